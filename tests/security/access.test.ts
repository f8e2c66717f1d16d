import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { createLogger } from '~/platform/logger.server'
import type { PersonSearchResult, Representation } from '../../provider-api/contract'
import { giveAccess } from '../support/databases'
import { createAccessService, type AccessService } from '~/auth/access.server'
import type { User } from '~/auth/types'
import { copyTemplate } from '../support/templates'

const key = Buffer.alloc(32, 7)
const ring = { active: 'a', ring: { a: key } }
let now = new Date('2026-11-19T08:00:00Z')
const clock = () => now
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}

let folder: string
let database: Database
let access: AccessService
let greta: User
let pia: User

/** What each provider says now; `down` does not answer. */
const says: Record<string, PersonSearchResult | 'down'> = {}
const asked: string[] = []
const reference = (name: string) => ({
  id: `at-${name}`,
  name,
  pseudonym: name.padEnd(43, '-'),
  protectedIdentity: false,
})
const karl = reference('Karl Öberg')

function godMan(change: Partial<Representation> = {}): Representation {
  return {
    id: 'rep-1',
    kind: 'godMan',
    brukare: karl,
    assignments: ['bevakaRatt'],
    scopes: ['schedule:read', 'object'],
    validFrom: '2026-01-01',
    basis: { type: 'courtOrder', issuer: 'Södertörns tingsrätt', date: '2026-01-01' },
    verifiedBy: 'Malin Ek',
    verifiedAt: '2026-01-02',
    joint: false,
    conflictOfInterest: 'none',
    ...change,
  }
}

const userOf = (personId: string, name: string): User => ({
  personId,
  name,
  sessionId: 's',
  authenticatedAt: now,
  previousSignInAt: null,
  isCoordinationNumber: false,
})

