// From the embedded database to PostgreSQL (docs/operations.md, From trying out to running): npm run move-to-postgres [-- --grant <role>]
// With the portal's own environment, and DATABASE_URL of the role that owns the new database. The portal is stopped meanwhile.
// Ends with 0 when all is there, 1 when the access log is not what was written, 2 when it could not be done.
import { runBuilt } from './run-built.mjs'

await runBuilt('move.js', 'moveToPostgres')
