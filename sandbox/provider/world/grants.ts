/** Decisions on granted time, and the fullmakter to fastställa. Minutes are clock time. */
import { dayAfter, monthAfter, monthDays } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import type { Law, TimeKind } from '../../../provider-api/contract'
import type { Prisma } from '../database/generated/client'
import { idOf } from './random'
import { at, brukareIdOf } from './shifts'

const hours = (count: number) => count * 60

type Line = {
  tenant?: string
  brukare: string
  law: Law
  minutes: number
  per: 'week' | 'month' | 'period'
  kinds?: TimeKind[]
  double?: boolean
}

const lines: readonly Line[] = [
  // Day and night of the week, and two hours of a second assistant each morning.
  { brukare: 'pia', law: 'SFB', minutes: hours(16 * 7 + 14), per: 'week', double: true },
  { brukare: 'pia', law: 'SFB', minutes: hours(8 * 7), per: 'week', kinds: ['waiting', 'standby'] },
  { brukare: 'pia', law: 'LSS', minutes: hours(12), per: 'month' },
  { brukare: 'karl', law: 'LSS', minutes: hours(38), per: 'week' },
  { brukare: 'alva', law: 'SFB', minutes: hours(60), per: 'week' },
  { brukare: 'elsa', law: 'SFB', minutes: hours(45), per: 'week' },
  { brukare: 'elsa', law: 'SFB', minutes: hours(63), per: 'week', kinds: ['waiting'] },
  { brukare: 'maja', law: 'SFB', minutes: hours(84), per: 'week' },
  { brukare: 'maja', law: 'SFB', minutes: hours(70), per: 'week', kinds: ['standby'] },
  { brukare: 'sven', law: 'SoL', minutes: hours(62), per: 'month' },
  { brukare: 'bo', law: 'SFB', minutes: hours(101), per: 'week' },
  { brukare: 'rut', law: 'SoL', minutes: hours(46), per: 'month' },
  { brukare: 'ivar', law: 'LSS', minutes: hours(84), per: 'week' },
  { brukare: 'tuulikki', law: 'SFB', minutes: hours(1980), per: 'period' },
  { brukare: 'hanna', law: 'SFB', minutes: hours(105), per: 'week' },
  { brukare: 'hanna', law: 'SFB', minutes: hours(63), per: 'week', kinds: ['waiting'] },
  { brukare: 'yngve', law: 'SoL', minutes: hours(31), per: 'month' },
  { tenant: 'soder', brukare: 'karl', law: 'SoL', minutes: hours(43), per: 'month' },
]

const deciders: Record<Law, string> = {
  SFB: 'Försäkringskassan',
  LSS: 'Stockholms stad, Farsta stadsdelsförvaltning',
  SoL: 'Stockholms stad, biståndsenheten',
}

/**
 * The grants of a tenant. SFB and LSS run in periods of six months: the one before, and the one that holds the anchor
 * day, which began two months before the anchor's month so that it ends within what people look at. SoL runs on.
 */
export function grantRows(tenant: string, anchor: DayString): Prisma.GrantCreateManyInput[] {
  const first = monthAfter(anchor.slice(0, 7), -2)
  const now = { from: `${first}-01`, to: monthDays(monthAfter(first, 5)).to }
  const before = { from: `${monthAfter(first, -6)}-01`, to: dayAfter(now.from, -1) }
  const rows = lines
    .filter((line) => (line.tenant ?? 'farsta') === tenant)
    .flatMap((line, index) => {
      if (line.law === 'SoL') return [row(tenant, line, index, { from: `${monthAfter(first, -12)}-01`, to: null })]
      const next = row(tenant, line, index, now)
      return [row(tenant, { ...line, minutes: Math.round(line.minutes * 0.96) }, index, before), next]
    })
  return tenant === 'farsta' ? [...rows, notCarriedOut(anchor)] : rows
}

function row(
  tenant: string,
  line: Line,
  index: number,
  period: { from: DayString; to: DayString | null },
): Prisma.GrantCreateManyInput {
  return {
    id: idOf('grt', tenant, line.brukare, index, period.from),
    brukareId: brukareIdOf(tenant, line.brukare),
    law: line.law,
    minutes: line.minutes,
    per: line.per,
    ...period,
    kinds: line.kinds ?? ['active'],
    doubleStaffing: line.double ?? false,
    decidedBy: deciders[line.law],
    decidedAt: dayAfter(period.from, -24),
    startedAt: period.from,
  }
}

/** Yngve's company for walks: decided, and after more than three months not begun. */
function notCarriedOut(anchor: DayString): Prisma.GrantCreateManyInput {
  const from = dayAfter(anchor, -128)
  return {
    id: idOf('grt', 'farsta', 'yngve', 'notCarriedOut'),
    brukareId: brukareIdOf('farsta', 'yngve'),
    law: 'SoL',
    minutes: hours(8),
    per: 'month',
    from,
    to: null,
    kinds: ['active'],
    doubleStaffing: false,
    decidedBy: deciders.SoL,
    decidedAt: dayAfter(from, -6),
    startedAt: null,
  }
}

/** Pia has given the fullmakt twice and withdrawn the first; Bo, Ivar and Maja have one; the others have not given it. */
export function fullmaktRows(tenant: string, anchor: DayString): Prisma.FullmaktCreateManyInput[] {
  if (tenant !== 'farsta') return []
  const given = (
    key: string,
    order: number,
    fromDays: number,
    rest: { to?: DayString; withdrawnDays?: number } = {},
  ) => {
    const from = dayAfter(anchor, fromDays)
    return {
      id: idOf('ful', key, order),
      brukareId: brukareIdOf('farsta', key),
      from,
      to: rest.to ?? null,
      givenAt: at(from, '09:20'),
      withdrawnAt: rest.withdrawnDays === undefined ? null : at(dayAfter(anchor, rest.withdrawnDays), '15:45'),
    }
  }
  return [
    given('pia', 1, -500, { withdrawnDays: -320 }),
    given('pia', 2, -300),
    given('bo', 1, -240, { to: dayAfter(anchor, 120) }),
    given('ivar', 1, -410),
    given('maja', 1, -150),
  ]
}
