import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { actionsOfKind, logActionOf, logKinds } from '~/domain/access-log/action'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { logDays, logItem, type LoggedRow, type LogPeople } from './log'
import { logLinks } from './links'
import type { Scene } from '~/views/frame/scene'

const sceneIn = (language: (typeof languages)[number]): Scene => ({
  ...{ t: textsFor(language), f: formatsFor(language) },
  ...{ now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' },
})
const scene = sceneIn('sv')

const row = (more: Partial<LoggedRow>): LoggedRow => ({
  ...{ seq: 7, at: new Date('2026-11-19T13:50:00Z'), personId: 'greta', role: 'godMan', basis: 'r1,r2' },
  ...{ action: 'schedule.read', resourceType: 'schedule', resourceId: null, period: '2026-W47', outcome: 'allowed' },
  ...{ about: null, providerId: null, name: null },
  ...more,
})

const people: LogPeople = {
  viewerId: 'pia',
  names: new Map([
    ['greta', 'Greta Malm'],
    ['pia', 'Pia Lindgren'],
  ]),
  grounds: [
    { id: 'r1', source: 'provider', document: { type: 'courtOrder', date: '2024-03-03' }, validFrom: '2024-03-03' },
    { id: 'r2', source: 'portal', document: null, validFrom: '2026-09-20' },
    { id: 'r3', source: 'portal', document: null, validFrom: '2026-10-01' },
  ],
  holders: new Map([['r3', 'Nils Holm']]),
  providers: new Map([['farsta', 'Farsta Assistans']]),
}

describe('a row of the access log', () => {
  it('says who, when, what, and on what ground', () => {
    expect(logItem(row({}), people, scene)).toMatchObject({
      who: 'Greta Malm',
      time: 'klockan 14:50',
      what: 'Såg schemat.',
      about: 'Gäller vecka 47 år 2026.',
      grounds: ['god man', 'beslut av domstol 3 mars 2024', 'med samtycke från 20 september 2026'],
      when: 'torsdag 19 november 2026 klockan 14:50',
      provider: null,
      outcome: 'allowed',
    })
  })

  it('says whom and which report it is about, at whom, and what the person was called then', () => {
    const report = { action: 'report.read', resourceType: 'timeReport', resourceId: 'rep-1', period: '2026-10' }
    const said = logItem(row({ ...report, about: 'Anna Berg', providerId: 'farsta', name: 'Greta Ek' }), people, scene)
    expect(said).toMatchObject({
      ...{ who: 'Greta Ek', what: 'Såg en tidrapport.', about: 'Gäller Anna Berg, oktober 2026.' },
      provider: 'Farsta Assistans',
    })
    const access = { action: 'access.withdraw', resourceType: 'access', resourceId: 'r3', period: null }
    expect(logItem(row(access), people, scene).about).toBe('Gäller Nils Holm.')
    // A row from before the periods had a column.
    expect(logItem(row({ resourceId: '2026-10', period: null }), people, scene).about).toBe('Gäller oktober 2026.')
  })

  it.each(['absent', 'failed'] as const)('tells what came to nothing as a try: %s', (outcome) => {
    const tried = logItem(row({ action: 'report.read', period: null, outcome }), people, scene)
    expect(tried).toMatchObject({ what: 'Ville se tidrapporterna.', about: null, outcome })
  })

  it('is "you" to the one who did it, who needs no ground to see their own', () => {
    const own = logItem(row({ personId: 'pia', role: 'brukare', basis: 'self' }), people, scene)
    expect(own).toMatchObject({ who: 'Du', grounds: [] })
  })

  it('has no ground where there was no role yet: an offer is read before it is accepted', () => {
    expect(logItem(row({ action: 'invitation.read', role: null, basis: 'r3' }), people, scene).grounds).toEqual([])
  })

  it('tells what someone who was refused wanted', () => {
    const refused = row({
      role: null,
      basis: null,
      action: 'refused.reports:read',
      outcome: 'denied',
      period: null,
    })
    expect(logItem(refused, people, scene)).toMatchObject({
      outcome: 'denied',
      what: 'Ville se tidrapporterna.',
      about: null,
    })
    expect(logItem({ ...refused, action: 'refused.any' }, people, scene).what).toBe('Ville se en sida.')
  })

  it('has words also for a person who is gone, for nobody, and for an action of a later version', () => {
    expect(logItem(row({ personId: 'gone' }), people, scene).who).toBe('Någon som inte finns kvar i tjänsten')
    expect(logItem(row({ personId: null }), people, scene).who).toBe('Någon som inte var inloggad')
    const byHand = row({ personId: null, action: 'access.stop' })
    expect(logItem(byHand, people, scene)).toMatchObject({ who: 'Den som sköter Insyn' })
    const byItself = row({ personId: null, action: 'access.lapse' })
    expect(logItem(byItself, people, scene)).toMatchObject({ who: 'Insyn' })
    expect(logItem(row({ action: 'moon.visit' }), people, scene).what).toContain('moon.visit')
  })

  it('stands under its day in Stockholm', () => {
    const late = logItem(row({ at: new Date('2026-11-18T23:30:00Z') }), people, scene)
    const before = logItem(row({ at: new Date('2026-11-18T22:30:00Z') }), people, scene)
    expect(logDays([late, before], scene).map(({ day, heading }) => [day, heading])).toEqual([
      ['2026-11-19', 'torsdag 19 november 2026'],
      ['2026-11-18', 'onsdag 18 november 2026'],
    ])
  })
})

describe('what is the same on a day', () => {
  const at = (clock: string, more: Partial<LoggedRow> = {}) =>
    logItem(row({ at: new Date(`2026-11-19T${clock}:00+01:00`), ...more }), people, scene)

  it('stands once, with each time it was, and what differs stands for itself', () => {
    const other = { period: '2026-W48' }
    const [day, ...more] = logDays([at('14:50'), at('12:00', other), at('09:05'), at('08:01')], scene)
    expect(more).toEqual([])
    expect(day?.items.map(({ time, times }) => [time, times.map((one) => one.time)])).toEqual([
      ['klockan 14:50', ['klockan 8:01', 'klockan 9:05', 'klockan 14:50']],
      ['klockan 12', ['klockan 12']],
    ])
  })

  it('is not together with another day, another person, or what was refused', () => {
    const items = [
      at('14:50'),
      at('14:00', { outcome: 'denied' }),
      at('13:00', { personId: 'pia', role: 'brukare', basis: 'self' }),
      at('12:00', { at: new Date('2026-11-18T12:00:00+01:00') }),
    ]
    expect(logDays(items, scene).flatMap(({ items: shown }) => shown)).toHaveLength(4)
  })
})

/** What the code writes: each literal beside `action:`, and what the functions that write a row are given. */
function actionsInCode(): string[] {
  const pattern = /(?:action: |logWrite\(\w+, |[eE]ntry\()'([a-zA-Z]+\.[a-zA-Z]+)'/g
  const files = readdirSync('app', { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name) && !entry.parentPath.includes('generated'),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  return [...new Set(files.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, action]) => action ?? [])))]
}

