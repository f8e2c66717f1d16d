// What who runs the portal can do about a person's sessions and rights (docs/operations.md, By hand).
//   npm run operator -- sessions end | rights why | rights end | rights restart …
// Ends with 0 when it was done, 1 when there was nothing to do it to, 2 when it could not be done.
import { createInterface } from 'node:readline'
import { runBuilt } from './run-built.mjs'

/** The first line of standard input: arguments can be seen by everybody on the machine. */
async function readNumber() {
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}

await runBuilt('operator.js', 'runOperator', { readNumber })
process.stdin.destroy()
