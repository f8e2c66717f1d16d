import { join } from 'node:path'
import { z } from 'zod'
import { faultSchema } from './faults'
import { loadKeys } from './keys'
import { startIdp } from './start'
import { readVendorPersons } from './vendor-persons'

const environment = z.object({
  NODE_ENV: z.string().optional(),
  IDP_PORT: z.coerce.number().int().min(1).max(65535).default(3002),
  PORTAL_ORIGIN: z.url().default('http://localhost:3000'),
  INSYN_DATA: z.string().min(1).default('.data'),
  /** A vendor's own test persons, in place of the sandbox's. */
  IDP_PERSONS_FILE: z.string().min(1).optional(),
  IDP_FAULT: faultSchema.default('none'),
})

function stopWith(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const env = environment.safeParse(process.env)
if (!env.success) {
  stopWith(
    `The sandbox identity provider cannot start:\n${env.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`).join('\n')}`,
  )
}
if (env.data.NODE_ENV === 'production') {
  stopWith('The sandbox identity provider lets anyone be anyone. It does not start with NODE_ENV=production.')
}

try {
  const idp = await startIdp({
    port: env.data.IDP_PORT,
    portalOrigin: new URL(env.data.PORTAL_ORIGIN).origin,
    keys: await loadKeys(join(env.data.INSYN_DATA, 'idp')),
    fault: env.data.IDP_FAULT,
    ...(env.data.IDP_PERSONS_FILE !== undefined && { persons: readVendorPersons(env.data.IDP_PERSONS_FILE) }),
  })
  process.stdout.write(`The sandbox identity provider is up at ${idp.issuer}\n`)
  const stop = (): void => {
    void idp.close().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (error) {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  stopWith(
    inUse
      ? `Port ${env.data.IDP_PORT} is in use (IDP_PORT).`
      : `The sandbox identity provider cannot start: ${String(error)}`,
  )
}
