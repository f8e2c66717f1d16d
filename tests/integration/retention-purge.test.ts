import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonSearchResult } from '../../provider-api/contract'
import { keptUntil, retentionKinds, standardRetention, type RetentionKind } from '~/platform/retention'
import {
  databaseKinds,
  giveAccess,
  lodge,
  newBrukareReference,
  newCase,
  newNumber,
  openTestDatabase,
  providerSays,
  type TestDatabase,
} from '../support/databases'
import { framtidsfullmakt } from '../support/other-provider'

const start = new Date('2026-11-19T14:00:00.000Z')

describe.each(databaseKinds)('what has served its time, on the %s database', (kind) => {
  let test: TestDatabase
  beforeEach(async () => {
    test = await openTestDatabase(kind)
    return () => test.close()
  })

  const count = async (table: string) => Number((await test.sql(`SELECT count(*)::int AS n FROM "${table}"`))[0]?.n)
  /** Purges a day before the time of a kind is over, and a day after; gives how many rows were there each time. */
  const around = async (what: RetentionKind, table: string, from = start) => {
    const end = keptUntil(what, standardRetention, from).getTime()
    const found: number[] = []
    for (const at of [end - 86_400_000, end + 86_400_000]) {
      test.time.now = new Date(at)
      await test.database.purge()
      found.push(await count(table))
    }
    return found
  }

  const invite = async (more: { validTo?: string } = {}) => {
    const one = await newCase(test.database)
    const facts = { number: newNumber(), name: 'Vän', isCoordinationNumber: false, nameIsHearsay: true }
    const friend = await test.database.persons.findOrCreate(facts)
    const given = await test.database.representations.give({
      ...{ kind: 'anhorig', personId: friend.id, brukareId: one.brukare.id, scopes: ['schedule:read'] },
      ...{ validFrom: '2026-11-19', validTo: more.validTo ?? null, givenBy: one.person.id, givenAs: 'brukare' },
      ...{ invitedName: 'Vän', message: null, reach: [{ providerId: 'farsta', scopes: ['schedule:read'] }] },
    })
    return { ...one, friend, given }
  }
  /** What keeps a brukare: somebody has seen something. */
  const seen = (brukareId: string | undefined) =>
    test.database.accessLog.append({
      ...{ personId: null, brukareId: brukareId ?? '', role: null, basis: null, action: 'x.y', resourceType: 'x' },
      ...{ resourceId: null, outcome: 'allowed', requestId: null },
    })
  const isKnown = async (personId: string) => (await test.database.persons.find(personId)) !== null
  const says = (personId: string, result: Partial<PersonSearchResult>) =>
    test.database.representations.replaceFromProvider(personId, 'farsta', { representations: [], ...result })

  /** Each kind of the table has its scene here, or the types do not fit. What is archived first has its own file. */
  const scenes: Record<Exclude<RetentionKind, 'matters' | 'accessLog'>, () => Promise<void>> = {
    sessions: async () => {
      const { person } = await newCase(test.database)
      const facts = {
        ...{ personId: person.id, authenticatedAt: start, acr: 'a', broker: 'bankid' },
        ...{ idpSubject: 's', idpSid: null, idToken: null },
      }
      const { session } = await test.database.sessions.create({ ...facts, deviceLabel: 'x' })
      await test.database.sessions.create({ ...facts, deviceLabel: 'never ended' })
      await test.database.sessions.end(session.id, 'signedOut')
      expect(await around('sessions', 'Session')).toEqual([2, 0])
    },
    devices: async () => {
      const { person } = await newCase(test.database)
      for (const token of ['one', 'two']) await test.database.knownDevices.use([person.id], token)
      test.time.now = new Date(start.getTime() + 300 * 86_400_000)
      await test.database.persons.recordSignIn(person.id)
      expect(await around('devices', 'KnownDevice')).toEqual([2, 0])
    },
    drafts: async () => {
      const one = await newCase(test.database)
      await one.draftOf()
      expect(await around('drafts', 'Draft')).toEqual([1, 0])
    },
    unanswered: async () => {
      const { given, brukare } = await invite()
      expect(await around('unanswered', 'Representation')).toEqual([1, 1])
      const [row] = await test.sql(`SELECT "revokedAt" FROM "Representation" WHERE "id" = $1`, [given.id])
      expect(row?.revokedAt).toEqual(test.time.now)
      const [logged] = await test.database.accessLog.listForBrukare(brukare.id)
      expect(logged).toMatchObject({ action: 'access.lapse', personId: null, resourceId: given.id })
      const size = await count('AccessLog')
      await test.database.purge()
      expect(await count('AccessLog'), 'it ends once').toBe(size)
    },
    invitations: async () => {
      const { given, friend, brukare, doer, person } = await invite()
      await test.database.representations.revoke({ id: given.id, brukareId: brukare.id, at: 'everywhere', doer })
      const declined = await invite()
      const no = { id: declined.given.id, personId: declined.friend.id, accept: false, reach: [], requestId: 'r' }
      await test.database.representations.answer(no)
      await invite({ validTo: '2026-11-19' })
      expect(await around('invitations', 'Representation')).toEqual([3, 0])
      expect(await isKnown(friend.id), 'the number goes with the invitation').toBe(false)
      expect(await isKnown(declined.friend.id)).toBe(false)
      expect(await count('Brukare'), 'the log tells of it').toBe(3)
      expect(await isKnown(person.id), 'an account without a sign-in or right is a number too').toBe(false)
      expect(await test.database.accessLog.verify()).toMatchObject({ ok: true })
    },
    unagreed: async () => {
      const { brukare, doer } = await newCase(test.database)
      const asks = { kind: 'withdrawObjection' as const, brukareId: brukare.id, name: 'a', needed: 2, doer }
      await test.database.jointActs.ask({ ...asks, waitsFor: ['b'], payload: {}, once: { key: 'k' } })
      const [act] = await test.sql('SELECT "expiresAt" FROM "JointAct"')
      if (!(act?.expiresAt instanceof Date)) throw new Error('it has no end')
      await says(doer.personId, { brukare: newBrukareReference() })
      expect(await around('unagreed', 'JointAct', act.expiresAt)).toEqual([1, 0])
    },
    opened: async () => {
      const { brukare, doer, reference } = await newCase(test.database)
      await says(doer.personId, { brukare: reference })
      await seen(brukare.id)
      await test.database.opened.mark({ personId: doer.personId, brukareId: brukare.id, key: 'objection:o' })
      const whose = { personId: doer.personId, brukareId: brukare.id }
      await test.database.opened.visit(whose, { firstAt: start, beforeAt: null, lastAt: start })
      expect(await around('opened', 'Opened')).toEqual([1, 0])
      expect(await count('Visit')).toBe(0)
    },
    notices: async () => {
      const { brukare, doer, reference, person } = await newCase(test.database)
      await says(doer.personId, { brukare: reference })
      await seen(brukare.id)
      const address = { channel: 'email', address: 'a@post.example', code: '123456', codeUntil: start } as const
      await test.database.noticeChoices.addDestination({ personId: person.id, ...address })
      const about = { kind: 'nobodyCame', brukareId: brukare.id, providerId: 'farsta', resourceId: 'o' } as const
      await test.database.notices.add({ key: 'nobodyCame:o', ...about, forId: null, byId: null })
      expect(await around('notices', 'NoticeEvent')).toEqual([1, 0])
      expect(await count('NoticeDestination'), 'one that was never confirmed').toBe(0)
    },
    ownNotes: async () => {
      const { brukare, doer, reference } = await newCase(test.database)
      await says(doer.personId, { brukare: reference })
      await seen(brukare.id)
      const note = { formKey: 'n', brukareId: brukare.id, kind: 'note' as const, day: '2026-11-01', text: 'x', doer }
      await test.database.ownNotes.create(note)
      expect(await around('ownNotes', 'OwnNote')).toEqual([1, 0])
    },
    accessibilityReports: async () => {
      await test.database.accessibilityReports.create({ text: 'x', contact: 'y', language: 'sv' })
      expect(await around('accessibilityReports', 'AccessibilityReport')).toEqual([1, 0])
    },
    accounts: async () => {
      const { person } = await newCase(test.database)
      await test.database.persons.recordSignIn(person.id)
      const size = await count('AccessLog')
      expect(await around('accounts', 'Person')).toEqual([1, 0])
      expect(await count('AccessLog'), 'and that is in the log').toBe(size + 1)
    },
  }

  it.each(Object.entries(scenes))('is there until then, and not after: %s', (_kind, scene) => scene())

  it('has a scene for every kind but those that are archived first', () => {
    expect([...Object.keys(scenes), 'matters', 'accessLog'].sort()).toEqual([...retentionKinds].sort())
  })

  describe('of somebody without a right', () => {
    const later = () => {
      test.time.now = new Date(keptUntil('accounts', standardRetention, start).getTime() + 3 * 86_400_000)
    }
    const newPerson = async () => {
      const facts = { number: newNumber(), name: 'Greta', isCoordinationNumber: false }
      const { id } = await test.database.persons.findOrCreate(facts)
      await test.database.persons.recordSignIn(id)
      return id
    }

    it('goes with the account, and what was sent stays, with the name', async () => {
      const one = await lodge(test.database)
      await test.database.persons.recordSignIn(one.person.id)
      const says = { ...providerSays(await one.read()), state: 'rejected' as const }
      const answered = { brukareId: one.brukare.id, providerId: 'farsta', objection: says }
      later()
      await test.database.purge()
      expect(await isKnown(one.person.id), 'while an objection is open').toBe(true)
      await test.database.objections.sync(answered)
      await test.database.purge()
      expect(await isKnown(one.person.id)).toBe(false)
      expect(await one.read()).toMatchObject({ personId: null, lodgedBy: 'Pia Lindgren' })
      expect(await test.database.accessLog.verify()).toMatchObject({ ok: true })
      expect(await count('FormerId')).toBe(0)
    })

    it.each(['the brukare', 'lately confirmed', 'stopped', 'accepted'] as const)(
      'is kept while there is a right: %s',
      async (why) => {
        const id = await newPerson()
        const reference = newBrukareReference()
        if (why === 'the brukare') {
          await says(id, { brukare: reference })
          await seen((await test.database.representations.listForPerson(id))[0]?.brukareId)
        }
        if (why === 'accepted') {
          const { brukare, person } = await newCase(test.database)
          await giveAccess(test.database, {
            ...{ kind: 'ombud', personId: id, brukareId: brukare.id, scopes: ['schedule:read'], givenBy: person.id },
            ...{ validFrom: '2026-11-01', validTo: null },
          })
        }
        const order = { representations: [framtidsfullmakt('order', reference)] }
        if (why === 'stopped') {
          await says(id, order)
          const [right] = await test.database.representations.listForPerson(id)
          expect(await test.database.representations.stop(right?.id ?? '', 'r')).toBe('ended')
        }
        later()
        if (why === 'lately confirmed') await says(id, order)
        await test.database.purge()
        expect(await isKnown(id)).toBe(true)
      },
    )

    it('is not kept by what a provider said long ago, nor by a right that ended long ago', async () => {
      const [asked, ended, lately] = [await newPerson(), await newPerson(), await newPerson()]
      const order = { representations: [framtidsfullmakt('order', newBrukareReference())] }
      for (const id of [asked, ended, lately]) await says(id, order)
      await says(ended, {})
      later()
      test.time.now = new Date(test.time.now.getTime() - 30 * 86_400_000)
      await says(lately, order)
      await says(lately, {})
      later()
      await test.database.purge()
      expect([await isKnown(asked), await isKnown(ended), await isKnown(lately)]).toEqual([false, false, true])
    })
  })

  it('is erased of a brukare too, when no right, nothing that was sent and no row of the log is left', async () => {
    const reference = newBrukareReference()
    const brukare = await test.database.brukare.upsert('farsta', reference)
    const told = await test.database.brukare.upsert('farsta', newBrukareReference())
    await seen(told.id)
    expect(await around('accounts', 'Brukare')).toEqual([2, 1])
    expect(await test.database.brukare.find(brukare.id)).toBeNull()
    expect(await test.database.brukare.find(told.id)).not.toBeNull()
  })
})
