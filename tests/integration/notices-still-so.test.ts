import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import type { Shift } from '../../provider-api/contract'
import { databaseKinds, useTestDatabase, type TestDatabase } from '../support/databases'
import { at, freshPlan, noticeScene } from '../support/notice-scene'

describe.each(databaseKinds)('what is told still is so, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })
  const setUp = (clock?: Date) => noticeScene(test, clock)

  it('at most of what the brukare allows, whatever they have chosen', async () => {
    const { happens, workAt, outcomes, friend, brukare } = await setUp()
    const { noticeChoices } = database
    await noticeChoices.saveLevel(friend.id, brukare.id, 'all')
    await noticeChoices.saveLimit(brukare.id, friend.id, 'important')
    await happens('faststalld', 'f1')
    expect(await workAt(at('12:05'))).toEqual([])
    await noticeChoices.saveLimit(brukare.id, friend.id, 'none')
    await happens('nobodyCame', 'o2')
    expect(await workAt(at('12:06'))).toEqual([])
    await noticeChoices.saveLimit(brukare.id, friend.id, null)
    await happens('nobodyCame', 'o3')
    expect(await workAt(at('12:07'))).toHaveLength(1)
    expect(await outcomes()).toEqual(['notWanted', 'notWanted', 'told'])
    expect(await noticeChoices.toldAbout(brukare.id)).toEqual([{ personId: friend.id, level: 'all', limit: null }])
  })

  it('once that nobody has come by the plan, when it has waited half an hour, and not when it has been put right', async () => {
    const { plan, workAt, outcomes } = await setUp(at('08:00'))
    const visit = (id: string, from: string, to: string, more: Partial<Shift> = {}): Shift => ({
      ...{
        id,
        plannedStart: at(from).toISOString(),
        plannedEnd: at(to).toISOString(),
        kind: 'active',
        status: 'planned',
      },
      ...{ staff: { id: 's1', displayName: 'Ada', role: 'assistant' }, activities: [], changes: [], ...more },
    })
    plan.next = freshPlan([visit('v1', '08:00', '12:00')])
    expect(await workAt(at('08:29'))).toEqual([])
    expect(await workAt(at('08:31'))).toMatchObject([{ subject: 'Se efter i Insyn nu' }])
    expect(await workAt(at('08:50'))).toEqual([])
    // A short one, when it is over; and one that somebody has come to.
    const started = { at: at('09:20').toISOString(), method: 'app', registeredAt: at('09:20').toISOString() } as const
    plan.next = freshPlan([
      visit('v2', '09:00', '09:15'),
      visit('v3', '09:00', '12:00', { status: 'started', actualStart: started }),
    ])
    expect(await workAt(at('09:16'))).toHaveLength(1)
    // While the provider does not answer nobody knows, and nothing is said.
    plan.next = { state: 'missing', reason: 'unavailable', since: null }
    expect(await workAt(at('11:00'))).toEqual([])
    plan.next = freshPlan([visit('v4', '10:45', '12:00')])
    expect(await workAt(at('11:30'))).toHaveLength(1)
    // From so long ago it is no help.
    plan.next = freshPlan([visit('v5', '06:00', '07:00')])
    expect(await workAt(at('12:00'))).toEqual([])
    expect(await outcomes()).toEqual(['told', 'told', 'told'])
  })

  it('of a plan that has changed and still is, once', async () => {
    const { plan, happens, workAt, outcomes } = await setUp()
    const since = at('12:00').toISOString()
    const tomorrow = (clock: string) => `2026-11-20T${clock}:00+01:00`
    const vacant: Shift = {
      ...{ id: 'v1', plannedStart: tomorrow('08:00'), plannedEnd: tomorrow('12:00'), kind: 'active', status: 'vacant' },
      ...{ staff: null, activities: [], changes: [{ at: at('12:01').toISOString(), type: 'vacant', by: 'provider' }] },
    }
    plan.next = freshPlan([vacant])
    await happens('planChanged', since)
    expect(await workAt(at('12:05'))).toMatchObject([{ subject: 'Det finns något nytt i Insyn' }])
    plan.next = freshPlan([])
    await happens('planChanged', at('12:10').toISOString())
    expect(await workAt(at('12:20'))).toEqual([])
    expect(await outcomes()).toEqual(['noLonger', 'told'])
  })

  it('when a right that could not be confirmed is confirmed again, and no other notice waits for it', async () => {
    const { happens, workAt, outcomes, plan, right } = await setUp()
    right.isOpen = false
    right.isUnconfirmed = true
    await happens('nobodyCame', 'o1')
    expect(await workAt(at('12:01'))).toEqual([])
    expect(await outcomes()).toEqual([null])
    right.isOpen = true
    expect(await workAt(at('12:05'))).toHaveLength(1)
    // One that rests on a plan that cannot be had, and one that does not.
    plan.next = { state: 'missing', reason: 'contract', since: null }
    await happens('planChanged', at('12:06').toISOString())
    await happens('nobodyCame', 'o2')
    expect(await workAt(at('12:20'))).toHaveLength(1)
    expect(await outcomes()).toEqual(['told', 'told', null])
  })

  it('though the page that would show it has been read, where that page was what was kept from before', async () => {
    const { plan, happens, workAt, outcomes, friend, brukare } = await setUp()
    const tomorrow = (clock: string) => `2026-11-20T${clock}:00+01:00`
    const vacantAt = (when: string): Shift => ({
      ...{ id: 'v1', plannedStart: tomorrow('08:00'), plannedEnd: tomorrow('12:00'), kind: 'active', status: 'vacant' },
      ...{ staff: null, activities: [], changes: [{ at: at(when).toISOString(), type: 'vacant', by: 'provider' }] },
    })
    const whose = { personId: friend.id, brukareId: brukare.id }
    const reads = async (when: string) => {
      test.time.now = at(when)
      await database.accessLog.append({
        ...{ ...whose, role: 'anhorig', basis: 'r', action: 'schedule.read', resourceType: 'schedule' },
        ...{ resourceId: null, outcome: 'allowed', requestId: 'r' },
      })
    }
    plan.next = freshPlan([vacantAt('12:00')])
    await happens('planChanged', at('12:00').toISOString())
    await database.opened.mark({ ...whose, key: 'unsure:page', at: at('12:01') })
    await reads('12:01')
    expect(await workAt(at('12:06'))).toHaveLength(1)
    plan.next = freshPlan([vacantAt('12:10')])
    test.time.now = at('12:10')
    await happens('planChanged', at('12:10').toISOString())
    await reads('12:12')
    expect(await workAt(at('12:20'))).toEqual([])
    expect(await outcomes()).toEqual(['seen', 'told'])
  })

  it('no more at an address that is ended from a letter, by its token alone', async () => {
    const { happens, workAt, friend, destinationId } = await setUp()
    const { noticeChoices } = database
    const token = noticeChoices.stopToken(destinationId)
    expect(await noticeChoices.byStopToken(token)).toEqual({ isOn: true })
    for (const wrong of ['', 'x', `${destinationId}.`, `${destinationId}.AAAA`, token.slice(0, -2), `${token}.x`]) {
      expect(await noticeChoices.byStopToken(wrong)).toBeNull()
      expect(await noticeChoices.stop(wrong)).toBe(false)
    }
    await happens()
    expect(await noticeChoices.stop(token)).toBe(true)
    expect(await noticeChoices.stop(token)).toBe(true)
    expect(await workAt(at('12:05'))).toEqual([])
    expect(await noticeChoices.byStopToken(token)).toEqual({ isOn: false })
    expect(await noticeChoices.destinations(friend.id)).toMatchObject([{ confirmedAt: null, stoppedAt: at('12:00') }])
  })
})
