import { z } from 'zod'
import { baseUrl, safeUrl } from './config-parts.server'
import { isLoopbackHost } from './loopback'

/** The ways to people outside the portal. */
const ways = ['email', 'sms', 'digitalPost'] as const

/** A server that takes letters. Encrypted, but for one on this machine; a password only where nobody else reads it. */
export const smtpSchema = z
  .object({
    host: z.string().min(1),
    port: z.number().int().min(1).max(65535).default(587),
    tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
    user: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    from: z.email(),
  })
  .refine(
    ({ tls, host }) => tls !== 'none' || isLoopbackHost({ hostname: host }),
    'may be without encryption on this machine only',
  )

const smsSender = z.string().regex(/^[A-Za-z][A-Za-z0-9]{2,10}$/, 'must be 3 to 11 letters and digits, a letter first')

/** An account of an SMS service of 46elks' shape (https://46elks.se/docs). */
export const smsSchema = z.object({
  user: z.string().min(1),
  secret: z.string().min(1),
  from: smsSender,
  api: baseUrl.default('https://api.46elks.com/a1'),
})

/** A client of a municipality's messages of Sundsvall's shape (api-service-messaging). `channels`: what goes by it. */
export const messagingSchema = z.object({
  baseUrl,
  /** Where the party id of a number is looked up: `<partyUrl>/<municipality>/PRIVATE/<number>/partyId`. */
  partyUrl: baseUrl.optional(),
  tokenEndpoint: safeUrl,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  municipalityId: z.string().regex(/^\d{4}$/, 'must be the four digits of the municipality'),
  organizationNumber: z
    .string()
    .regex(/^\d{10}$/, 'must be ten digits')
    .optional(),
  channels: z
    .array(z.enum(ways))
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'must name each way once'),
  smsFrom: smsSender.default('Insyn'),
  emailFrom: z.email().optional(),
})

type Channels = {
  SMTP?: z.infer<typeof smtpSchema>
  SMS?: z.infer<typeof smsSchema>
  MESSAGING?: z.infer<typeof messagingSchema>
}

/** What is wrong with ways that are right one by one: two for the same, so that nobody knows which has told somebody. */
export function faultsOfChannels({ SMTP, SMS, MESSAGING }: Channels): string[] {
  if (MESSAGING === undefined) return []
  const { channels, organizationNumber, partyUrl, emailFrom } = MESSAGING
  const twice = (way: (typeof ways)[number], other: string) =>
    `MESSAGING.channels names ${way}, which ${other} is for already: leave out one of them`
  return [
    ...(SMTP !== undefined && channels.includes('email') ? [twice('email', 'SMTP')] : []),
    ...(SMS !== undefined && channels.includes('sms') ? [twice('sms', 'SMS')] : []),
    ...(channels.includes('digitalPost') && (organizationNumber === undefined || partyUrl === undefined)
      ? ['MESSAGING.organizationNumber and MESSAGING.partyUrl are needed for digitalPost']
      : []),
    ...(channels.includes('email') && emailFrom === undefined ? ['MESSAGING.emailFrom is needed for email'] : []),
  ]
}