/** Put together in the code of what was done and to what. */
const composed = [
  ...[
    'objection.submit',
    'wish.resend',
    'comment.submit',
    'review.submit',
    'review.undo',
    'access.submit',
    'access.accept',
  ],
  ...['access.decline', 'fullmakt.give', 'fullmakt.withdraw', 'access.stop', 'access.restart'],
  ...['fullmakt.givenShown', 'fullmakt.withdrawnShown', 'calendar.denyNames'],
  ...['noticeAddress.add', 'noticeAddress.confirm', 'noticeAddress.remove'],
]

/** About no brukare: the choice of person, two accounts that became one, and one that was erased. */
const aboutNobody = ['subjects.list', 'person.merge', 'account.erase']

describe('every action that the code writes', () => {
  const written = [...actionsInCode(), ...composed].filter((one) => !aboutNobody.includes(one))

  it('is found in the code', () => {
    expect(written.length).toBeGreaterThan(20)
    expect(written).toContain('objection.withdraw')
    expect(written).toContain('session.start')
  })

  it('has a sentence, and nothing has one in vain', () => {
    expect(written.filter((action) => logActionOf(action) === null)).toEqual([])
    expect(logKinds.flatMap(actionsOfKind).filter((action) => !written.includes(action))).toEqual([])
  })

  it.each(languages)('has it in %s', (language) => {
    for (const action of written) expect(logItem(row({ action }), people, sceneIn(language)).what).not.toContain(action)
  })
})

describe('the links of the log', () => {
  it('keep the choice, and begin at the newest when it is changed', () => {
    const view = { people: [], next: 40, viewerId: 'pia', countOf: null }
    const links = logLinks('b1', { show: 'seen', personId: 'greta', before: 90 }, view, scene)
    expect(links.older).toBe('/b/b1/logg?visa=sett&person=greta&fore=40')
    expect(links.newest).toBe('/b/b1/logg?visa=sett&person=greta')
    expect(links.kinds.map(({ href, current }) => [href, current])).toEqual([
      ['/b/b1/logg?person=greta', false],
      ['/b/b1/logg?visa=sett&person=greta', true],
      ['/b/b1/logg?visa=gjort&person=greta', false],
      ['/b/b1/logg?visa=nekat&person=greta', false],
      ['/b/b1/logg?visa=inloggning&person=greta', false],
    ])
    expect(links.csv).toBe('/b/b1/logg.csv?visa=sett&person=greta')
  })

  it('begin with others, have one’s own behind a link, and say how many there are', () => {
    const seen = [
      { id: 'pia', name: 'Du' },
      { id: 'greta', name: 'Greta Malm' },
    ]
    const countOf = (show: string | null, personId: string | null) => `${show} ${personId}`.length
    const links = logLinks(
      'b1',
      { show: null, personId: null, before: null },
      { people: seen, next: null, viewerId: 'pia', countOf },
      scene,
    )
    expect(links.people).toEqual([
      { href: '/b/b1/logg', text: 'Andra', count: 9, current: true },
      { href: '/b/b1/logg?person=pia', text: 'Visa mina egna', count: 8, current: false },
      { href: '/b/b1/logg?person=greta', text: 'Greta Malm', count: 10, current: false },
    ])
    // The file has everyone's.
    expect(links.csv).toBe('/b/b1/logg.csv')
  })
})
