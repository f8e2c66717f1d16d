import { describe, expect, it } from 'vitest'
import { parseShift, type ShiftData } from '~/domain/schedule/shift'
import { withoutVisit } from '~/domain/schedule/visit'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { scheduleView } from './schedule'
import { shiftPageView } from './shift-page'
import { shiftView } from './shift'
import { at, scene as own, shiftData, yesterday } from './shift.fixture'
import { scheduleTable } from './table'
import { whole } from '../../../tests/support/known'

const scene = { ...own, own: false, maySeeVisits: false }
const say = (more: Partial<ShiftData>) => shiftView(parseShift(withoutVisit(shiftData(more))), [], scene).sentence
const today = (from: string, to: string) => ({
  ...{ plannedStart: `2026-11-19T${from}:00+01:00`, plannedEnd: `2026-11-19T${to}:00+01:00` },
  ...{ status: 'started' as const, actualStart: at(`2026-11-19T06:03:00+01:00`) },
})
const done = { ...yesterday, activities: [{ name: 'Dusch', planned: true, done: true }] }

describe('a shift for one who may not see the visits', () => {
  it('is who and when by the plan, and that somebody has come', () => {
    expect(say(today('06:00', '16:00'))).toBe('Anna Ek är på plats och stannar till klockan 16.')
    expect(say(today('06:00', '14:30'))).toBe('Anna Ek är på plats. Passet skulle ha slutat klockan 14:30.')
    expect(say(today('06:00', '10:00'))).toBe('Anna Ek kom. Passet skulle ha slutat klockan 10.')
    expect(say(done)).toBe('Anna Ek har varit på plats. Passet var från klockan 8 till 10.')
  })

  it.each(languages)('has no time of arrival in its page, in %s', (language) => {
    const inLanguage = { ...scene, t: textsFor(language), f: formatsFor(language) }
    for (const more of [done, today('06:00', '16:00'), today('06:00', '14:30'), today('06:00', '10:00')]) {
      const page = shiftPageView({ shifts: [withoutVisit(shiftData(more))], scene: inLanguage }, 'p1', {
        mayReadReports: false,
        laws: null,
        call: null,
        objectHref: null,
      })
      expect(JSON.stringify(page)).not.toMatch(/6[.:]03|8[.:]23|10[.:]02|Dusch/)
      expect(page?.visitNotYours).toMatch(/\S/)
    }
  })

  it('has no columns for what was registered, and the file says whose right it is', () => {
    const linesOf = (parts: Parameters<typeof scheduleView>[0]) => {
      const view = scheduleView(parts, { notices: [], horizons: [] }, scene, '2026-11-18', '2026-11-18')
      return JSON.stringify(scheduleTable(view, '2026-11-18', scene).lines)
    }
    const hidden = { shifts: [withoutVisit(shiftData(done))], scene }
    const told = { shifts: [shiftData({ ...done, id: 'p2' })], scene: { ...own, providerName: 'Söders Hemtjänst' } }
    expect(linesOf(whole([hidden]))).not.toMatch(/Registrerat|08:23/)
    expect(linesOf(whole([hidden]))).toContain('Hos Farsta Assistans får du inte se när besöken började och slutade.')
    expect(linesOf(whole([hidden, told]))).toMatch(/Registrerat.*08:23.*Hos Farsta Assistans får du inte se/)
  })
})
