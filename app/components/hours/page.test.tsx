import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { reckon } from '~/domain/hours/ledger'
import type { Gap, HoursInput } from '~/domain/hours/types'
import { monthDays } from '~/domain/time/time'
import { TextsProvider } from '~/i18n/context'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { hoursView } from '~/views/hours/hours'
import type { HoursViewer } from '~/views/hours/reasons'
import { hoursTable } from '~/views/hours/tables'
import { HoursPage } from './page'

const now = new Date('2026-11-19T15:00:00+01:00')
const f = formatsFor('sv')
const scene = { t: textsFor('sv'), f, now, requestId: 'r' }
const viewer: HoursViewer = {
  ...{ brukareId: 'b', name: null },
  ...{ maySeeShifts: true, maySeeReports: true, maySeeClaims: true, mayObject: true },
}
const at = (day: string, clock: string) => new Date(`2026-11-${day}T${clock}:00+01:00`)
const days = ['02', '09', '10', '17', '18', '24']
const input: HoursInput = {
  ...monthDays('2026-11'),
  now,
  grants: [
    { id: 'g', minutes: 9000, per: 'month', from: '2026-01-01', to: null, kinds: ['active'], doubleStaffing: false },
  ],
  shifts: days.map((day) => ({
    ...{ id: `s${day}`, kind: 'active', cancelledBy: null, group: null },
    ...{ start: at(day, '08:00'), end: at(day, '16:00'), status: day === '17' ? 'vacant' : 'booked' },
  })),
  rows: ['02', '09', '10'].map((day) => {
    const time = { start: at(day, '08:20'), end: at(day, '16:00') }
    return {
      ...{ id: `r${day}`, shiftId: `s${day}`, kind: 'active', planned: null, reported: time, group: null },
      ...{ faststalld: day === '02' ? time : null, openObjection: false },
    }
  }),
}
const shiftData = new Map(
  input.shifts.map(({ id, start, end, kind }) => [
    id,
    {
      ...{ id, kind, plannedStart: start.toISOString(), plannedEnd: end.toISOString(), status: 'planned' as const },
      ...{ staff: null, activities: [], changes: [] },
    },
  ]),
)

function viewFor(more: Partial<HoursViewer> = {}, gaps: readonly Gap[] = [], at = scene, providers = 1, unread = 0) {
  const place = { providerId: 'farsta', brukareId: 'x' }
  const data = {
    place,
    providerName: 'Farsta',
    grants: [{ law: 'SFB' as const }],
    ledger: reckon({ ...input, now: at.now, gaps }),
    shifts: shiftData,
    reports: [],
  }
  const period = { kind: 'month' as const, id: '2026-11', ...monthDays('2026-11') }
  const places = Array.from({ length: providers }, (_, nth) => ({
    ...{ ...data, gaps, differences: [] },
    // The decisions of the last ones could not be read.
    ...(nth >= providers - unread && { ledger: null }),
  }))
  return hoursView(places, [], { ...viewer, ...more }, period, at)
}
const draw = (view: ReturnType<typeof viewFor>) =>
  renderToStaticMarkup(
    <TextsProvider language="sv">
      <HoursPage view={view} />
    </TextsProvider>,
  )

describe('decisions that could not be read', () => {
  it.each([1, 2])('are not told as nothing granted, nor as what others have granted (%i providers)', (providers) => {
    const view = viewFor({}, [], scene, providers, 1)
    expect(view.rows.length).toBeGreaterThan(0)
    for (const row of view.rows) {
      expect(row).toMatchObject({ granted: null, sumGranted: null, given: 'Vet inte', missingText: 'Vet inte' })
    }
    expect(draw(view)).not.toMatch(/av \d+ (timmar|minuter)/)
  })
})

describe('a month that the provider’s data do not reach over', () => {
  const whole = monthDays('2026-11')

  it('is not a month without help, when the data begin after it, or within it', () => {
    for (const dataFrom of ['2026-11-10', '2026-12-01']) {
      const to = dataFrom === '2026-12-01' ? whole.to : '2026-11-09'
      const view = viewFor({}, [{ what: 'shifts', from: whole.from, to, why: 'before' }])
      expect(view.heading).toMatch(/^Uppgifterna i Insyn börjar /)
      expect([view.sums, view.none, view.bar, view.days, view.forecast, view.granted]).toEqual([
        ...[[], 'Vi har inte alla uppgifter. Därför vet vi inte om tid saknas.'],
        ...[null, null, null, null],
      ])
      expect(view.total.text).not.toMatch(/saknas/i)
    }
  })

  it('has nothing missing in days that are not planned yet', () => {
    const ahead = { ...scene, now: new Date('2026-10-20T12:00:00+02:00') }
    const view = viewFor({}, [{ what: 'shifts', from: '2026-11-11', to: whole.to, why: 'notYet' }], ahead)
    expect(view.heading).toBe('Du har rätt till 150 timmar i november')
    expect(view.lead).toEqual([
      'Schemat är inte lagt längre än till tisdag 10 november. Det som inte är planerat än räknas inte som att det saknas.',
    ])
    expect(view.missing.map(({ id }) => id)).not.toContain('notPlannedYet')
    expect(view.total).toEqual({
      text: expect.stringMatching(/^Planerat hittills: .* av 150 timmar\.$/),
      duration: null,
    })
    expect([view.forecast, view.days]).toEqual([null, null])
    expect(view.sums.map(({ name }) => name)).toEqual(['Bokat', 'Kvar av beslutet'])
    const { kinds } = viewFor({}, [], ahead, 2)
    expect(kinds.map(({ missing, minutes }) => [missing, minutes.missing])).toEqual([
      ['Inte än', null],
      ['Inte än', null],
    ])
  })
})

