import { z } from 'zod'
import { startPost, type RunningPost } from '../../sandbox/post/start'

const secret = 'a-secret-of-the-post-office'

/** The sandbox's post office on free ports, with what the portal is configured with to reach it. */
export async function startTestPost(): Promise<RunningPost & { sms: SmsConfig; messaging: MessagingConfig }> {
  const post = await startPost({
    ...{ port: 0, smtpPort: 0, file: null, clock: () => new Date('2026-11-19T15:00:00+01:00') },
    sms: { user: 'insyn', secret },
    messaging: { clientId: 'insyn', clientSecret: secret },
  })
  const base = `${post.origin}/messaging`
  return {
    ...post,
    sms: { user: 'insyn', secret, from: 'Insyn', api: `${post.origin}/a1` },
    messaging: {
      ...{ baseUrl: base, partyUrl: `${base}/party`, tokenEndpoint: `${base}/token`, clientId: 'insyn' },
      ...{ clientSecret: secret, municipalityId: '2281', organizationNumber: '2120002411', smsFrom: 'Insyn' },
      ...{ emailFrom: 'insyn@insyn.example', channels: ['email', 'sms', 'digitalPost'] },
    },
  }
}

type SmsConfig = { user: string; secret: string; from: string; api: string }
type MessagingConfig = {
  baseUrl: string
  partyUrl: string
  tokenEndpoint: string
  clientId: string
  clientSecret: string
  municipalityId: string
  organizationNumber: string
  smsFrom: string
  emailFrom: string
  channels: ('email' | 'sms' | 'digitalPost')[]
}

const cameSchema = z.object({
  smtpPort: z.number(),
  messages: z.array(
    z.object({
      way: z.string(),
      to: z.string(),
      text: z.string(),
      reference: z.string().nullable(),
      takenAt: z.string(),
    }),
  ),
})

/** What has come to the post office of a running stack, in order, and where its server of letters listens. */
export async function postAt(origin: string): Promise<z.infer<typeof cameSchema>> {
  const answer = await fetch(`${origin}/admin/messages`)
  return cameSchema.parse(await answer.json())
}

/** Orders a fault at the post office of a running stack. */
export async function orderPostFault(origin: string, order: Record<string, string | number>): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/admin/faults`, { method: 'POST', headers, body: JSON.stringify(order) })
  if (answer.status !== 204) throw new Error(`the fault was not ordered: ${answer.status}`)
}
