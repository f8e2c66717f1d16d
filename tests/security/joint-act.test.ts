import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessService } from '~/auth/access.server'
import type { Access, User } from '~/auth/types'
import type { Place } from '~/database/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { createLogger } from '~/platform/logger.server'
import { createAccessDrafts } from '~/services/access-drafts.server'
import { createAccessGiving } from '~/services/access-giving.server'
import { createFullmaktService } from '~/services/fullmakt.server'
import { createJointActsService } from '~/services/joint-acts.server'
import { createJointAsking } from '~/services/joint-asking.server'
import { createObjectionDrafts } from '~/services/objection-drafts.server'
import { createObjectionsService } from '~/services/objections.server'
import type { About } from '~/views/objection-about'
import type { Scene } from '~/views/scene'
import {
  drainOutbox,
  newBrukareReference,
  newNumber,
  newReference,
  openTestDatabase,
  type TestDatabase,
} from '../support/databases'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase('embedded')
})
afterAll(() => test.close())

const about: About = { type: 'report', timeReportId: 't', month: '2026-10', staff: 'Anna Ek' }
const never = () => Promise.reject(new Error('not asked for in this test'))

/** Per and Ingrid, who hold everything together; Greta, who may object alone; the brukare; and the real services. */
async function newScene() {
  const { database, time } = test
  const reference = newBrukareReference('Tuulikki Virtanen')
  const given: string[] = []
  const userOf = async (name: string): Promise<User> => {
    const { id } = await database.persons.findOrCreate({ number: newNumber(), name, isCoordinationNumber: false })
    const session = { sessionId: 's', authenticatedAt: time.now, previousSignInAt: null, isCoordinationNumber: false }
    return { personId: id, name, ...session }
  }
  const order = (jointWith: string[]) => ({
    ...{ id: 'order', brukare: reference, validFrom: '2026-01-01', joint: jointWith.length > 0, jointWith },
    ...{ verifiedBy: 'x', verifiedAt: '2026-01-01', conflictOfInterest: 'none' as const },
    basis: { type: 'framtidsfullmakt' as const, issuer: 'x', date: '2026-01-01' },
  })
  const says = ({ personId }: User, said: Parameters<typeof database.representations.replaceFromProvider>[2]) =>
    database.representations.replaceFromProvider(personId, 'farsta', said)
  const [per, ingrid, greta, tuulikki] = await Promise.all(['Per', 'Ingrid', 'Greta', 'Tuulikki'].map(userOf))
  if (!per || !ingrid || !greta || !tuulikki) throw new Error('somebody is missing')
  const together = { kind: 'framtidsfullmakt' as const, scopes: ['object' as const, 'access:manage' as const] }
  await says(per, { representations: [{ ...order(['Ingrid']), ...together }] })
  await says(ingrid, { representations: [{ ...order(['Per']), ...together }] })
  await says(greta, { representations: [{ ...order([]), kind: 'godMan', scopes: ['object'] }] })
  await says(tuulikki, { brukare: reference, representations: [] })

  const provider = {
    providers: [{ id: 'farsta', name: 'Farsta', webhookSecret: undefined }],
    searchPersons: () => Promise.resolve({ state: 'missing', reason: 'unavailable', since: null } as const),
    getCapabilities: never,
    listFaststallandeFullmakter: never,
    withdrawFaststallandeFullmakt: never,
    giveFaststallandeFullmakt: (_: Place, __: unknown, key: string) => {
      if (!given.includes(key)) given.push(key)
      return Promise.resolve({ ok: false as const, retry: true, code: 'unavailable', status: 503 })
    },
  }
  const access = createAccessService({
    config: { clock: () => time.now, representationMaxAgeSeconds: 1e9, representationToleranceHours: 1e6 },
    ...{ database, provider, logger: createLogger('silent') },
  })
  const joint = createJointAsking({ database, access })
  const drafts = createObjectionDrafts(database)
  const accessDrafts = createAccessDrafts({ database, pseudonymOf: (number) => number })
  const services = {
    drafts,
    accessDrafts,
    objections: createObjectionsService({
      ...{ database, provider, drafts, joint, nudge: () => undefined },
      sync: { syncList: never, syncOne: never },
      targets: { describe: never },
    }),
    giving: createAccessGiving({ database, drafts: accessDrafts, joint }),
    fullmakt: createFullmaktService({ provider, database, joint }),
    acts: createJointActsService({ database, access, provider, drafts: accessDrafts, nudge: () => undefined }),
  }
  const brukareId = (await database.brukare.findByPlace({ providerId: 'farsta', brukareId: reference.id }))?.id ?? ''
  const as = async (user: User): Promise<Access> => {
    const found = await access.find(user, brukareId, 'r')
    if (found === null) throw new Error(`${user.name} may nothing`)
    return found
  }
  const scene = (): Scene => ({ t: textsFor('sv'), f: formatsFor('sv'), now: time.now, requestId: 'r' })
  const says2 = { stop: (user: User) => says(user, { representations: [] }) }
  return { per, ingrid, greta, tuulikki, as, scene, services, given, brukareId, ...says2 }
}
type Made = Awaited<ReturnType<typeof newScene>>

