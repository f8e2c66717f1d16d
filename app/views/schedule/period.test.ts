import { describe, expect, it } from 'vitest'
import { scheduleHref } from './links'
import { shapeOf } from './period'
import { scheduleView } from './schedule'
import { at, lars, scene, shiftData, yesterday } from './shift.fixture'
import type { ShiftData } from '~/domain/schedule/shift'
import { unread, whole } from '../../../tests/support/known'

const on = (id: string, day: string, more: Partial<ShiftData> = {}) =>
  shiftData({ id, plannedStart: `${day}T08:00:00+01:00`, plannedEnd: `${day}T10:00:00+01:00`, ...more })

const vacant = { status: 'vacant', staff: null } as const
const shifts = [
  shiftData({ id: 'klart', ...yesterday }),
  on('utan tid', '2026-11-17'),
  on('tom', '2026-11-16', vacant),
  on('nu', '2026-11-19', { plannedStart: '2026-11-19T14:00:00+01:00', actualStart: at('2026-11-19T14:02:00+01:00') }),
  on('tom sen', '2026-11-20', vacant),
  on('ny', '2026-11-21', { staff: { ...lars, newSince: '2026-11-20' } }),
  on('installt', '2026-11-21', { status: 'cancelled', cancelledBy: 'provider' }),
]

const horizons = [{ dataFrom: '2026-11-03', plannedUntil: '2026-11-25' }]
const month = { kind: 'month', id: '2026-11', from: '2026-11-01', to: '2026-11-30', asTable: false } as const
const parts = [{ shifts, scene }]

function monthOf(known: Parameters<typeof scheduleView>[0]) {
  const view = scheduleView(known, { notices: [], horizons }, scene, month.from, month.to)
  const shape = shapeOf(month, view, (date) => scheduleHref('b1', 'day', date), scene)
  if (shape.is !== 'month') throw new Error(shape.is)
  return { view, month: shape.month }
}

const textOn = (known: Parameters<typeof scheduleView>[0], day: string) =>
  monthOf(known).month.cells.find(({ date }) => date === day)?.text

describe('a month as a calendar', () => {
  it('says of each day how many shifts it has and what there is to look at', () => {
    const texts = ['16', '17', '18', '19', '20', '21'].map((day) => textOn(whole(parts), `2026-11-${day}`))
    expect(texts).toEqual([
      'måndag 16 november, ett pass, ett hade ingen bokad',
      'tisdag 17 november, ett pass, ett har ingen registrerad tid',
      'onsdag 18 november, ett pass, klart',
      'torsdag 19 november, i dag, ett pass',
      'fredag 20 november, ett pass, ett har ingen bokad',
      'lördag 21 november, 2 pass, ett är ändrat, en ny person',
    ])
  })

  it('tells a day without a shift from one that is not planned yet, before the data, or not known', () => {
    const days = ['2026-11-10', '2026-11-26', '2026-11-02']
    expect(days.map((day) => textOn(whole(parts), day)?.split(', ')[1])).toEqual([
      'inget pass',
      'inte planerat än',
      'uppgifter saknas',
    ])
    const partly = { is: 'partly', data: parts, lacks: unread } as const
    expect(['2026-11-10', '2026-11-18'].map((day) => textOn(partly, day))).toEqual([
      'tisdag 10 november, vi vet inte vilka pass',
      'onsdag 18 november, minst ett pass',
    ])
    expect(monthOf(unread).month.cells.map(({ mark, href }) => `${mark} ${href}`)).toEqual(
      Array(30).fill('unknown null'),
    )
  })

  it('has the days to look at once each: what nobody has answered for, what comes, and apart what has been', () => {
    const { toSee, earlier, cells } = monthOf(whole(parts)).month
    expect(
      toSee.map(({ cell, news, more }) => [cell.number, news.map(({ kind, mark }) => kind ?? mark), more]),
    ).toEqual([
      [17, ['missed'], 0],
      [20, ['vacant'], 0],
      [21, ['changed', 'Ny person'], 0],
    ])
    expect(earlier.map(({ cell }) => cell.number)).toEqual([16])
    const marked = cells.filter(({ mark }) => ['missed', 'vacant', 'changed', 'new'].includes(mark))
    expect(toSee.length + earlier.length).toBe(marked.length)
  })

  it('explains each sign that it has', () => {
    const { keys, cells } = monthOf(whole(parts)).month
    const marks = new Set(cells.map(({ mark }) => mark))
    expect(new Set(keys.map(({ mark }) => mark))).toEqual(new Set([...marks].filter((mark) => mark !== 'none')))
  })
})

describe('a week', () => {
  const week = { kind: 'week', id: '2026-W47', from: '2026-11-16', to: '2026-11-22', asTable: false } as const
  const orderOf = (now: Date) => {
    const own = { ...scene, now }
    const known = whole([{ shifts, scene: own }])
    const view = scheduleView(known, { notices: [], horizons }, own, week.from, week.to)
    const shape = shapeOf(week, view, String, own)
    if (shape.is !== 'week') throw new Error(shape.is)
    return shape.order
  }

  it('begins with today, then what comes; what has been is behind its line, open where a time is missing', () => {
    const { today, ahead, before } = orderOf(scene.now)
    expect(today?.date).toBe('2026-11-19')
    expect(ahead.map(({ day }) => day.date)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22'])
    expect(before.map(({ text, isOpen }) => [text.split(',')[0], isOpen])).toEqual([
      ['måndag 16 november', false],
      ['tisdag 17 november', true],
      ['onsdag 18 november', false],
    ])
  })

  it('that today is not in stands in the order of its days', () => {
    const { today, ahead, before } = orderOf(new Date('2026-12-24T12:00:00+01:00'))
    expect([today, ahead.length, before.length]).toEqual([null, 7, 0])
  })
})
