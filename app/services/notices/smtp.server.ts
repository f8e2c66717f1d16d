import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Config } from '~/platform/config.server'
import type { Channel, SendOutcome } from './channel.server'

type SmtpParts = { smtp: NonNullable<Config['smtp']>; origin: string }

/** A server that is silent has had its chance, in milliseconds: the letter is sent again. */
const patienceMs = 10_000

const errorSchema = z.object({
  code: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
})

/** No such mailbox, moved away, no address, takes no post: RFC 5321 4.2.3, RFC 7504. A full mailbox (552) is emptied one day. */
const noSuchAddress: ReadonlySet<number> = new Set([550, 551, 553, 556])
/** A rule of the server's against the sender (RFC 3463, 3.8), which says nothing of the address. */
const againstSender = /^\d{3}[ -]5\.7\.\d/

/**
 * What came of it, from what the server said. An address is given up on by a final no (5xx) to the address itself and by
 * nothing else: 5xx to a connection or a whole letter is a rule of that server's, which its owner may change (RFC 5321, 4.2).
 */
export function outcomeOf(error: unknown): SendOutcome {
  const { code = 'smtp', responseCode = 0, command = '', response = '' } = errorSchema.parse(error)
  const isAddress = command === 'RCPT TO' && noSuchAddress.has(responseCode) && !againstSender.test(response)
  return { ok: false, why: isAddress ? 'never' : 'later', isAddress, code: responseCode > 0 ? `${responseCode}` : code }
}

/**
 * Letters by SMTP, over a connection that is kept. Encrypted or not at all, but for a server on this machine. The Message-ID is
 * made of the letter's id, so that whoever gets it twice sees one. Each letter says that a machine has written it, so that no
 * machine answers.
 */
export function createSmtpChannel({ smtp, origin }: SmtpParts): Channel {
  const { host, port, user, password, from, tls } = smtp
  const ownDomain = from.slice(from.lastIndexOf('@') + 1)
  const transport = createTransport({
    ...{ host, port, pool: true, maxConnections: 2, name: ownDomain },
    ...{ secure: tls === 'implicit', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none' },
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return {
    channel: 'email',
    isOnce: false,
    send: async ({ id, to, language, subject, text, stop }) => {
      try {
        await transport.sendMail({
          ...{ from: { name: 'Insyn', address: from }, to: { name: '', address: to }, subject, text },
          messageId: `<${id}@${ownDomain}>`,
          xMailer: false,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': language,
            'List-Id': `Insyn <aviseringar.${new URL(origin).hostname}>`,
            // RFC 8058: one press in the mail program, which sends it without anybody being signed in.
            ...(stop === null
              ? {}
              : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
          },
        })
        return { ok: true }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    find: () => Promise.resolve({ is: 'never' }),
    // Whether a letter has been opened or thrown away nobody says.
    fateOf: () => Promise.resolve('nobodySays'),
    close: () => transport.close(),
  }
}
