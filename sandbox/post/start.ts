import { once } from 'node:events'
import { createServer } from 'node:http'
import { listen } from '../../provider-kit/http/listening'
import { createApp, type PostDeps } from './app'
import { createFaults, type Faults } from './faults'
import { openMessages, type Messages } from './messages'
import { startSmtp } from './smtp'

/** How the post office runs. A port of 0 takes any free one; `file`: where what comes is kept, null: in memory only. */
export type PostOptions = Pick<PostDeps, 'sms' | 'messaging'> & {
  /** Where the portal tells of its calls to providers; left out: nowhere. */
  callsAt?: string | undefined
  port: number
  smtpPort: number
  file: string | null
  clock: () => Date
}

/** A running post office. */
export type RunningPost = {
  origin: string
  smtpPort: number
  messages: Messages
  faults: Faults
  close: () => Promise<void>
}

/** Starts the post office: letters by SMTP, SMS and the municipality's messages by HTTP, and the pages of what came. */
export const startPost = async ({
  port,
  smtpPort,
  file,
  clock,
  callsAt,
  ...accounts
}: PostOptions): Promise<RunningPost> => {
  const messages = openMessages(file, clock)
  const faults = createFaults()
  const smtp = await startSmtp(smtpPort, { messages, faults })
  const server = createServer(
    createApp({ messages, faults, smtpPort: smtp.port, callsAt: callsAt ?? null, ...accounts }),
  )
  let own: number
  try {
    own = await listen(server, port, '127.0.0.1')
  } catch (error) {
    await smtp.close()
    throw error
  }
  return {
    ...{ origin: `http://localhost:${own}`, smtpPort: smtp.port, messages, faults },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await Promise.all([closed, smtp.close()])
    },
  }
}
