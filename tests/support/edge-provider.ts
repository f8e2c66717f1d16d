import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { z } from 'zod'
import { signInPersons } from '../../sandbox/data/cast'
import { textPdf } from '../../sandbox/provider/world/pdf'
import { answerSchemas, dataOf, type Level } from './contract-edges'
import { startWatchedStack } from './watched-stack'

/** Which level each field is at. */
export type LevelOf = (field: string) => Level

const groups = ['claims', 'documents', 'comments', 'reviews', 'faststallandeFullmakt', 'representations']
const searchSchema = z.object({ personalIdentityNumber: z.string(), pseudonymKey: z.string() })
const monthSchema = z.object({ month: z.string() })
const record = z.record(z.string(), z.unknown())

const routes = answerSchemas().map(({ operationId, path, method, schema }) => ({
  ...{ operationId, method, schema },
  matches: new RegExp(`/v1${path.slice(3).replace(/\{\w+\}/g, '([^/?]+)')}$`),
}))

/** Data with the value of each field that `values` names put in its place, at every depth. */
function withValues(data: unknown, values: Record<string, unknown>): unknown {
  if (Array.isArray(data)) return data.map((one) => withValues(one, values))
  const fields = record.safeParse(data)
  if (!fields.success) return data
  return Object.fromEntries(
    Object.entries(fields.data).flatMap(([field, value]) => {
      const put = field in values ? values[field] : withValues(value, values)
      return put === undefined ? [] : [[field, put]]
    }),
  )
}

/** A document of each type that there may be. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  'application/pdf': textPdf('Text', ['Text']),
  'text/plain': 'Text',
}

/** The file that is asked for, of the type that the list of documents has told; null when it is no file that is asked for. */
function fileFor({ headers: { accept = '' }, url = '' }: IncomingMessage) {
  const content = /\/documents\/[^/]+\/content$/.test(url) ? files[accept] : undefined
  return content === undefined ? null : { type: accept, content }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return request.headers['content-type']?.startsWith('application/json') === true ? JSON.parse(text) : null
}

/**
 * A provider that answers every call of the contract with data at its edges. `set` changes them while it runs.
 * @param self the number of its only brukare; everyone else is that one's god man
 */
async function startEdgeProvider(self: string): Promise<{
  origin: string
  /** `put`: values for fields of these names, at every depth of every answer. */
  set: (levelOf: LevelOf, put?: Record<string, unknown>) => void
  close: () => Promise<void>
}> {
  let levelOf: LevelOf = () => 'usual'
  let put: Record<string, unknown> = {}

  const answerTo = (url: URL, method: string, body: unknown): unknown => {
    if (url.pathname.endsWith('/token')) return { access_token: 'token', token_type: 'Bearer', expires_in: 300 }
    const found = routes.find((route) => route.method === method && route.matches.test(url.pathname))
    if (found === undefined) return null
    const data = withValues(dataOf({ $ref: `#/${found.schema}` }, levelOf), put)
    const [, asked] = found.matches.exec(url.pathname) ?? []
    switch (found.operationId) {
      case 'getCapabilities':
        return withValues(data, { groups })
      case 'searchPersons': {
        const { personalIdentityNumber: number, pseudonymKey } = searchSchema.parse(body)
        const pseudonym = createHmac('sha256', Buffer.from(pseudonymKey, 'base64url'))
          .update(number)
          .digest('base64url')
        const { brukare, representations } = record.parse(data)
        if (number === self) {
          // It is one person, whom all of the answer calls the same.
          return {
            brukare: withValues(brukare, { pseudonym, birthDate: undefined }),
            representations: withValues(representations, { pseudonym, birthDate: undefined }),
          }
        }
        // Everyone else represents that brukare, without having been stopped.
        const ofSelf = createHmac('sha256', Buffer.from(pseudonymKey, 'base64url')).update(self).digest('base64url')
        const kind = 'godMan'
        return {
          representations: withValues(representations, {
            pseudonym: ofSelf,
            birthDate: undefined,
            revokedAt: undefined,
            kind,
          }),
        }
      }
      case 'getBrukare':
      case 'getTimeReport':
        return {
          ...record.parse(data),
          id: asked,
          ...(found.schema === 'TimeReport' ? { brukareId: brukareId() } : {}),
        }
      case 'getObjection':
        return { ...record.parse(data), id: found.matches.exec(url.pathname)?.[2], brukareId: asked }
      default: {
        // A month's list is of that month: another is no edge, it is another answer.
        const month = url.searchParams.get('month') ?? monthSchema.safeParse(body).data?.month
        return withValues(data, {
          ...{ nextCursor: undefined, brukareId: asked ?? brukareId() },
          ...(month !== undefined && { month }),
        })
      }
    }
  }
  const brukareId = () => record.parse(dataOf({ $ref: '#/BrukareReference' }, levelOf)).id

  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    const file = fileFor(request)
    if (file !== null) {
      response.writeHead(200, { 'content-type': file.type }).end(file.content)
      return
    }
    bodyOf(request)
      .then((body) => answerTo(url, (request.method ?? 'GET').toLowerCase(), body))
      .then((answer) => {
        const isThere = answer !== null
        const type = isThere ? 'application/json' : 'application/problem+json'
        response.writeHead(isThere ? 200 : 404, { 'content-type': type })
        response.end(JSON.stringify(answer ?? { type: 'about:blank', title: 'no', status: 404 }))
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    set: (next, values = {}) => {
      levelOf = next
      put = values
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

/** That provider in the place of Farsta, for Pia, with a stack that asks it anew on every page; `close` ends both. */
export async function startEdgeStack(name: string) {
  const provider = await startEdgeProvider(signInPersons.find(({ key }) => key === 'pia')?.number ?? '')
  const { origin } = provider
  const farsta = { id: 'farsta', name: 'Farsta', baseUrl: `${origin}/api`, clientId: 'insyn' }
  const stack = await startWatchedStack(name, {
    database: 'server',
    env: {
      PROVIDERS: JSON.stringify([{ ...farsta, tokenEndpoint: `${origin}/token`, timeoutMs: 30_000 }]),
      PAGE_BUDGET_MS: '120000',
      REPRESENTATION_MAX_AGE_SECONDS: '0',
    },
  })
  const close = async () => {
    await stack.stop()
    await provider.close()
  }
  return { provider, stack, close }
}
