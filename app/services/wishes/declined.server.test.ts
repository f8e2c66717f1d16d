import { expect, it, vi } from 'vitest'
import type { Wish } from '~/database/types'
import type { DatedShift, ProviderGateway } from '~/provider/types'
import { withDeclined } from './declined.server'

const place = { providerId: 'farsta', brukareId: 'bru-1' }
const actor = { personId: 'p', role: 'brukare', requestId: 'r' } as const
const days = { from: '2026-11-21', to: '2026-11-21' }
const shift: DatedShift = {
  ...{ id: 's1', plannedStart: '2026-11-21T07:00:00Z', plannedEnd: '2026-11-21T12:00:00Z', kind: 'active' },
  ...{ status: 'planned', staff: null, activities: [], changes: [] },
}
const at = new Date('2026-11-19T10:00:00Z')
const wish: Wish = {
  ...{
    id: 'w',
    reference: 'ONS-7K3M-Q2',
    brukareId: 'b',
    providerId: 'farsta',
    providerWishId: 'wis-1',
    personId: 'p',
  },
  ...{ kind: 'cancel', shiftId: 's1', wantedSpan: null, from: null, to: null, documentId: null, sectionIndex: null },
  ...{ text: '', sentBy: 'Pia', onBehalfOf: 'brukare', state: 'accepted', sentAt: at, receivedAt: at },
  ...{ withdrawnAt: null, refusalCode: null, syncedAt: at },
  answers: [{ outcome: 'accepted', text: 'Ja.', by: 'Malin', at }],
}

const logger = { error: vi.fn() }

async function planWith(shifts: readonly DatedShift[], accepted: Wish[]) {
  const answer = { state: 'fresh', data: shifts, asOf: at, etag: '"1"' } as const
  const listAcceptedAt = vi.fn().mockResolvedValue(accepted)
  const listShifts: ProviderGateway['listShifts'] = () => Promise.resolve(answer)
  const plan = await withDeclined({ listShifts }, { wishes: { listAcceptedAt } }, logger).listShifts(place, actor, days)
  return { plan, answer, asked: listAcceptedAt.mock.calls }
}

it('gives a shift that was declined with a yes as cancelled by the brukare, from when the yes came', async () => {
  const { plan, asked } = await planWith([shift, { ...shift, id: 's2' }], [wish])
  expect(plan).toMatchObject({
    state: 'fresh',
    data: [
      { id: 's1', status: 'cancelled', cancelledBy: 'brukare', cancelledAt: at.toISOString() },
      { id: 's2', status: 'planned' },
    ],
  })
  expect(asked).toEqual([[place, expect.any(Function)]])
})

it('gives the answer as it is where nothing was declined, and asks nothing where nothing is ahead', async () => {
  const none = await planWith([shift], [])
  expect(none.plan).toBe(none.answer)
  const over = await planWith([{ ...shift, status: 'ended' }], [wish])
  expect(over.plan).toBe(over.answer)
  expect(over.asked).toEqual([])
})

it('says of a wish that cannot be read that it could not, and gives the schedule’s word', async () => {
  const answer = { state: 'fresh', data: [shift], asOf: at, etag: '"1"' } as const
  const wishes = {
    listAcceptedAt: (_: unknown, unreadable: (wishId: string, err: unknown) => void) => {
      unreadable('w', new Error('no key'))
      return Promise.resolve([])
    },
  }
  const listShifts: ProviderGateway['listShifts'] = () => Promise.resolve(answer)
  const plan = withDeclined({ listShifts }, { wishes }, logger)
  expect(await plan.listShifts(place, actor, days)).toBe(answer)
  expect(logger.error).toHaveBeenCalledWith(expect.objectContaining({ wishId: 'w' }), expect.any(String))
})

it('leaves what was planned of the days of an absence after it was sent', async () => {
  const away: Wish = { ...wish, kind: 'absence', shiftId: null, from: '2026-11-21', to: '2026-11-21' }
  const made = { ...shift, id: 's-new' }
  const { plan } = await planWith([shift, made], [{ ...away, shiftIds: ['s1'] }])
  expect(plan).toMatchObject({ data: [{ status: 'cancelled' }, { status: 'planned' }] })
  const elsewhere = await planWith([shift, made], [away])
  expect(elsewhere.plan).toBe(elsewhere.answer)
})
