import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseShift, type ShiftData } from '~/domain/schedule/shift'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { scheduleView } from './schedule'
import { shiftPageView } from './shift-page'
import { shiftView } from './shift'
import { anna, at, lars, scene, shiftData } from './shift.fixture'
import { whole } from '../../../tests/support/known'

const around = { notices: [], horizons: [] }
const say = (more: Partial<ShiftData>) => shiftView(parseShift(shiftData(more)), [], scene).sentence
const today = (from: string, to: string, more: Partial<ShiftData> = {}): Partial<ShiftData> => ({
  plannedStart: `2026-11-19T${from}:00+01:00`,
  plannedEnd: `2026-11-19T${to}:00+01:00`,
  ...more,
})

describe('a shift is a time from and to, a visit with a window begins within it', () => {
  it('says so', () => {
    expect(say({})).toBe('Anna Ek kommer från klockan 8 till 10.')
    const window = { start: '2026-11-20T08:00:00+01:00', end: '2026-11-20T08:30:00+01:00' }
    expect(say({ arrivalWindow: window })).toBe('Anna Ek kommer mellan klockan 8 och 8:30.')
  })

  it('names the last day of one that lasts over several nights', () => {
    const long = { plannedStart: '2026-11-20T22:00:00+01:00', plannedEnd: '2026-11-22T06:00:00+01:00' }
    expect(say(long)).toBe('Anna Ek kommer från klockan 22 till söndag 22 november klockan 6.')
  })
})

describe('beredskap is somebody who can come, and not somebody who is there', () => {
  const night = { kind: 'standby' } as const
  it.each([
    ['ahead', night, 'Anna Ek har beredskap från klockan 8 till 10 och kan komma om det behövs.'],
    [
      'now',
      { ...today('14:00', '16:00', { status: 'started', actualStart: at('2026-11-19T14:00:00+01:00') }), ...night },
      'Anna Ek har beredskap till klockan 16 och kan komma om det behövs.',
    ],
    [
      'before',
      {
        ...today('08:00', '10:00', { status: 'ended', actualStart: at('2026-11-19T08:00:00+01:00') }),
        ...{ ...night, actualEnd: at('2026-11-19T10:00:00+01:00') },
      },
      'Anna Ek hade beredskap från klockan 8 till 10 och kunde komma om det behövdes.',
    ],
  ])('%s', (_when, more, sentence) => {
    expect(say(more)).toBe(sentence)
  })

  it('is never late', () => {
    const shift = parseShift(shiftData({ ...today('14:00', '16:00'), ...night }))
    expect(shiftView(shift, [], scene)).toMatchObject({ state: 'planned', missed: false })
  })
})

describe('what is missed stays marked', () => {
  it('while it goes on, and once its time has passed', () => {
    for (const times of [today('14:00', '16:00'), today('08:00', '10:00')]) {
      expect(shiftView(parseShift(shiftData(times)), [], scene)).toMatchObject({ missed: true, needsAttention: true })
    }
    expect(say(today('08:00', '10:00'))).toBe('Anna Ek hade ett pass från klockan 8 till 10. Ingen tid är registrerad.')
  })

  it('but not what the provider says is over, or what somebody was here for', () => {
    const ended = parseShift(shiftData(today('08:00', '10:00', { status: 'ended' })))
    expect(shiftView(ended, [], scene).missed).toBe(false)
  })

  it('says of an end that nobody has registered that it is not known', () => {
    const begun = { status: 'started', actualStart: at('2026-11-19T08:00:00+01:00') } as const
    expect(say(today('08:00', '14:30', begun))).toBe(
      'Anna Ek är på plats sedan klockan 8. Passet skulle ha slutat klockan 14:30.',
    )
    expect(say(today('08:00', '10:00', begun))).toBe(
      'Anna Ek kom klockan 8. Inget slut är registrerat. Passet skulle ha slutat klockan 10.',
    )
  })
})