describe('a month of hours', () => {
  it('answers in the heading, and the reasons come to what is missing', () => {
    const view = viewFor()
    // 18 of 30 days have passed: 5400 minutes of 9000; three days of 460 minutes have been given.
    expect(view.heading).toBe('67 timmar saknas i november')
    expect(view.lead).toEqual([
      'Du har fått 23 timmar av 90 timmar.',
      'Vi har räknat till och med i går, onsdag 18 november.',
    ])
    const minutes = [...view.missing, ...view.surplus].reduce((sum, reason) => sum + reason.minutes, 0)
    expect(minutes).toBe(5400 - 3 * 460)
    expect(view.missing.map(({ id }) => id)).toEqual(['vacant', 'short', 'notReported', 'notPlanned'])
    expect(view.total).toEqual({ text: 'Saknas tillsammans', duration: '67 timmar' })
  })

  it('has rows that come to what the heading says, with the week that goes on counted to yesterday', () => {
    const { rows } = viewFor()
    const begun = rows.filter(({ missing }) => missing !== null)
    const sumOf = (part: 'granted' | 'faststalld' | 'reported' | 'missing') =>
      begun.reduce((sum, row) => sum + (row[part] ?? 0), 0)
    expect([sumOf('granted'), sumOf('faststalld') + sumOf('reported'), sumOf('missing')]).toEqual([5400, 1380, 4020])
    // The nineteenth is a Thursday; the month begins on a Sunday, so its first week is not a whole one.
    expect(rows.map(({ name }) => name)).toEqual([
      ...[
        'vecka 44, söndag 1 november',
        'vecka 45',
        'vecka 46',
        'vecka 47 så här långt',
        'vecka 48',
        'vecka 49, måndag 30 november',
      ],
    ])
    expect(rows.map(({ sumGranted }) => (sumGranted ?? 0) / 60)).toEqual([5, 40, 75, 90, 145, 150])
    expect(rows.slice(-2).map(({ missing }) => missing)).toEqual([null, null])
  })

  it('hides the pictures from assistive technology, and says in words what they show', () => {
    const html = draw(viewFor())
    const pictures = [...html.matchAll(/<svg[^>]*>/g)].map(([tag]) => tag)
    expect(pictures.length).toBeGreaterThan(8)
    expect(pictures.filter((tag) => !tag.includes('aria-hidden="true"'))).toEqual([])
    expect(html).not.toContain(' style=')
    expect(html).toContain('Mest saknas vecka 45, ')
  })

  it('links only to what the scopes open', () => {
    expect(draw(viewFor())).toContain(
      '/b/b/invandningar/ny?typ=shift&amp;provider=farsta&amp;pass=s17&amp;dag=2026-11-17',
    )
    const withHoursOnly = draw(viewFor({ maySeeShifts: false, maySeeReports: false, mayObject: false }))
    expect(withHoursOnly).not.toMatch(/\/pass\/|\/tidrapport\/|\/invandningar\//)
    expect(withHoursOnly).toContain('tisdag 17 november från klockan 8 till 16')
    expect(draw(viewFor({ mayObject: false }))).not.toContain('/invandningar/')
  })

  it('says what could not be read, and never guesses', () => {
    const view = viewFor({}, [{ what: 'rows', from: '2026-11-01', to: '2026-11-30' }])
    expect(view.warnings).toEqual([
      'Tidrapporter från Farsta saknas för november 2026. Tid som gavs då kan fattas i summan.',
      'Därför vet vi inget om 8 timmar. Den tiden står som Vi vet inte.',
    ])
  })

  it('offers to say that it is wrong only of what it tells', () => {
    const drawn = (view: Parameters<typeof HoursPage>[0]['view']) =>
      renderToStaticMarkup(
        <TextsProvider language="sv">
          <HoursPage view={view} objectHref="/b/b/invandningar/ny" />
        </TextsProvider>,
      )
    expect(drawn(viewFor())).toContain('href="/b/b/invandningar/ny"')
    expect(drawn(viewFor({}, [], scene, 1, 1))).not.toContain('href="/b/b/invandningar/ny"')
  })

  it('gives the same numbers as a file, and reasons that come to the same', () => {
    const view = viewFor()
    const period = { kind: 'month' as const, id: '2026-11', ...monthDays('2026-11') }
    const { lines } = hoursTable('hours', view, period, scene)
    expect(lines.slice(1).map((line) => [line[0], line[1], line[3], line[11]])).toEqual(
      view.rows.map(({ name, from, granted, missing }) => [name, from, granted, missing]),
    )
    const reasons = hoursTable('reasons', view, period, scene).lines.slice(1)
    expect(reasons.reduce((sum, line) => sum + Number(line[3]), 0)).toBe(5400 - 3 * 460)
  })

  it('names the brukare to somebody else', () => {
    const view = viewFor({ name: 'Karl Öberg' })
    expect(view.heading).toBe('67 timmar saknas för Karl Öberg i november')
    expect(view.lead[0]).toBe('Karl Öberg har fått 23 timmar av 90 timmar.')
  })
})
