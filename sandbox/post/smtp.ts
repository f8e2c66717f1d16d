import { once } from 'node:events'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { Faults } from './faults'
import type { Messages } from './messages'

/** What the server of letters works with. */
export type SmtpDeps = { messages: Messages; faults: Faults }

/** A running server of letters. */
export type RunningSmtp = { port: number; close: () => Promise<void> }

/** An answer of SMTP other than yes: its code, and the enhanced code of RFC 3463 with words. */
const answer = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

const refusals = {
  later: answer(451, '4.7.1 Greylisted, try again later'),
  noSuchAddress: answer(550, '5.1.1 No such mailbox here'),
  refused: answer(550, '5.7.1 We take nothing from you'),
}

const isRefusal = (kind: string): kind is keyof typeof refusals => kind in refusals

/**
 * A real SMTP server (RFC 5321) on this machine, without encryption, which takes letters to any address. What it takes is in the
 * mailboxes before it says yes.
 */
export const startSmtp = async (port: number, { messages, faults }: SmtpDeps): Promise<RunningSmtp> => {
  const sockets = new Map<number, Socket>()

  const take = async (raw: Buffer, recipients: readonly string[]): Promise<void> => {
    const { subject, text, from, messageId } = await simpleParser(raw)
    const sender = from?.value[0]
    for (const to of recipients) {
      messages.add({
        ...{ way: 'email', to, from: sender?.name || (sender?.address ?? ''), subject: subject ?? null },
        ...{ text: text ?? '', reference: messageId ?? null },
        arrived: faults.take('smtp', ['bounce'], to) === null,
      })
    }
  }

  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false },
    banner: 'Insyn sandbox',
    onRcptTo: ({ address }, _session, done) => {
      const fault = faults.take('smtp', ['later', 'noSuchAddress', 'refused', 'slow'], address)
      if (fault === null) return done()
      if (isRefusal(fault.kind)) return done(refusals[fault.kind])
      setTimeout(done, fault.ms)
    },
    onData: (stream, { envelope, remotePort }, done) => {
      const recipients = envelope.rcptTo.map(({ address }) => address)
      buffer(stream)
        .then((raw) => take(raw, recipients))
        .then(
          () => {
            if (faults.take('smtp', ['lostAnswer'], recipients[0]) === null) return done(null)
            sockets.get(remotePort)?.destroy()
          },
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        )
    },
  })
  // A client that is killed is no fault of the server's.
  server.on('error', () => undefined)
  server.server.prependListener('connection', (socket: Socket) => {
    if (faults.take('smtp', ['away']) !== null) return void socket.destroy()
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      for (const socket of sockets.values()) socket.destroy()
      await Promise.race([new Promise<void>((closed) => server.close(() => closed())), wait(1_000)])
    },
  }
}
