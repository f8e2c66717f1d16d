import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import type { Review } from '~/database/types'
import { together } from '~/domain/access/representation'
import type { RightAt } from '~/domain/access/rights'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { TimeReportSummary } from '../../../provider-api/contract'
import { rightAt } from '../../../tests/support/rights'
import { createReviewsService } from './reviews.server'

const now = new Date('2026-11-19T15:00:00+01:00')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }
const month = '2026-10'
const wholeMonth = { month, providerId: null, reportId: null }
const reading = new Set(['reports:read', 'object'] as const)
const never = () => Promise.reject(new Error('not asked for in this test'))

const none = { active: 0, waiting: 0, standby: 0 }
const report = (staffId: string): TimeReportSummary => ({
  ...{ id: `of-${staffId}`, month, state: 'certified', rowCount: 1, deviationCount: 0, openObjectionCount: 0 },
  staff: { id: staffId, displayName: 'Anna Ek', role: 'assistant' },
  sums: { planned: none, reported: none, faststalld: none },
})
const said = (providerId: string, name: string): Review => ({
  ...{ id: `at-${providerId}`, brukareId: 'b1', providerId, month, timeReportId: null, personId: name, name },
  ...{
    onBehalfOf: 'godMan',
    action: 'reviewed',
    seen: '',
    at: now,
    receivedAt: now,
    refusalCode: null,
    refusedAt: null,
  },
})

function accessAt(...places: RightAt[]): Access {
  const merged = together(places)
  if (merged === null) throw new Error('no places')
  const session = { sessionId: 's', authenticatedAt: now, previousSignInAt: null, isCoordinationNumber: false }
  return {
    ...{ ...merged, places, scopesAnywhere: merged.scopes, asOf: now, stale: false },
    viewer: { personId: 'jan', name: 'Jan', ...session },
    brukare: { id: 'b1', name: 'Bo', protectedIdentity: false },
  }
}

const reviews = createReviewsService({
  provider: {
    getCapabilities: () => Promise.resolve({ state: 'missing', reason: 'unavailable', since: null }),
    listTimeReports: never,
    getTimeReport: never,
  },
  database: {
    reviews: { list: () => Promise.resolve([said('farsta', 'Greta'), said('soder', 'Omar')]), submit: never },
  },
  nudge: () => undefined,
})

describe('reviews of a whole month', () => {
  it('are shown as far as the viewer may read reports at the provider, and no further', async () => {
    const access = accessAt(rightAt('soder', { role: 'godMan', scopes: reading }))
    const read = [{ providerId: 'soder', reports: [report('s1')] }]
    const box = await reviews.box(access, scene, wholeMonth, read)
    expect(box?.said.map(({ text }) => text)).toEqual([expect.stringContaining('Omar')])
    const [ofMonth] = await reviews.said(access, scene, month, read)
    expect(ofMonth?.said.map(({ text }) => text)).toEqual([expect.stringContaining('Omar')])
  })
})

describe('what is said or taken back', () => {
  const access = accessAt(rightAt('farsta', { role: 'godMan', scopes: reading }))
  const asked = { month, providerId: 'farsta', reportId: null }
  const setting = async (
    found: Partial<TimeReportSummary>,
    acts: Review[],
    wanted: 'reviewed' | 'undone',
    shown?: string,
  ) => {
    let written = 0
    const service = createReviewsService({
      provider: {
        getCapabilities: () => Promise.resolve({ state: 'missing', reason: 'unavailable', since: null }),
        listTimeReports: () =>
          Promise.resolve({ state: 'fresh', data: [{ ...report('s1'), ...found }], asOf: now, etag: 'e' }),
        getTimeReport: never,
      },
      database: {
        reviews: {
          list: () => Promise.resolve(acts),
          submit: () => {
            written += 1
            return Promise.resolve(true)
          },
        },
      },
      nudge: () => undefined,
    })
    const asIs = [{ providerId: 'farsta', reports: [{ ...report('s1'), ...found }] }]
    const drawn = (await service.box(access, scene, asked, asIs))?.form?.fields.find(([name]) => name === 'sett')?.[1]
    return [await service.set(access, scene, asked, { action: wanted, shown: shown ?? drawn ?? '' }), written]
  }

  it('is called done only when it is written', async () => {
    expect(await setting({}, [], 'reviewed')).toEqual(['done', 1])
    expect(await setting({}, [], 'undone')).toEqual(['unchanged', 0])
    expect(await setting({}, [said('farsta', 'Greta')], 'undone')).toEqual(['unchanged', 0])
  })

  it('is of what was shown: of anything else nothing is written, also where the sums are the same', async () => {
    const shownOf = async (reports: TimeReportSummary[]) => {
      const box = await reviews.box(access, scene, asked, [{ providerId: 'farsta', reports }])
      return box?.form?.fields.find(([name]) => name === 'sett')?.[1]
    }
    const shown = (await shownOf([report('s1')])) ?? ''
    expect(await setting({}, [], 'reviewed', shown)).toEqual(['done', 1])
    expect(await setting({ openObjectionCount: 1 }, [], 'reviewed', shown)).toEqual(['unchanged', 0])
    for (const other of [
      { state: 'faststalld' as const },
      { sums: { ...report('s1').sums, reported: { ...none, active: 30 } } },
      { rowCount: 2 },
    ]) {
      expect(await setting(other, [], 'reviewed', shown)).toEqual(['changed', 0])
    }
    expect(await setting({}, [], 'reviewed', '')).toEqual(['changed', 0])
    const read = [{ providerId: 'farsta', reports: [{ ...report('s1'), state: 'reopened' as const }] }]
    expect(reviews.changed(asked, shown, read, scene)).toEqual([
      'Anna Ek: Tidrapporten är öppnad igen och inte godkänd på nytt än.',
    ])
    expect(reviews.changed(asked, shown, [{ providerId: 'farsta', reports: [report('s1')] }], scene)).toEqual([])
  })
})

describe('jäv', () => {
  it('at one provider is not lifted by what another says of the same person', async () => {
    const atFarsta = rightAt('farsta', { role: 'godMan', scopes: reading, conflictOfInterest: 'assistant' })
    const atSoder = rightAt('soder', {
      ...{ role: 'godMan', scopes: reading, conflictOfInterest: 'assistant', ownStaffIds: ['elsewhere'] },
    })
    const box = await reviews.box(accessAt(atFarsta, atSoder), scene, wholeMonth, [
      { providerId: 'farsta', reports: [report('s1')] },
      { providerId: 'soder', reports: [report('s2')] },
    ])
    expect(box?.form).toBeNull()
    // What is known not to be the viewer's own can be reviewed by itself.
    expect(box?.obstacle).toBe(scene.t('reviews.obstacle.ownShiftsMonth'))
    const alone = await reviews.box(accessAt(atFarsta), scene, wholeMonth, [
      { providerId: 'farsta', reports: [report('s1')] },
    ])
    expect(alone?.obstacle).toBe(scene.t('reviews.obstacle.ownShifts'))
  })
})
