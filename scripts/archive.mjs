// Archives what has been kept for as long as it is to be, and removes what is archived (docs/operations.md, What is removed).
//   npm run archive -- export|verify|remove <folder>
// Ends with 0 when it was done, 1 when the archive or the log is not what was written, 2 when it could not be done.
import { runBuilt } from './run-built.mjs'

await runBuilt('archive.js', 'runArchive')
