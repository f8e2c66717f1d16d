import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access, User } from '~/auth/types'
import { toldActs } from '~/views/joint/waiting'
import { drainOutbox, openTestDatabase, type TestDatabase } from '../support/databases'
import {
  accessDraft,
  askedByPer,
  confirm,
  invitationsOf,
  key,
  lodgedByBrukare,
  newScene,
  objectionDraft,
  objectionsOf,
  threeOf,
  type Made,
} from './joint-act-scene'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase('embedded')
})
afterAll(() => test.close())

/** What one of two got done alone, posting each form straight; `wrong` is a mistake in what the viewer is taken to have. */
async function doneByOne(wrong: (access: Access) => Access = (access) => access): Promise<string[]> {
  const made = await newScene(test)
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
    const found = await doneByOne((access) => ({
      ...access,
      places: access.places.map((place) => ({ ...place, jointScopes: new Set() })),
    }))
    expect(found).toEqual(['lodged', 'withdrew', 'gave access', 'gave fullmakt', 'sent'])
  })
})

describe('two', () => {
  it('are told of a no and of no answer, and it can be asked again, once, by the one who asked alone', async () => {
    const made = await newScene(test)
    const id = await askedByPer(made)
    const told = async (user: User) => {
      const access = await made.as(user)
      const { personId } = user
      const acts = await test.database.jointActs.listTold({ personId, brukareIds: [made.brukareId] })
      return toldActs(acts, { personId, base: '/b/x', places: access.places }, made.scene()).map(({ act }) => act.is)
    }
    expect([await told(made.per), await told(made.ingrid)]).toEqual([['youWait'], ['asksYou']])
    const again = async (user: User) => made.services.acts.again(await made.as(user), made.scene(), id)
    expect([await again(made.per), await again(made.ingrid)]).toEqual([null, null])
    await made.services.acts.decline(await made.as(made.ingrid), made.scene(), id, 'Nej.')
    expect([await told(made.per), await told(made.ingrid)]).toEqual([['declined'], []])
    expect(await again(made.ingrid)).toBeNull()
    const second = (await again(made.per)) ?? ''
    expect([second === id, await again(made.per)]).toEqual([false, second])
    expect(await told(made.ingrid)).toEqual(['asksYou'])
    expect(await confirm(made, made.ingrid, second)).toBe('done')
    expect(await objectionsOf(made)).toHaveLength(1)
  })

  it('lodge an objection, with both names and as the one who asked', async () => {
    const made = await newScene(test)
    const id = await askedByPer(made)
    expect(await objectionsOf(made)).toEqual([])
    expect(await confirm(made, made.ingrid, id)).toBe('done')
    // A second press is the first.
    expect(await confirm(made, made.ingrid, id)).toBe('done')
    expect(await objectionsOf(made)).toMatchObject([
      { personId: made.per.personId, lodgedBy: 'Per och Ingrid', onBehalfOf: 'framtidsfullmakt', text: 'Ingen kom.' },
    ])
    const view = await made.services.acts.get(await made.as(made.per), made.scene(), id)
    expect(view).toMatchObject({ heading: 'Alla sa ja: invändningen är skickad', waits: null })
  })

  it('withdraw it, and give access', async () => {
    const made = await newScene(test)
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
      const made = await newScene(test)
      expect(await confirm(made, made[who], await askedByPer(made))).toBe('done')
      expect(await objectionsOf(made)).toHaveLength(1)
    }
  })

  it('get nothing done when one says no, has lost the right, or asked too long ago', async () => {
    const declined = await newScene(test)
    const id = await askedByPer(declined)
    const ingrid = await declined.as(declined.ingrid)
    const acts = declined.services.acts
    expect(await acts.decline(await declined.as(declined.greta), declined.scene(), id, 'Nej')).toBe('gone')
    expect(await acts.decline(ingrid, declined.scene(), id, 'Det stämmer.')).toBe('done')
    expect(await confirm(declined, declined.ingrid, id)).toBe('gone')

    const refused = await newScene(test)
    const toHer = await askedByPer(refused)
    const tuulikki = await refused.as(refused.tuulikki)
    expect(await refused.services.acts.decline(tuulikki, refused.scene(), toHer, 'Jag vill inte.')).toBe('done')
    expect(await confirm(refused, refused.ingrid, toHer)).toBe('gone')

    const lost = await newScene(test)
    const asked = await askedByPer(lost)
    await lost.stop(lost.per)
    expect(await confirm(lost, lost.ingrid, asked)).toBe('gone')

    const late = await newScene(test)
    const old = await askedByPer(late)
    const before = test.time.now
    test.time.now = new Date(before.getTime() + 30 * 86_400_000)
    expect(await confirm(late, late.ingrid, old)).toBe('gone')
    test.time.now = before
    for (const made of [declined, refused, lost, late]) expect(await objectionsOf(made)).toEqual([])
  })

  it('keep the yes to a fullmakt that the provider could not be told of, and tell it again with the same key', async () => {
    const made = await newScene(test)
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

describe('three', () => {
  const askedTo = async (made: Made, what: 'object' | 'give'): Promise<string> => {
    const by = await made.as(made.per)
    const sent =
      what === 'give'
        ? await made.services.giving.send(by, made.scene(), await accessDraft(made, by))
        : await made.services.objections.submit(by, made.scene(), await objectionDraft(made, by))
    return sent?.state === 'asked' ? sent.jointActId : ''
  }

  it('give access when all have said yes, one after another and at once', async () => {
    const made = await threeOf(test)
    const id = await askedTo(made, 'give')
    expect(await confirm(made, made.ingrid, id)).toBe('waiting')
    expect(await invitationsOf(made)).toEqual([])
    expect(await confirm(made, made.olof, id)).toBe('done')
    expect(await invitationsOf(made)).toHaveLength(1)

    const together = await threeOf(test)
    const asked = await askedTo(together, 'give')
    const answers = await Promise.all([together.ingrid, together.olof].map((one) => confirm(together, one, asked)))
    expect(answers).toContain('done')
    expect(await invitationsOf(together)).toHaveLength(1)
  })

  it('are not enough when the right that one of the yeses rests on has been taken back', async () => {
    const made = await threeOf(test)
    const id = await askedTo(made, 'object')
    expect(await confirm(made, made.ingrid, id)).toBe('waiting')
    await made.stop(made.ingrid)
    expect(await confirm(made, made.olof, id)).toBe('waiting')
    expect(await objectionsOf(made)).toEqual([])
    await made.holds(made.ingrid, ['Per', 'Olof'])
    expect(await confirm(made, made.olof, id)).toBe('done')
    expect(await objectionsOf(made)).toMatchObject([{ lodgedBy: 'Per, Ingrid och Olof' }])
  })

  it('are asked at their provider: one with the right at another sees nothing of it, and cannot end it', async () => {
    const made = await newScene(test)
    const ulla = await made.userOf('Ulla')
    await made.holds(ulla, ['Somebody'], 'soder')
    const id = await askedTo(made, 'give')
    const { acts } = made.services
    const asUlla = await made.as(ulla)
    expect((await acts.list(asUlla, made.scene())).waiting).toEqual([])
    expect(await acts.get(asUlla, made.scene(), id)).toBeNull()
    expect(await acts.decline(asUlla, made.scene(), id, 'Nej')).toBeNull()
    expect(await acts.confirm(asUlla, made.scene(), id)).toBeNull()
    expect(await confirm(made, made.ingrid, id)).toBe('done')
  })
})
