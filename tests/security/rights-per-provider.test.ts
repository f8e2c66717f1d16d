import { beforeEach, describe, expect, it } from 'vitest'
import type { User } from '~/auth/types'
import { stateOf } from '~/domain/access/giving'
import type { Scope } from '~/domain/access/representation'
import { reachOf } from '~/domain/access/rights'
import { giveAccess, useTestDatabase, type TestDatabase } from '../support/databases'
import { newRightsScene, oneAtTwo, orderOf } from './rights-scene'

let test: TestDatabase
useTestDatabase('server', (opened) => {
  test = opened
})

type Scene = ReturnType<typeof newRightsScene>
let scene: Scene
let pia: User
let eva: User
let nils: User
let of: ReturnType<typeof oneAtTwo>
let brukareId: string

/** Pia is the brukare at both; Eva and Nils have nothing. */
beforeEach(async () => {
  scene = newRightsScene(test)
  ;[pia, eva, nils] = [await scene.userOf('Pia'), await scene.userOf('Eva'), await scene.userOf('Nils')]
  of = oneAtTwo()
  scene.says('farsta', pia, { brukare: of.farsta })
  scene.says('soder', pia, { brukare: of.soder })
  brukareId = (await scene.only(pia))?.brukare.id ?? ''
})

const give = async (from: User, to: User, scopes: Scope[] = ['schedule:read', 'reports:read']) => {
  const giver = await scene.access.find(from, brukareId, 'r')
  return giveAccess(test.database, {
    ...{ kind: 'ombud', personId: to.personId, brukareId, scopes, reach: reachOf(giver?.places ?? [], scopes) },
    ...{ validFrom: '2026-01-01', validTo: null, givenBy: from.personId },
  })
}

describe('the brukare’s own right', () => {
  it('opens the providers that vouch for it now, and ends at the one that does not', async () => {
    expect(await scene.providersOf(pia, brukareId)).toEqual(['farsta', 'soder'])
    scene.says('soder', pia, {})
    expect(await scene.providersOf(pia, brukareId)).toEqual(['farsta'])
    scene.says('farsta', pia, {})
    expect(await scene.access.find(pia, brukareId, 'r')).toBeNull()
  })

  it('ends the places that no answer names any more, and begins them again', async () => {
    const places = async () => (await test.database.brukare.find(brukareId))?.places.map((one) => one.providerId)
    scene.says('soder', pia, {})
    await scene.only(pia)
    expect(await places()).toEqual(['farsta'])
    scene.says('soder', pia, { brukare: of.soder })
    await scene.only(pia)
    expect(await places()).toEqual(['farsta', 'soder'])
  })

  it('does not end a place that another’s right still names', async () => {
    scene.says('soder', eva, { representations: [orderOf(of.soder)] })
    await scene.only(eva)
    scene.says('soder', pia, {})
    await scene.only(pia)
    expect(await scene.providersOf(eva, brukareId)).toEqual(['soder'])
  })
})

describe('a provider that is no longer configured', () => {
  it('opens nothing and is not asked', async () => {
    await give(pia, nils)
    const without = scene.accessOf(['soder'])
    scene.asked.length = 0
    expect(await scene.providersOf(pia, brukareId, without)).toEqual(['soder'])
    expect(await scene.providersOf(nils, brukareId, without)).toEqual(['soder'])
    expect(scene.asked).not.toContain('farsta')
  })
})

describe('what was given here', () => {
  it('opens where the giver’s right held then and holds now, and no later provider', async () => {
    scene.says('soder', pia, {})
    await give(pia, nils)
    scene.says('soder', pia, { brukare: of.soder })
    expect(await scene.providersOf(nils, brukareId)).toEqual(['farsta'])
    scene.says('farsta', pia, {})
    expect(await scene.access.find(nils, brukareId, 'r')).toBeNull()
    scene.says('farsta', pia, { brukare: of.farsta })
    expect(await scene.providersOf(nils, brukareId)).toEqual(['farsta'])
  })

  it('ends all the way when the first right of the chain does', async () => {
    await give(pia, eva, ['schedule:read', 'access:manage'])
    await give(eva, nils, ['schedule:read'])
    expect(await scene.providersOf(nils, brukareId)).toEqual(['farsta', 'soder'])
    scene.says('soder', pia, {})
    expect(await scene.providersOf(nils, brukareId)).toEqual(['farsta'])
    expect(await scene.providersOf(eva, brukareId)).toEqual(['farsta'])
  })

  it('is told of as resting while the giver’s right holds at none of its providers, and only then', async () => {
    const { id } = await give(pia, nils)
    const resting = async () => {
      const given = (await test.database.representations.listForBrukare(brukareId)).filter((one) => one.id === id)
      const { resting: now } = await scene.access.standing(brukareId, given, 'r')
      return given.map((one) => stateOf({ ...one, rests: now.has(one.id) }, test.time.now))
    }
    expect(await resting()).toEqual(['valid'])
    scene.says('soder', pia, {})
    expect(await resting()).toEqual(['valid'])
    scene.says('farsta', pia, {})
    expect(await resting()).toEqual(['resting'])
    scene.says('farsta', pia, { brukare: of.farsta })
    expect(await resting()).toEqual(['valid'])
  })

  it('is at each provider what the giver has there', async () => {
    scene.says('farsta', eva, { representations: [orderOf(of.farsta, { scopes: ['schedule:read', 'access:manage'] })] })
    scene.says('soder', eva, { representations: [orderOf(of.soder)] })
    await scene.only(eva)
    await give(eva, nils)
    const places = (await scene.access.find(nils, brukareId, 'r'))?.places ?? []
    expect(places.map(({ providerId, scopes }) => [providerId, ...scopes])).toEqual([
      ['farsta', 'schedule:read'],
      ['soder', 'schedule:read', 'reports:read'],
    ])
    // What the giver gets later at the first was not given.
    scene.says('farsta', eva, { representations: [orderOf(of.farsta)] })
    const later = (await scene.access.find(nils, brukareId, 'r'))?.places[0]
    expect([...(later?.scopes ?? [])]).toEqual(['schedule:read'])
  })
})

