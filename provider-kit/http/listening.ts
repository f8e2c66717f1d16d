import { once } from 'node:events'
import type { Server } from 'node:http'

/** How long answers that are under way have at the end, in milliseconds. */
const drainMs = 1500

/** Opens a port. @returns it, also when any was asked for (0). Rejects when it is taken. */
export async function listen(server: Server, port: number, host?: string): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** Takes no more calls, and waits for the answers that are under way. */
export async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const impatient = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearTimeout(impatient)
}
