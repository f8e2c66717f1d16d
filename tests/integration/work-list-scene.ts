import { exportJWK } from 'jose'
import { pino } from 'pino'
import { z } from 'zod'
import { createAccessService } from '~/auth/access.server'
import type { User } from '~/auth/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { createProviderGateway } from '~/provider/gateway.server'
import type { ProviderGateway } from '~/provider/types'
import { createObjectionDrafts } from '~/services/objections/drafts.server'
import { createWishDrafts } from '~/services/wishes/drafts.server'
import { createUrgentAround } from '~/services/urgent/around.server'
import { createWaiting } from '~/services/work-list/waiting.server'
import { createWorkListService } from '~/services/work-list/work-list.server'
import { others } from '../../sandbox/data/cast'
import { startCountingProxy } from '../support/counting-proxy'
import { logSize, openTestDatabase } from '../support/databases'
import { keptInMap } from './scripted-provider'
import { clientId, startForTest } from './sandbox-provider-client'

const ecKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() })
const logger = pino({ level: 'silent' })

/** The work list at the sandbox provider, where Ulla is god man of so many, with everything that it asks for counted. */
export async function openWorkList(huvudman: number) {
  const [sandbox, test] = await Promise.all([startForTest(huvudman), openTestDatabase('embedded')])
  test.time.now = sandbox.clock()
  const proxy = await startCountingProxy(sandbox.running.origin)
  const gateway = await newGateway()
  const { database } = test
  const config = { clock: () => test.time.now, representationMaxAgeSeconds: 3600, representationToleranceHours: 24 }
  const access = createAccessService({ config, database, provider: gateway, logger })
  const scene = () => ({ t: textsFor('sv'), f: formatsFor('sv'), now: test.time.now, requestId: 'req-1' })
  const close = async (): Promise<void> => {
    await gateway.close()
    await Promise.all([proxy.close(), sandbox.close(), test.close()])
  }
  return { sandbox, test, gateway, scene, userOf, lookAt, newGateway, close }

  async function userOf(key: 'greta' | 'ulla'): Promise<User> {
    const { number, name } = others.find((one) => one.key === key) ?? { number: '', name: '' }
    const { id } = await test.database.persons.findOrCreate({ number, name, isCoordinationNumber: false })
    const at = test.time.now
    return {
      ...{ personId: id, name, sessionId: 's', authenticatedAt: at, previousSignInAt: null },
      isCoordinationNumber: false,
    }
  }

  /** What a view of the list cost, after the representations are known. */
  async function lookAt(user: User, provider = gateway) {
    const { subjects } = await access.subjectsFor(user, 'req-1')
    const counts = new Map<string, number>()
    const { reviews, objections, wishes, outbox, jointActs, accessLog, drafts, opened } = test.database
    const database = {
      reviews: counting(reviews, 'reviews', counts),
      objections: counting(objections, 'objections', counts),
      wishes: counting(wishes, 'wishes', counts),
      outbox: counting(outbox, 'outbox', counts),
      jointActs: counting(jointActs, 'jointActs', counts),
      accessLog: counting(accessLog, 'accessLog', counts),
      opened: counting(opened, 'opened', counts),
    }
    const nothingMissing = () => Promise.resolve({ isWhole: () => true, notices: [] })
    const waiting = createWaiting({
      ...{ provider, database, told: nothingMissing, wishesTold: nothingMissing },
      drafts: createObjectionDrafts({ drafts: counting(drafts, 'drafts', counts) }),
      wishDrafts: createWishDrafts({ drafts: counting(drafts, 'drafts', counts) }),
    })
    const around = createUrgentAround({
      provider,
      database: {
        objections: counting(test.database.objections, 'urgent', counts),
        arrivals: counting(test.database.arrivals, 'arrivals', counts),
      },
    })
    const service = createWorkListService({ provider, database, waiting, around })
    const before = await logSize(test)
    proxy.taken()
    const view = await service.get(subjects, scene())
    const after = await logSize(test)
    return {
      view,
      service,
      calls: proxy.taken(),
      statements: Object.fromEntries(counts),
      rows: after - before,
      subjects,
    }
  }

  /** The portal's way to both tenants, through what counts. It remembers nothing from another. */
  async function newGateway(): Promise<ProviderGateway> {
    const at = (id: string, name: string) => ({
      ...{ id, name, clientId, baseUrl: `${proxy.origin}/${id}` },
      tokenEndpoint: `${sandbox.running.origin}/${id}/oauth/token`,
      ...{ stalenessHours: 24, timeoutMs: 30_000, concurrency: 32 },
    })
    const ring = { active: 'a', ring: {} }
    return createProviderGateway(
      {
        providers: [at('farsta', 'Farsta'), at('soder', 'Söder')],
        keys: {
          signing: { ...ecKey.parse(await exportJWK(sandbox.privateKey)), kid: 'k1' },
          ...{ pseudonym: 'B'.repeat(43), encryption: ring, index: ring },
        },
        clock: sandbox.clock,
      },
      { database: { keptAnswers: keptInMap() }, logger },
    )
  }
}

/** The database's part with every call of a method counted. */
function counting<T extends object>(part: T, name: string, counts: Map<string, number>): T {
  return new Proxy(part, {
    get: (target, key, receiver) => {
      const value: unknown = Reflect.get(target, key, receiver)
      const call = `${name}.${String(key)}`
      counts.set(call, (counts.get(call) ?? 0) + 1)
      return value
    },
  })
}