describe('what cannot be right is said to be that', () => {
  it('an end before the start, or at it', () => {
    const reversed = { plannedEnd: '2026-11-20T06:00:00+01:00' }
    expect(say(reversed)).toBe(
      'Uppgiften kan inte stämma: passet för Anna Ek börjar klockan 8 och slutar före det, klockan 6.',
    )
    const page = shiftPageView({ shifts: [shiftData(reversed)], scene }, 'p1', {
      mayReadReports: true,
      laws: null,
      call: null,
      objectHref: null,
    })
    expect(JSON.stringify(page?.facts)).not.toContain('minus')
    expect(say({ plannedEnd: '2026-11-20T08:00:00+01:00' })).toContain('börjar och slutar klockan 8')
  })

  it('a person without a name, and nobody on a shift that has begun', () => {
    expect(say({ staff: { ...anna, displayName: ' ' } })).toBe(
      'En person utan angivet namn kommer från klockan 8 till 10.',
    )
    const begun = today('14:00', '16:00', {
      staff: null,
      status: 'started',
      actualStart: at('2026-11-19T14:00:00+01:00'),
    })
    expect(say(begun)).toBe('En person utan angivet namn är på plats sedan klockan 14 och stannar till klockan 16.')
    expect(say({ staff: null })).toBe('Ingen är bokad än från klockan 8 till 10.')
  })

  it('two shifts with one number', () => {
    const view = scheduleView(
      whole([{ shifts: [shiftData(), shiftData()], scene }]),
      around,
      scene,
      '2026-11-20',
      '2026-11-20',
    )
    const shifts = view.days[0]?.shifts ?? []
    expect(shifts.map(({ remarks }) => remarks[0])).toEqual(
      Array.from({ length: 2 }, () => 'Två pass har samma nummer hos Farsta Assistans. Vi vet inte vilket som gäller.'),
    )
    expect(new Set(shifts.map(({ href }) => href)).size).toBe(2)
  })
})

describe('the night that began the day before', () => {
  const night = shiftData({
    ...{ id: 'n', plannedStart: '2026-11-18T22:00:00+01:00', plannedEnd: '2026-11-19T07:00:00+01:00' },
    status: 'ended',
  })

  it('is on the page of the day it goes on into, with the day it began', () => {
    const view = scheduleView(whole([{ shifts: [night], scene }]), around, scene, '2026-11-19', '2026-11-20')
    expect(view.count).toBe(1)
    expect(view.days[0]?.goingOn[0]?.remarks).toContain('Började onsdag 18 november.')
    expect(view.days[1]?.goingOn).toEqual([])
  })

  it('is not on the day after one that ends at midnight', () => {
    const evening = { ...night, plannedEnd: '2026-11-19T00:00:00+01:00' }
    expect(scheduleView(whole([{ shifts: [evening], scene }]), around, scene, '2026-11-19', '2026-11-19').count).toBe(0)
  })
})

describe('whatever a provider sends', () => {
  const instant = fc.integer({ min: -3000, max: 3000 }).map((minutes) => {
    return new Date(scene.now.getTime() + minutes * 60_000).toISOString()
  })
  const person = fc.constantFrom(
    null,
    anna,
    lars,
    { ...anna, displayName: '' },
    { ...anna, displayName: 'ليلى \u202Eحداد' },
  )
  const registration = fc.option(instant.map(at), { nil: undefined })
  const shifts = fc.record({
    plannedStart: instant,
    plannedEnd: instant,
    kind: fc.constantFrom('active', 'waiting', 'standby'),
    status: fc.constantFrom('planned', 'started', 'ended', 'vacant', 'cancelled'),
    staff: person,
    substituteFor: fc.option(
      person.map((one) => one ?? lars),
      { nil: undefined },
    ),
    actualStart: registration,
    actualEnd: registration,
  })

  it('no sentence has a hole, a negative time or a turned word, in any language', () => {
    fc.assert(
      fc.property(shifts, fc.constantFrom(...languages), (more, language) => {
        const inLanguage = { ...scene, t: textsFor(language), f: formatsFor(language) }
        const page = shiftPageView({ shifts: [shiftData(more)], scene: inLanguage }, 'p1', {
          mayReadReports: true,
          laws: null,
          call: null,
          objectHref: null,
        })
        const texts = [
          page?.view.sentence,
          page?.view.moreLabel,
          page?.title,
          page?.answer.heading,
          ...(page?.view.remarks ?? []),
        ]
        for (const text of [...texts, ...(page?.facts ?? []).map(({ value }) => value)]) {
          expect(text).toMatch(/\S/)
          expect(text).not.toMatch(/ {2}|^[ .,]|[ ][.,:]|undefined|null|NaN|minus|miinus|\u202E/)
        }
      }),
      { seed: 20261128, numRuns: 500 },
    )
  })
})