/** A finished draft of an objection, with its version. */
async function objectionDraft({ services }: Made, by: Access) {
  const id = await services.drafts.begin(by, 'farsta', about, [])
  const fields = { chosen: [], reason: 'other', timeDate: '', timeStart: '', timeEnd: '', text: 'Ingen kom.' }
  for (const step of ['vad', 'orsak', 'text'] as const) {
    const found = await services.drafts.find(by, id)
    const version = found?.state === 'open' ? found.version : 0
    await services.drafts.save(by, id, step, { fields, version, page: step, passed: true })
  }
  const found = await services.drafts.find(by, id)
  return { draftId: id, version: found?.state === 'open' ? found.version : 0, resendOf: null }
}

async function accessDraft({ services, scene }: Made, by: Access) {
  const id = await services.accessDrafts.begin(by)
  const fields = { kind: 'ombud', name: 'Vän', number: '195804129806', scopes: ['object'], until: 'further', day: '' }
  let version = 1
  for (const step of ['roll', 'vem', 'vad', 'tid', 'meddelande'] as const) {
    const sent = { fields: { ...fields, message: 'Hej!' }, version, passed: true, now: scene().now }
    await services.accessDrafts.save(by, id, step, sent)
    version += 1
  }
  return { draftId: id, version }
}

const key = () => `${newReference()}-key`

/** An objection that the brukare has lodged herself. */
async function lodgedByBrukare(made: Made): Promise<string> {
  const own = await made.as(made.tuulikki)
  const sent = await made.services.objections.submit(own, made.scene(), await objectionDraft(made, own))
  return sent?.state === 'sent' ? sent.objectionId : ''
}

const objectionsOf = ({ brukareId }: Made) => test.database.objections.listForBrukare(brukareId)
const invitationsOf = async ({ brukareId }: Made) =>
  (await test.database.representations.listForBrukare(brukareId)).filter(({ source }) => source === 'portal')

/** What one of two got done alone, posting each form straight; `wrong` is a mistake in what the viewer is taken to have. */
async function doneByOne(wrong: (access: Access) => Access = (access) => access): Promise<string[]> {
  const made = await newScene()
  const { services, scene, per, given } = made
  const objectionId = await lodgedByBrukare(made)
  await drainOutbox(test.database)
  const one = wrong(await made.as(per))
  const draft = await objectionDraft(made, one)
  for (let press = 0; press < 2; press++) await services.objections.submit(one, scene(), draft)
  for (let press = 0; press < 2; press++) await services.objections.withdraw(one, scene(), objectionId, null)
  const invited = await accessDraft(made, one)
  for (let press = 0; press < 2; press++) await services.giving.send(one, scene(), invited)
  await services.fullmakt.change(one, scene(), { providerId: 'farsta', key: key(), act: 'give', to: null })
  // And by saying yes to what one has asked oneself.
  for (const { id } of await test.database.jointActs.list(made.brukareId)) await services.acts.confirm(one, scene(), id)
  const [mine, ...rest] = await objectionsOf(made)
  return [
    ...(rest.length > 0 ? ['lodged'] : []),
    ...([mine, ...rest].some((two) => two?.state === 'withdrawn') ? ['withdrew'] : []),
    ...((await invitationsOf(made)).length > 0 ? ['gave access'] : []),
    ...(given.length > 0 ? ['gave fullmakt'] : []),
    ...((await drainOutbox(test.database)).length > 0 ? ['sent'] : []),
  ]
}

describe('one of two', () => {
  it('gets nothing done alone, however the forms are sent', async () => {
    expect(await doneByOne()).toEqual([])
  })

  it('is found out when a seeded fault lets one act alone', async () => {
    const found = await doneByOne((access) => ({ ...access, jointScopes: new Set() }))
    expect(found).toEqual(['lodged', 'withdrew', 'gave access', 'gave fullmakt', 'sent'])
  })
})