beforeAll(async () => {
  folder = await copyTemplate('portal')
  database = await openDatabase({ folder, keys: { encryption: ring, index: ring }, clock })
  const make = (number: string, name: string) =>
    database.persons.findOrCreate({ number, name, isCoordinationNumber: false })
  greta = userOf((await make('196403079822', 'Greta Malm')).id, 'Greta Malm')
  pia = userOf((await make('198311059847', 'Pia Lindgren')).id, 'Pia Lindgren')
  access = createAccessService({
    config: { clock, representationMaxAgeSeconds: 30, representationToleranceHours: 24 },
    database,
    logger: createLogger('silent'),
    provider: {
      providers: ['farsta', 'soder'].map((id) => ({ id, name: id, webhookSecret: undefined })),
      inPageTime: (_requestId, work) => work,
      searchPersons: (providerId) => {
        asked.push(providerId)
        const said = says[providerId] ?? { representations: [] }
        return Promise.resolve(
          said === 'down'
            ? { state: 'missing', reason: 'unavailable', since: null }
            : { state: 'fresh', data: said, asOf: now, etag: 'x' },
        )
      },
    },
  })
})
beforeEach(() => {
  pass(60)
  asked.length = 0
  says.farsta = { representations: [godMan()] }
  says.soder = { representations: [] }
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const karlFor = async (user: User) => {
  const { subjects } = await access.subjectsFor(user, 'r')
  return subjects.find(({ brukare }) => brukare.name === karl.name)
}

describe('who may see whom', () => {
  it('is what the provider says, with role, scopes and ground', async () => {
    const found = await karlFor(greta)
    expect(found).toMatchObject({ role: 'godMan', stale: false, validTo: null, verifiedAt: '2026-01-02' })
    expect([...(found?.scopes ?? [])].sort()).toEqual(['object', 'schedule:read'])
    expect(found?.places).toMatchObject([{ providerId: 'farsta', brukareId: karl.id, role: 'godMan' }])
    expect(await access.find(greta, found?.brukare.id ?? '', 'r')).toMatchObject({ role: 'godMan' })
  })

  it('is nothing for someone else, and for an id that is not there', async () => {
    const id = (await karlFor(greta))?.brukare.id ?? ''
    says.farsta = { representations: [] }
    expect(await access.find(pia, id, 'r')).toBeNull()
    expect(await access.find(greta, 'no-such-brukare', 'r')).toBeNull()
    expect(await access.find(greta, 'x'.repeat(5000), 'r')).toBeNull()
  })

  it('ends when the provider no longer lists it, at the next asking', async () => {
    const id = (await karlFor(greta))?.brukare.id ?? ''
    says.farsta = { representations: [] }
    expect(await access.find(greta, id, 'r')).not.toBeNull()
    pass(31)
    expect(await access.find(greta, id, 'r')).toBeNull()
  })

  it.each([
    ['a day that has passed', { validTo: '2026-11-18' }],
    ['a day that has not come', { validFrom: '2027-01-01' }],
    ['an instant of revocation', { revokedAt: '2026-11-01T00:00:00Z' }],
    ['no scope', { scopes: [] }],
  ])('ends by %s', async (_what, change) => {
    says.farsta = { representations: [godMan(change)] }
    expect(await karlFor(greta)).toBeUndefined()
  })

  it('puts oneself first, then by name', async () => {
    says.farsta = {
      brukare: reference('Zäta Själv'),
      representations: [godMan(), godMan({ id: 'rep-2', brukare: reference('Alva A') })],
    }
    const { subjects } = await access.subjectsFor(greta, 'r')
    expect(subjects.map(({ brukare }) => brukare.name)).toEqual(['Zäta Själv', 'Alva A', 'Karl Öberg'])
  })

  it('reaches only the providers that vouch for it, the brukare too', async () => {
    says.soder = { brukare: { ...karl, id: 'at-soder' }, representations: [] }
    says.farsta = { representations: [] }
    expect((await karlFor(pia))?.places).toMatchObject([{ providerId: 'soder', brukareId: 'at-soder' }])
    says.soder = { representations: [] }
    says.farsta = { representations: [godMan()] }
    expect((await karlFor(greta))?.places.map(({ providerId }) => providerId)).toEqual(['farsta'])
  })
})

describe('how often the providers are asked', () => {
  it('once in half a minute, and once for those who ask at the same time', async () => {
    await Promise.all([access.subjectsFor(greta, 'r'), access.subjectsFor(greta, 'r')])
    await access.subjectsFor(greta, 'r')
    expect(asked.sort()).toEqual(['farsta', 'soder'])
    pass(31)
    await access.subjectsFor(greta, 'r')
    expect(asked).toHaveLength(4)
  })
})

describe('a provider that does not answer', () => {
  it('counts with what it said before, marked, until the tolerance has passed; then not', async () => {
    const before = await karlFor(greta)
    says.farsta = 'down'
    pass(3600)
    expect(await karlFor(greta)).toMatchObject({ stale: true, asOf: before?.asOf })
    expect((await access.subjectsFor(greta, 'r')).unconfirmed).toBe(true)
    pass(22 * 3600)
    expect(await karlFor(greta)).toMatchObject({ stale: true })
    pass(2 * 3600)
    expect(await karlFor(greta)).toBeUndefined()
    expect(await access.find(greta, before?.brukare.id ?? '', 'r')).toBeNull()
    says.farsta = { representations: [godMan()] }
    pass(31)
    expect(await karlFor(greta)).toMatchObject({ stale: false })
  })

  it('is not waited for again on the next page', async () => {
    says.farsta = 'down'
    await access.subjectsFor(greta, 'r')
    await access.subjectsFor(greta, 'r')
    expect(asked.filter((id) => id === 'farsta')).toHaveLength(1)
  })

  it('counts for the brukare as long as for others, and then vouches for nobody', async () => {
    says.farsta = { brukare: reference('Pia Lindgren'), representations: [] }
    const [self] = (await access.subjectsFor(pia, 'r')).subjects.filter(({ role }) => role === 'brukare')
    says.farsta = 'down'
    says.soder = 'down'
    pass(23 * 3600)
    expect(await access.find(pia, self?.brukare.id ?? '', 'r')).toMatchObject({ role: 'brukare', stale: true })
    pass(2 * 3600)
    expect(await access.find(pia, self?.brukare.id ?? '', 'r')).toBeNull()
  })
})

describe('what the brukare has given', () => {
  it('counts at once, as long as the right of who gave it, and ends at once', async () => {
    says.farsta = { brukare: reference('Pia Lindgren'), representations: [] }
    const [self] = (await access.subjectsFor(pia, 'r')).subjects.filter(
      ({ brukare }) => brukare.name === 'Pia Lindgren',
    )
    const brukareId = self?.brukare.id ?? ''
    const given = await giveAccess(database, {
      kind: 'anhorig',
      personId: greta.personId,
      brukareId,
      scopes: ['schedule:read'],
      validFrom: '2026-01-01',
      validTo: null,
      givenBy: pia.personId,
    })
    says.farsta = 'down'
    expect(await access.find(greta, brukareId, 'r')).toMatchObject({ role: 'anhorig', stale: false })
    pass(3600)
    expect(await access.find(greta, brukareId, 'r')).toMatchObject({ role: 'anhorig', stale: true })
    const doer = { personId: pia.personId, role: 'brukare' as const, basis: 'self', requestId: 'r' }
    await database.representations.revoke({ id: given.id, brukareId, at: 'everywhere', doer })
    expect(await access.find(greta, brukareId, 'r')).toBeNull()
  })
})

it('logs what was refused, where the brukare can see it', async () => {
  const id = (await karlFor(greta))?.brukare.id ?? ''
  await access.noteRefused(
    pia,
    id,
    { action: 'refused.schedule:read', resourceType: 'page', resourceId: `/b/${id}` },
    'r',
  )
  const [row] = await database.accessLog.listForBrukare(id, { limit: 1 })
  expect(row).toMatchObject({ outcome: 'denied', personId: pia.personId, brukareId: id })
})
