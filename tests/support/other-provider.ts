import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { z } from 'zod'
import type { BrukareReference, PersonSearchResult, Representation } from '../../provider-api/contract'

const searchSchema = z.object({ personalIdentityNumber: z.string(), pseudonymKey: z.string() })

/** What is said about the one who asks. `pseudonymOf`: as a provider makes it of a number. */
type Says = (number: string, pseudonymOf: (number: string) => string) => PersonSearchResult

export type OtherProvider = {
  /** Its part of the configuration PROVIDERS, in the place of another with the same id. */
  configured: { id: string; name: string; baseUrl: string; clientId: string; tokenEndpoint: string }
  /** What it answers from now on about everyone who asks. */
  says: (next: Says) => void
  /** The paths it has been asked for. */
  asked: string[]
  stop: () => Promise<void>
}

/** A second provider, with a register of its own that says whatever the test wants: right, mixed up or false. */
export async function startOtherProvider(id: string, name: string): Promise<OtherProvider> {
  let says: Says = () => ({ representations: [] })
  const asked: string[] = []

  const answerTo = (path: string, body: string): { status: number; data: unknown } => {
    if (path === '/token') return { status: 200, data: { access_token: 't', token_type: 'Bearer', expires_in: 300 } }
    asked.push(path)
    if (path === '/api/v1/capabilities') {
      const tolerances = { startToleranceMinutes: 10, endToleranceMinutes: 10, totalToleranceMinutes: 15 }
      const classificationRule = { ...tolerances, totalMode: 'sum' }
      return { status: 200, data: { providerName: name, groups: [], classificationRule } }
    }
    if (path !== '/api/v1/persons/search')
      return { status: 404, data: { type: 'about:blank', title: 'no', status: 404 } }
    const { personalIdentityNumber, pseudonymKey } = searchSchema.parse(JSON.parse(body))
    const key = Buffer.from(pseudonymKey, 'base64url')
    const pseudonymOf = (number: string) => createHmac('sha256', key).update(number).digest('base64url')
    return { status: 200, data: says(personalIdentityNumber, pseudonymOf) }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { pathname } = new URL(request.url ?? '/', 'http://provider')
      const { status, data } = answerTo(pathname, Buffer.concat(chunks).toString())
      const type = status === 200 ? 'application/json' : 'application/problem+json'
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(data))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    configured: { id, name, baseUrl: `${origin}/api`, clientId: 'insyn-portal', tokenEndpoint: `${origin}/token` },
    says: (next) => (says = next),
    asked,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

/** A brukare as a provider names them. */
export const referenceOf = (id: string, name: string, pseudonym: string): BrukareReference => ({
  ...{ id, name, pseudonym },
  protectedIdentity: false,
})

/** A framtidsfullmakt that opens everything. */
export const framtidsfullmakt = (id: string, brukare: BrukareReference): Representation => ({
  ...{ id, brukare, kind: 'framtidsfullmakt', validFrom: '2026-01-01', joint: false, conflictOfInterest: 'none' },
  scopes: ['schedule:read', 'reports:read', 'hours:read', 'claim:read', 'notes:read', 'object', 'access:manage'],
  basis: { type: 'framtidsfullmakt', issuer: 'x', date: '2026-01-01' },
  ...{ verifiedBy: 'x', verifiedAt: '2026-01-01' },
})
