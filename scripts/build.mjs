// Builds everything into build/: generated code, the portal, the sandbox's processes, the adapters, the seed.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { generateContract } from '../provider-api/generate.mjs'
import { generateIcons } from './icons.mjs'

const root = resolve(import.meta.dirname, '..')
const out = join(root, 'build')
const only = process.argv.includes('--generate') ? 'generate' : 'all'

/** Runs a program of node_modules/.bin; ends the build when it fails, with what it said. */
function run(program, args, env = {}) {
  const done = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1', ...env },
  })
  if (done.status !== 0) {
    process.stderr.write(`${program} ${args.join(' ')} failed\n${done.stdout}${done.stderr}\n`)
    process.exit(1)
  }
}

async function generate() {
  await Promise.all([generateContract(), generateIcons()])
  for (const schema of [
    'prisma/schema.prisma',
    'sandbox/provider/prisma/schema.prisma',
    'adapters/lifecare/prisma/schema.prisma',
  ]) {
    if (existsSync(join(root, schema))) run('prisma', ['generate', '--schema', schema])
  }
}

/** Bundles a process; packages stay outside, so that they are what the lockfile says. */
async function bundle(entry, outfile) {
  await esbuild({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(out, outfile),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
    loader: { '.css': 'text', '.html': 'text', '.yaml': 'text' },
    external: ['./server/index.js'],
  })
}

/** The texts that the enhancement script says, by language and key; app/enhance/words.ts names them. */
function enhanceWords() {
  const keys = readFileSync(join(root, 'app/enhance/words.ts'), 'utf8').match(/(?<=')[a-z]+\.[\w.]+(?=')/g) ?? []
  const textOf = (language, key) => {
    const [file, ...path] = key.split('.')
    const texts = JSON.parse(readFileSync(join(root, 'locales', language, `${file}.json`), 'utf8'))
    const text = path.reduce((part, name) => part?.[name], texts)
    if (typeof text !== 'string') throw new Error(`locales/${language} has no ${key}`)
    return text
  }
  const languages = readdirSync(join(root, 'locales'))
  return Object.fromEntries(
    languages.map((language) => [language, Object.fromEntries(keys.map((key) => [key, textOf(language, key)]))]),
  )
}

async function enhancement() {
  const result = await esbuild({
    absWorkingDir: root,
    entryPoints: ['app/enhance/main.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2020', 'safari14'],
    define: { enhanceWords: JSON.stringify(enhanceWords()) },
    write: false,
  })
  const [file] = result.outputFiles
  const name = `enhance-${createHash('sha256').update(file.contents).digest('hex').slice(0, 10)}.js`
  mkdirSync(join(out, 'client/assets'), { recursive: true })
  for (const old of readdirSync(join(out, 'client/assets'))) {
    if (old.startsWith('enhance-')) rmSync(join(out, 'client/assets', old))
  }
  writeFileSync(join(out, 'client/assets', name), file.contents)
  writeFileSync(join(out, 'enhance-url.txt'), `/assets/${name}\n`)
}

/** Bundles a program as Vite bundles the portal, whose database layer it uses. */
async function bundleWithPortal(entry, outfile) {
  await vite({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '~': join(root, 'app') } },
    build: {
      ssr: entry,
      outDir: out,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: outfile } },
    },
  })
}

await generate()
if (only === 'all') {
  run('remix', ['vite:build'], { NODE_ENV: 'production' })
  await Promise.all([
    enhancement(),
    bundle('server.ts', 'portal.js'),
    bundle('sandbox/idp/main.ts', 'idp.js'),
    bundle('sandbox/provider/main.ts', 'provider.js'),
    bundle('sandbox/post/main.ts', 'post.js'),
    bundle('sandbox/lifecare/main.ts', 'lifecare-mock.js'),
    bundle('adapters/lifecare/main.ts', 'lifecare.js'),
    bundle('sandbox/data/cast.ts', 'cast.js'),
  ])
  // One after the other: each is a whole Vite.
  await bundleWithPortal('sandbox/data/seed.ts', 'seed.js')
  await bundleWithPortal('app/access-log-proof.server.ts', 'access-log-proof.js')
  await bundleWithPortal('app/keys-program.server.ts', 'keys.js')
  await bundleWithPortal('app/migrate.server.ts', 'migrate.js')
  await bundleWithPortal('app/archive-program.server.ts', 'archive.js')
  await bundleWithPortal('app/operator-program.server.ts', 'operator.js')
  await bundleWithPortal('app/move-program.server.ts', 'move.js')
}