describe('two', () => {
  /** What Per has asked for; its id. */
  const askedByPer = async (made: Made) => {
    const by = await made.as(made.per)
    const sent = await made.services.objections.submit(by, made.scene(), await objectionDraft(made, by))
    return sent?.state === 'asked' ? sent.jointActId : ''
  }
  const confirm = async (made: Made, user: User, id: string) =>
    made.services.acts.confirm(await made.as(user), made.scene(), id)

  it('lodge an objection, with both names and as the one who asked', async () => {
    const made = await newScene()
    const id = await askedByPer(made)
    expect(await objectionsOf(made)).toEqual([])
    expect(await confirm(made, made.ingrid, id)).toBe('done')
    expect(await confirm(made, made.ingrid, id)).toBe('gone')
    expect(await objectionsOf(made)).toMatchObject([
      { personId: made.per.personId, lodgedBy: 'Per och Ingrid', onBehalfOf: 'framtidsfullmakt', text: 'Ingen kom.' },
    ])
    const view = await made.services.acts.get(await made.as(made.per), made.scene(), id)
    expect(view).toMatchObject({ heading: 'Alla sa ja: invändningen är skickad', waits: null })
  })

  it('withdraw it, and give access', async () => {
    const made = await newScene()
    const { services, scene, per, ingrid } = made
    const objectionId = await lodgedByBrukare(made)
    const by = await made.as(per)
    const asked = await services.objections.withdraw(by, scene(), objectionId, 'Det löste sig.')
    const id = typeof asked === 'object' && asked !== null ? asked.asked : ''
    // That the other asks the same is not another question, and no yes by itself.
    expect(await services.objections.withdraw(await made.as(ingrid), scene(), objectionId, null)).toEqual({ asked: id })
    expect(await objectionsOf(made)).toMatchObject([{ state: 'queued' }])
    expect(await confirm(made, ingrid, id)).toBe('done')
    expect(await objectionsOf(made)).toMatchObject([{ state: 'withdrawn' }])

    const sent = await services.giving.send(by, scene(), await accessDraft(made, by))
    const jointActId = sent?.state === 'asked' ? sent.jointActId : ''
    expect(await invitationsOf(made)).toEqual([])
    // Who may only object sees nothing of it.
    expect(await confirm(made, made.greta, jointActId)).toBeNull()
    expect(await confirm(made, ingrid, jointActId)).toBe('done')
    expect(await invitationsOf(made)).toMatchObject([{ givenBy: per.personId, scopes: ['object'], kind: 'ombud' }])
  })

  it('are not needed when one who has the right alone agrees: the brukare, or another', async () => {
    for (const who of ['tuulikki', 'greta'] as const) {
      const made = await newScene()
      expect(await confirm(made, made[who], await askedByPer(made))).toBe('done')
      expect(await objectionsOf(made)).toHaveLength(1)
    }
  })

  it('get nothing done when one says no, has lost the right, or asked too long ago', async () => {
    const declined = await newScene()
    const id = await askedByPer(declined)
    const ingrid = await declined.as(declined.ingrid)
    const acts = declined.services.acts
    expect(await acts.decline(await declined.as(declined.greta), declined.scene(), id, 'Nej')).toBe(false)
    expect(await acts.decline(await declined.as(declined.tuulikki), declined.scene(), id, 'Nej')).toBe(false)
    expect(await acts.decline(ingrid, declined.scene(), id, 'Det stämmer.')).toBe(true)
    expect(await confirm(declined, declined.ingrid, id)).toBe('gone')

    const lost = await newScene()
    const asked = await askedByPer(lost)
    await lost.stop(lost.per)
    expect(await confirm(lost, lost.ingrid, asked)).toBe('gone')

    const late = await newScene()
    const old = await askedByPer(late)
    const before = test.time.now
    test.time.now = new Date(before.getTime() + 30 * 86_400_000)
    expect(await confirm(late, late.ingrid, old)).toBe('gone')
    test.time.now = before
    for (const made of [declined, lost, late]) expect(await objectionsOf(made)).toEqual([])
  })

  it('keep the yes to a fullmakt that the provider could not be told of, and tell it again with the same key', async () => {
    const made = await newScene()
    const { services, scene, per, ingrid, given } = made
    const change = { providerId: 'farsta', key: key(), act: 'give', to: null } as const
    const asked = await services.fullmakt.change(await made.as(per), scene(), change)
    const id = typeof asked === 'object' && asked !== null ? asked.asked : ''
    expect([await confirm(made, ingrid, id), await confirm(made, ingrid, id)]).toEqual(['failed', 'failed'])
    expect(given).toEqual([change.key])
    const view = await services.acts.get(await made.as(ingrid), scene(), id)
    expect(view).toMatchObject({ may: { confirm: true }, yes: [expect.stringContaining('Ingrid sa ja')] })
  })
})