describe('one person who is two at a provider', () => {
  it('counts for nothing there in an answer that says so; the rest of the answer counts', async () => {
    const other = oneAtTwo('Karl Öberg')
    const twin = { ...of.farsta, id: 'another-id' }
    scene.says('farsta', eva, {
      representations: [
        orderOf(of.farsta, { id: 'one' }),
        orderOf(twin, { id: 'two' }),
        orderOf(other.farsta, { id: 'three' }),
      ],
    })
    const { subjects, refused } = await scene.access.subjectsFor(eva, 'r')
    expect(subjects.map(({ brukare }) => brukare.name)).toEqual(['Karl Öberg'])
    expect(refused).toEqual(['farsta'])
  })

  it('opens to each the one whom their own right names', async () => {
    const twin = { ...of.farsta, id: `${of.farsta.id}-twin` }
    scene.says('farsta', eva, { representations: [orderOf(twin)] })
    expect((await scene.only(eva))?.places).toMatchObject([{ providerId: 'farsta', brukareId: twin.id }])
    expect((await scene.access.find(pia, brukareId, 'r'))?.places[0]).toMatchObject({ brukareId: of.farsta.id })
  })

  it('is the one whom the strongest of somebody’s rights names, and the others are not added to it', async () => {
    const twin = { ...of.farsta, id: `${of.farsta.id}-twin` }
    await give(pia, eva)
    scene.says('farsta', eva, { representations: [orderOf(twin, { scopes: ['hours:read'] })] })
    const [place] = (await scene.only(eva))?.places ?? []
    expect(place).toMatchObject({ role: 'framtidsfullmakt', brukareId: twin.id })
    expect([...(place?.scopes ?? [])]).toEqual(['hours:read'])
  })
})

describe('what one provider calls a brukare', () => {
  it('is seen by those who reach that provider only', async () => {
    scene.says('soder', eva, { representations: [orderOf({ ...of.soder, name: 'Fel Namn' })] })
    expect((await scene.only(eva))?.brukare.name).toBe('Fel Namn')
    expect((await scene.only(pia))?.brukare.name).toBe('Pia Lindgren')
  })

  it('gives a vårdnadshavare at another provider neither more nor less by its birth date', async () => {
    const born = (birthDate: string) => ({ birthDate })
    const kind = { kind: 'vardnadshavare' as const, scopes: ['schedule:read' as const, 'access:manage' as const] }
    scene.says('farsta', eva, { representations: [orderOf({ ...of.farsta, ...born('2015-01-01') }, kind)] })
    scene.says('soder', nils, { representations: [orderOf({ ...of.soder, ...born('1990-01-01') }, kind)] })
    await scene.only(nils)
    expect(await scene.access.find(nils, brukareId, 'r')).toBeNull()
    expect([...((await scene.only(eva))?.scopes ?? [])]).toEqual(['schedule:read', 'access:manage'])
  })
})

describe('a representation whose brukare is another now', () => {
  it('opens that one, and nothing more of the first', async () => {
    const other = oneAtTwo('Karl Öberg')
    scene.says('farsta', eva, { representations: [orderOf(of.farsta)] })
    expect(await scene.providersOf(eva, brukareId)).toEqual(['farsta'])
    scene.says('farsta', eva, { representations: [orderOf(other.farsta)] })
    expect(await scene.access.find(eva, brukareId, 'r')).toBeNull()
    expect((await scene.only(eva))?.brukare.name).toBe('Karl Öberg')
  })

  it('gives nothing on to whom its holder had given something of the first', async () => {
    const other = oneAtTwo('Karl Öberg')
    scene.says('soder', eva, { representations: [orderOf(of.soder)] })
    await scene.only(eva)
    await give(eva, nils)
    expect(await scene.providersOf(nils, brukareId)).toEqual(['soder'])
    scene.says('soder', eva, { representations: [orderOf(other.soder)] })
    expect((await scene.access.subjectsFor(nils, 'r')).subjects).toEqual([])
  })
})
