import { join } from 'node:path'
import { z } from 'zod'
import { startClock } from '../../app/platform/clock'
import { startPost } from './start'

const environment = z.object({
  NODE_ENV: z.string().optional(),
  POST_PORT: z.coerce.number().int().min(1).max(65535).default(3003),
  POST_SMTP_PORT: z.coerce.number().int().min(1).max(65535).default(3025),
  POST_SECRET: z.string().min(20),
  /** Where the portal tells of its calls to providers. */
  PORTAL_CALLS: z.url({ protocol: /^https?$/ }).optional(),
  INSYN_DATA: z.string().min(1).default('.data'),
  INSYN_FIXED_CLOCK: z.iso.datetime({ offset: true }).optional(),
})

function stopWith(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const env = environment.safeParse(process.env)
if (!env.success) {
  stopWith(
    `The sandbox post office cannot start:\n${env.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`).join('\n')}`,
  )
}
if (env.data.NODE_ENV === 'production') {
  stopWith('The sandbox post office shows everything to everybody. It does not start with NODE_ENV=production.')
}

try {
  const secret = env.data.POST_SECRET
  const post = await startPost({
    ...{ port: env.data.POST_PORT, smtpPort: env.data.POST_SMTP_PORT, clock: startClock(env.data.INSYN_FIXED_CLOCK) },
    file: join(env.data.INSYN_DATA, 'post/messages.jsonl'),
    callsAt: env.data.PORTAL_CALLS,
    sms: { user: 'insyn', secret },
    messaging: { clientId: 'insyn', clientSecret: secret },
  })
  process.stdout.write(`The sandbox post office is up at ${post.origin}, and by SMTP at port ${post.smtpPort}\n`)
  const stop = (): void => {
    void post.close().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (error) {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  stopWith(
    inUse
      ? `Port ${env.data.POST_PORT} or ${env.data.POST_SMTP_PORT} is in use (POST_PORT, POST_SMTP_PORT).`
      : `The sandbox post office cannot start: ${String(error)}`,
  )
}
