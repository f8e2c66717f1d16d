import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { newWishDraft, type WishDraftValues } from '~/views/wishes/draft'
import { rightAt } from '../../../tests/support/rights'
import { createWishPlan } from './plan.server'

const now = new Date('2026-11-19T12:00:00+01:00')
const scene = { t: textsFor('sv'), f: formatsFor('sv', now), now, requestId: 'r' }
function accessWith(...scopes: ('wish' | 'schedule:read')[]): Access {
  const access: Access = Object.create({
    ...{ viewer: { personId: 'p', name: 'Pia' }, brukare: { id: 'b', name: 'Pia', protectedIdentity: false } },
    ...{ places: [rightAt('farsta', { scopes: new Set(scopes) })], role: 'brukare' },
  })
  return access
}
const access = accessWith('wish', 'schedule:read')

const shift = (id: string, start: string, end: string, status = 'planned') => ({
  ...{ id, plannedStart: start, plannedEnd: end, kind: 'active', status, staff: null, activities: [], changes: [] },
})
const all = [
  shift('before', '2026-11-20T22:00:00+01:00', '2026-11-21T07:00:00+01:00'),
  shift('day', '2026-11-21T08:00:00+01:00', '2026-11-21T10:00:00+01:00'),
  shift('vacant', '2026-11-22T08:00:00+01:00', '2026-11-22T10:00:00+01:00', 'vacant'),
  shift('cancelled', '2026-11-22T12:00:00+01:00', '2026-11-22T13:00:00+01:00', 'cancelled'),
  shift('after', '2026-11-22T22:00:00+01:00', '2026-11-23T07:00:00+01:00'),
]
const brukare = { state: 'fresh', data: { plannedUntil: '2026-12-31' }, asOf: now, etag: '"1"' }
const missing = { state: 'missing', reason: 'unavailable', since: null }

/** The plan of a provider that has the shifts above; null: it cannot be read. */
function planOf({ shifts = all, person = brukare }: { shifts?: typeof all | null; person?: object } = {}) {
  const known =
    shifts === null
      ? { is: 'unknown', why: 'unavailable', since: null }
      : { is: 'known', data: [{ data: shifts }], asOf: now, kept: false }
  const parts: Parameters<typeof createWishPlan>[0] = Object.create({
    provider: { getBrukare: () => Promise.resolve(person) },
    schedule: { shifts: () => Promise.resolve({ known, notices: [] }) },
  })
  return createWishPlan(parts)
}

const about = { providerId: 'farsta', shift: null, plan: null }
const away: WishDraftValues = {
  ...newWishDraft({ ...about, kind: 'absence' }, '2026-11-19'),
  ...{ from: '2026-11-21', to: '2026-11-22' },
}
const cancel = newWishDraft({ ...about, kind: 'cancel' }, '2026-11-19')

describe('which shifts a wish for no help counts', () => {
  it('are those that are planned whole within its days', async () => {
    expect(await planOf().counted(access, scene, away)).toEqual(['day', 'vacant'])
    expect(await planOf({ shifts: [] }).counted(access, scene, away)).toEqual([])
  })

  it('is not known where the plan cannot be read, is not the viewer’s, or has no last day', async () => {
    expect(await planOf({ shifts: null }).counted(access, scene, away)).toBeUndefined()
    expect(await planOf().counted(accessWith('wish'), scene, away)).toBeUndefined()
    expect(await planOf().counted(access, scene, { ...away, to: '', noEnd: true })).toBeUndefined()
    expect(await planOf().counted(access, scene, cancel)).toBeUndefined()
  })
})

describe('what a wish does to the hours', () => {
  it('is counted of the same shifts, and says that one goes over the edge', async () => {
    const { effect } = await planOf().effect(access, scene, away)
    expect(effect).toEqual({
      ...{ is: 'known', edge: true },
      weeks: [{ week: '2026-W47', kind: 'active', minutes: -240 }],
    })
  })

  it('is not known, rather than nothing, where nobody says until when the plan is made', async () => {
    const { effect } = await planOf({ shifts: [], person: missing }).effect(access, scene, away)
    expect(effect).toEqual({ is: 'unknown', why: 'notRead' })
  })

  it('is not for whoever may not see the schedule, which is no fault in reading it', async () => {
    for (const values of [away, cancel]) {
      const { effect } = await planOf().effect(accessWith('wish'), scene, values)
      expect(effect).toEqual({ is: 'unknown', why: 'notYours' })
    }
  })
})
