// Proves that the access log of the configured database is what was written. Takes the portal's own environment.
//   node scripts/verify-access-log.mjs [--against checkpoints.txt] [--checkpoint checkpoints.txt]
// Ends with 0 when it is, 1 when a row or a checkpoint is not, 2 when it could not be looked through.
import { runBuilt } from './run-built.mjs'

await runBuilt('access-log-proof.js', 'proveAccessLog')
