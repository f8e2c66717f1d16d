import { describe, expect, it } from 'vitest'
import { minutesBetween, stockholmDate, weekOf } from '../../../app/domain/time/time'
import { brukare, tenants } from '../../data/cast'
import { newPersons } from './cases'
import { clockChangeMonths, planWorld } from './extend'
import { judge } from './judge'
import { outcomeOf } from './outcomes'
import { brukareRows, representationRows, staffRows } from './people'
import { brukareIdOf } from './shifts'
import { assistants } from './staff'

const anchor = '2026-11-19'
const world = planWorld('farsta', anchor)
const pia = brukareIdOf('farsta', 'pia')
const nights = world.filter(
  ({ brukareId, plannedStart, plannedEnd }) =>
    brukareId === pia && stockholmDate(plannedStart) < stockholmDate(plannedEnd),
)
const nightOf = (day: string) => nights.find((shift) => shift.day === day)

describe('the plan', () => {
  it('is the same each time, and every id in it is its own', () => {
    expect(planWorld('farsta', anchor)).toEqual(world)
    expect(new Set(world.map(({ id }) => id)).size).toBe(world.length)
  })

  it('has 12 brukare, 80 assistants and 3 arbetsledare', () => {
    expect(new Set(world.map(({ brukareId }) => brukareId)).size).toBe(12)
    expect(assistants).toHaveLength(80)
    expect(new Set(assistants.map(({ displayName }) => displayName)).size).toBe(80)
    expect(staffRows('farsta').filter(({ role }) => role === 'arbetsledare')).toHaveLength(3)
  })

  it('goes from the first of the month three months back to 31 days ahead', () => {
    const days = world.filter(({ brukareId }) => brukareId !== pia).map(({ day }) => day)
    expect([days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))]).toEqual([
      '2026-08-01',
      '2026-12-20',
    ])
  })

  it('has a night of nine hours in autumn, of seven in spring, and one over the end of the month', () => {
    const length = (day: string) => {
      const night = nightOf(day)
      return night && minutesBetween(night.plannedStart, night.plannedEnd)
    }
    expect([length('2026-10-24'), length('2026-03-28'), length('2026-10-31')]).toEqual([540, 420, 480])
  })

  it('has väntetid and beredskap at night, and two at once in the morning', () => {
    expect(new Set(nights.map(({ kind }) => kind))).toEqual(new Set(['waiting', 'standby']))
    const morning = world.filter(
      ({ brukareId, day, doubleStaffingGroup }) => brukareId === pia && day === anchor && doubleStaffingGroup !== null,
    )
    expect(new Set(morning.map(({ doubleStaffingGroup }) => doubleStaffingGroup)).size).toBe(1)
    expect(morning.map(({ plannedStart, plannedEnd }) => minutesBetween(plannedStart, plannedEnd))).toEqual([480, 120])
  })

  it('keeps the months with a clock change that are not in the ordinary world', () => {
    expect(clockChangeMonths('2026-11-19')).toEqual(['2026-03'])
    expect(clockChangeMonths('2027-04-10')).toEqual(['2026-10'])
    expect(clockChangeMonths('2026-07-01')).toEqual(['2025-10', '2026-03'])
  })

  it('never has one person in two places', () => {
    const inOrder = world.toSorted(
      (a, b) => a.staffId.localeCompare(b.staffId) || a.plannedStart.getTime() - b.plannedStart.getTime(),
    )
    const clashes = inOrder.slice(1).filter((shift, index) => {
      const before = inOrder[index]
      return before?.staffId === shift.staffId && before.plannedEnd > shift.plannedStart
    })
    expect(clashes).toEqual([])
  })

  it('has two new persons in the week after, whatever the day', () => {
    for (let day = 1; day <= 28; day += 1) {
      const made = `2027-02-${String(day).padStart(2, '0')}`
      const next = newPersons(made).filter(({ firstDay }) => firstDay > made)
      const weeks = next.map(({ firstDay }) => weekOf(firstDay).id)
      expect(weeks).toEqual([weekOf(next[0]?.firstDay ?? '').id, weeks[0]])
      expect(next.map(({ announcedAt }) => announcedAt !== null)).toEqual([true, false])
    }
  })
})

describe('the outcomes', () => {
  const shift = (character: 'clean' | 'messy', index: number) => {
    const planned = world[index]
    if (!planned) throw new Error('no such shift')
    const given = {
      ...planned,
      caseName: null,
      staffName: 'A',
      changedBy: 'B',
      reportId: 'r',
      character,
      isFirst: true,
    }
    const { start, end } = outcomeOf(given)
    return judge(
      { startAt: start?.at ?? null, endAt: end?.at ?? null, shift: { ...planned, status: 'ended' } },
      false,
      planned.plannedEnd,
    )
  }

  it('are the same each time', () => {
    const [first] = world
    if (!first) throw new Error('no world')
    const given = {
      ...first,
      staffName: 'A',
      changedBy: 'B',
      reportId: 'r',
      character: 'natural' as const,
      isFirst: false,
    }
    expect(outcomeOf(given)).toEqual(outcomeOf(given))
  })

  it('follow the plan in a clean report, and the first of a messy one does not', () => {
    const clean = world.map((_, index) => shift('clean', index)?.result)
    expect(new Set(clean)).toEqual(new Set(['accordingToPlan']))
    expect(shift('messy', 0)?.result).toBe('deviation')
  })
})

describe('the people', () => {
  it('are those of the cast, and the names of the protected are kept but not shown', () => {
    const rows = brukareRows('farsta')
    expect(rows.map(({ number }) => number).toSorted()).toEqual(brukare.map(({ number }) => number).toSorted())
    expect(rows.filter(({ realName }) => realName.startsWith('SKYDDAD-')).map(({ name }) => name)).toEqual(['Maja'])
    const hidden = staffRows('farsta').filter(({ realName }) => realName.startsWith('SKYDDAD-'))
    expect(hidden.map(({ displayName, protectedIdentity }) => [displayName, protectedIdentity])).toEqual([
      ['Kim A.', true],
    ])
  })

  it('hold the representations of the cast, Jan with his staff id', () => {
    const rows = representationRows('farsta', anchor)
    expect(rows.filter(({ holderName, kind }) => holderName === 'Greta Malm' && kind === 'godMan')).toHaveLength(8)
    const jan = rows.find(({ conflictOfInterest }) => conflictOfInterest === 'assistant')
    expect(assistants.find(({ id }) => id === jan?.staffId)?.displayName).toBe('Jan Nyström')
    expect(representationRows('soder', anchor).map(({ brukareId }) => brukareId)).toEqual([
      brukareIdOf('soder', 'karl'),
    ])
    expect(tenants.soder.brukare).toEqual(['karl'])
  })
})
