// The check of a provider, for its vendor (docs/connecting-a-provider.md). Needs nothing but this repository and its packages:
//   npm run provider:check -- https://test.provider.example/api --token-endpoint … --key … --persons …
// Ends with 0 when every rule holds, 1 when one does not, 2 when it could not be checked.
import { join } from 'node:path'
import { build } from 'esbuild'
import { generateContract } from '../provider-api/generate.mjs'
import { root } from './programs.mjs'
import { runBuilt } from './run-built.mjs'

await generateContract()
await build({
  absWorkingDir: root,
  entryPoints: ['provider-check/main.ts'],
  outfile: join(root, 'build/provider-check.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
await runBuilt('provider-check.js', 'providerCheck')
