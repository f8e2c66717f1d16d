// The portal's keys, for its operator; docs/operations.md (Keys) has the steps. Says names of keys, never keys.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import {
  fingerprint,
  makeKeys,
  readKeyFile,
  requireRetiring,
  withActive,
  withNewKey,
  withoutKey,
  writeKeyFile,
} from './key-file.mjs'
import { root } from './programs.mjs'

const usage = `npm run keys -- <command> [--file keys.json]        (else INSYN_KEYS_FILE)

  make                       a new file with a whole set of keys; never over an old one
  list                       which keys there are, and what each is for now
  add <kind>                 one more key: encryption, index or signing. Nothing uses it yet
  activate <kind> <id>       use it from now on; the one before is on its way out
  re-encrypt                 move every row from keys on their way out to the active ones, while portals run
  verify                     which keys rows need, by looking at every row
  remove <kind> <id>         take away a key that no row needs

The last three open the database with the portal's own environment (the last for signing keys does not). The embedded
database has one user at a time: stop the portal first, or let it re-encrypt by itself.`

const kinds = ['encryption', 'index', 'signing']

function listOf({ encryption, index, pseudonym, signing, signingNext, signingPrevious = [] }) {
  const ofRing = (name, { active, ring, retiring = [] }) =>
    Object.entries(ring).map(([id, secret]) => {
      const use = id === active ? 'active' : retiring.includes(id) ? 'on its way out' : 'added, not used yet'
      return `${name.padEnd(11)} ${id.padEnd(20)} ${fingerprint(secret)}  ${use}`
    })
  const ofSigning = (jwk, use) => `${'signing'.padEnd(11)} ${jwk.kid.padEnd(20)} ${' '.repeat(8)}  ${use}`
  return [
    ...ofRing('encryption', encryption),
    ...ofRing('index', index),
    `${'pseudonym'.padEnd(11)} ${' '.repeat(20)} ${fingerprint(pseudonym)}  active`,
    ofSigning(signing, 'active'),
    ...(signingNext ? [ofSigning(signingNext, 'next: shown, not used yet')] : []),
    ...signingPrevious.map((jwk) => ofSigning(jwk, 'previous: shown, its private half is gone')),
  ]
}

/** The part that knows the database is built as the portal is. */
async function onDatabase() {
  const built = join(root, 'build/keys.js')
  if (!existsSync(built)) throw new Error('Build first: node scripts/build.mjs')
  return import(pathToFileURL(built).href)
}

async function run(args, env, say) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { file: { type: 'string' } } })
  const [command, kind, id] = positionals
  const file = values.file ?? env.INSYN_KEYS_FILE
  if (command === undefined) throw new Error(usage)
  if (!file) throw new Error('Name the file with the keys: --file keys.json, or INSYN_KEYS_FILE')
  const own = { ...env, INSYN_KEYS: undefined, INSYN_KEYS_FILE: file }
  const requireKind = (...more) => {
    if (!kinds.includes(kind) || more.some((one) => one === undefined)) throw new Error(usage)
  }
  switch (command) {
    case 'make':
      if (existsSync(file)) throw new Error(`There are keys in ${file} already: nothing was done`)
      writeKeyFile(file, makeKeys())
      say(`Made ${file}. Keep a copy where the database and its backups are not.`)
      return 0
    case 'list':
      for (const line of listOf(readKeyFile(file))) say(line)
      return 0
    case 'add': {
      requireKind()
      const added = withNewKey(readKeyFile(file), kind)
      writeKeyFile(file, added.keys)
      say(
        `Added the ${kind} key ${added.id}. Give every portal this file, start them again, then: activate ${kind} ${added.id}`,
      )
      return 0
    }
    case 'activate':
      requireKind(id)
      writeKeyFile(file, withActive(readKeyFile(file), kind, id))
      say(`The ${kind} key ${id} is used by every portal that is started with this file from now on.`)
      return 0
    case 're-encrypt':
      return (await onDatabase()).reencrypt({ env: own, say })
    case 'verify':
      return (await onDatabase()).verifyKeys({ env: own, say })
    case 'remove': {
      requireKind(id)
      const keys = readKeyFile(file)
      if (kind !== 'signing') {
        requireRetiring(keys, kind, id)
        const released = await (await onDatabase()).releaseKey({ env: own, say, ring: kind, id })
        if (released !== 0) return released
      }
      writeKeyFile(file, withoutKey(keys, kind, id))
      say(
        `Removed the ${kind} key ${id} from ${file}. Backups from before need it: keep it with them, as long as them.`,
      )
      return 0
    }
    default:
      throw new Error(usage)
  }
}

try {
  process.exitCode = await run(process.argv.slice(2), process.env, console.log)
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}
