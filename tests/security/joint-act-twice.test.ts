import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { User } from '~/auth/types'
import { openTestDatabase, type TestDatabase } from '../support/databases'
import { askedByPer, confirm, newScene, objectionsOf, threeOf, type Made } from './joint-act-scene'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase('embedded')
})
afterAll(() => test.close())

const decline = async (made: Made, user: User, id: string, reason: string) =>
  made.services.acts.decline(await made.as(user), made.scene(), id, reason)
/** A minute later. */
const again = async (made: Made, id: string) => {
  test.time.now = new Date(test.time.now.getTime() + 60_000)
  return made.services.acts.again(await made.as(made.per), made.scene(), id)
}

describe('the same button, pressed twice', () => {
  it('says of a yes that it waits, and when all have said it that it is done', async () => {
    const made = await threeOf(test)
    const id = await askedByPer(made)
    expect([await confirm(made, made.ingrid, id), await confirm(made, made.ingrid, id)]).toEqual(['waiting', 'waiting'])
    expect(await confirm(made, made.olof, id)).toBe('done')
    expect([await confirm(made, made.olof, id), await confirm(made, made.ingrid, id)]).toEqual(['done', 'done'])
    expect(await objectionsOf(made)).toHaveLength(1)
  })

  it('says of a no that it is said, and of another’s that it came too late', async () => {
    const made = await threeOf(test)
    const id = await askedByPer(made)
    expect([await decline(made, made.ingrid, id, 'Nej'), await decline(made, made.ingrid, id, 'Nej')]).toEqual([
      'done',
      'done',
    ])
    expect(await decline(made, made.ingrid, id, 'Något annat')).toBe('gone')
    expect(await decline(made, made.olof, id, 'Nej')).toBe('gone')
    expect(await confirm(made, made.olof, id)).toBe('gone')
  })
})

describe('what got a no', () => {
  it('is asked again once: the same while it waits, and not any more when it is done', async () => {
    const made = await newScene(test)
    const first = await askedByPer(made)
    await decline(made, made.ingrid, first, 'Inte nu')
    const second = await again(made, first)
    expect(second).not.toBeNull()
    expect(await again(made, first)).toBe(second)
    const view = async () => made.services.acts.get(await made.as(made.per), made.scene(), first)
    expect(await view()).toMatchObject({ may: { askAgain: false }, result: { text: 'Se den nya frågan' } })
    expect(await confirm(made, made.ingrid, second ?? '')).toBe('done')
    expect(await again(made, first)).toBe(second)
    expect(await view()).toMatchObject({ may: { askAgain: false } })
    expect(await objectionsOf(made)).toHaveLength(1)
  })

  it('can be asked again when the second question got a no too', async () => {
    const made = await newScene(test)
    const first = await askedByPer(made)
    await decline(made, made.ingrid, first, 'Inte nu')
    const second = (await again(made, first)) ?? ''
    await decline(made, made.ingrid, second, 'Inte nu heller')
    const third = await again(made, first)
    expect([first, second]).not.toContain(third)
    expect(await again(made, second)).toBe(third)
  })

  it('becomes one objection, should it have been asked twice all the same', async () => {
    const made = await newScene(test)
    const first = await askedByPer(made)
    await decline(made, made.ingrid, first, 'Inte nu')
    const second = (await again(made, first)) ?? ''
    const act = await made.database.jointActs.find({ id: second, brukareId: made.brukareId })
    if (act === null) throw new Error('the question is not there')
    const doer = { personId: made.per.personId, role: act.askedAs, basis: act.basis, requestId: 'r' }
    const twin = await made.database.jointActs.ask({
      ...{ kind: act.kind, brukareId: made.brukareId, name: act.name, needed: act.needed, waitsFor: act.waitsFor },
      ...{ payload: act.payload, once: { key: 'a twin' }, doer },
    })
    expect(await confirm(made, made.ingrid, second)).toBe('done')
    expect(await confirm(made, made.ingrid, twin.id)).toBe('gone')
    expect(await objectionsOf(made)).toHaveLength(1)
  })
})
