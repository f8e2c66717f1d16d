import { z } from 'zod'

/**
 * What says that nothing can be asked of PostgreSQL, or nothing be written there, for now: connection exceptions (class 08), shut down, crashed or
 * starting (57P01–57P03), out of connections, disk or memory (class 53), and read-only (25006): PostgreSQL, appendix A. Then
 * Node's own codes of a connection, and Prisma's (P1001, P1002, P1008, P1017, P2024).
 */
const codes =
  /^(08\w{3}|57P0[123]|53\w{3}|25006|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024)$/

/** What Prisma's adapter calls the same, and what node-postgres says where it has no code. */
const kinds = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/
const messages = /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/

const told = z.object({
  code: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  kind: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
  meta: z.object({ driverAdapterError: z.unknown().optional() }).optional().catch(undefined),
})

/** True when an error says that the database is away, or takes nothing for now: what was asked can be asked again. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  const { success, data } = told.safeParse(error)
  if (!success || depth > 5) return false
  const { code = '', originalCode = '', kind = '', message = '', cause, errors = [], meta } = data
  if (codes.test(code) || codes.test(originalCode) || kinds.test(kind) || messages.test(message)) return true
  return [cause, meta?.driverAdapterError, ...errors].some((inner) => isDatabaseAway(inner, depth + 1))
}
