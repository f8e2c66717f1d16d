import { describe, expect, it } from 'vitest'
import { judgeOf, type Judge } from '~/domain/news/news'
import { openedKeys } from '~/domain/news/opened'
import type { ShiftData } from '~/domain/schedule/shift'
import { lars, scene, shiftData } from '~/views/schedule/shift.fixture'
import { whole } from '../../../tests/support/known'
import { nowView } from './now'
import { nobody, own, today } from './now.fixture'

const view = (shifts: ShiftData[], isNew?: Judge) =>
  nowView(whole([{ shifts, scene: { ...scene, isNew } }]), own, nobody, scene)

describe('what has changed', () => {
  const changes: ShiftData['changes'] = [
    { at: '2026-11-19T10:00:00+01:00', type: 'substitute', previousStaffName: 'Lars Öst' },
  ]
  /** The day after tomorrow. */
  const later = (from: string, to: string, more: Partial<ShiftData> = {}) =>
    shiftData({ plannedStart: `2026-11-21T${from}:00+01:00`, plannedEnd: `2026-11-21T${to}:00+01:00`, ...more })
  const changed = later('08:00', '10:00', { substituteFor: lars, changes })

  it('is told until the shift has ended, as new only when it came after the first visit and is not opened', () => {
    const judgeFrom = (firstVisit: string | null, opened: readonly string[] = []) => {
      const at = firstVisit === null ? null : new Date(firstVisit)
      const visit = at && { firstAt: at, beforeAt: null, lastAt: at }
      return judgeOf({ visit, opened: opened.map((key) => ({ key, at: scene.now })) }, scene.now)
    }
    const newness = (...of: Parameters<typeof judgeFrom>) =>
      view([changed], judgeFrom(...of)).changes.items.map((change) => change.newness)
    expect(newness('2026-11-19T09:59:00+01:00')).toEqual(['new'])
    expect(newness('2026-11-19T09:59:00+01:00', ['shift:other/x'])).toEqual(['new'])
    expect(newness('2026-11-19T09:59:00+01:00', [openedKeys.shift(scene.providerId, changed.id)])).toEqual([null])
    expect(newness('2026-11-19T10:01:00+01:00')).toEqual([null])
    expect(newness(null)).toEqual([null])
    expect(view([today('08:00', '10:00', { changes, substituteFor: lars })]).changes.items).toEqual([])
    // Of tomorrow it is said in the list of the day, as new there.
    const [, tomorrow] = view(
      [shiftData({ changes, substituteFor: lars })],
      judgeFrom('2026-11-19T09:59:00+01:00'),
    ).days
    expect(tomorrow.ahead[0]?.shift).toMatchObject({
      newness: 'new',
      remarks: ['Anna Ek är vikarie. Lars Öst kommer inte.'],
    })
  })

  it('is a tile with the day, which change, and one sentence', () => {
    expect(view([changed]).changes).toMatchObject({
      heading: 'Ändrat den närmaste veckan',
      items: [
        {
          ...{ kind: 'substitute', text: 'Vikarie för Lars Öst', tile: { weekday: 'lör', day: 21 } },
          label: 'Vikarie för Lars Öst, lördag 21 november från klockan 8 till 10',
          lines: ['Anna Ek kommer från klockan 8 till 10.'],
        },
      ],
    })
  })

  it('has first what nobody is booked on, then what is cancelled, then the rest', () => {
    const vacant = later('12:00', '13:00', { id: 'v', status: 'vacant', staff: null })
    const cancelled = later('14:00', '15:00', { id: 'c', status: 'cancelled', cancelledBy: 'provider' })
    const kinds = view([changed, cancelled, vacant]).changes.items.map(({ kind }) => kind)
    expect(kinds).toEqual(['vacant', 'cancelled', 'substitute'])
  })

  it('does not say again what the lists of today and tomorrow say, and says that it is more', () => {
    const substitute = today('18:00', '20:00', { changes, substituteFor: lars })
    const vacant = shiftData({ id: 'v', status: 'vacant', staff: null })
    expect(view([substitute, shiftData({ id: 'x', changes, substituteFor: lars })]).changes).toEqual({
      heading: 'Mer som är ändrat den närmaste veckan',
      items: [],
      none: 'Inget mer är ändrat den närmaste veckan.',
    })
    const { items } = view([substitute, vacant, { ...changed, id: 'c' }]).changes
    expect(items.map(({ kind, tile }) => [kind, tile.day])).toEqual([
      ['vacant', 20],
      ['substitute', 21],
    ])
    expect(view([]).changes).toMatchObject({ items: [], none: 'Inget är ändrat den närmaste veckan.' })
  })

  it('has what nobody is booked on first, and what it was before a move', () => {
    const moved = (previousDay: string) =>
      later('08:00', '10:00', {
        changes: [
          {
            ...{ at: '2026-11-19T10:00:00+01:00', type: 'moved', previousStart: `${previousDay}T07:00:00+01:00` },
            previousEnd: `${previousDay}T09:00:00+01:00`,
          },
        ],
      })
    const vacant = later('14:00', '22:00', { id: 'v', status: 'vacant', staff: null })
    const found = view([moved('2026-11-21'), vacant]).changes.items
    expect(found.map(({ text }) => text)).toEqual(['Ingen är bokad', 'Ny tid'])
    expect(found[1]?.lines[1]).toBe('Förut från klockan 7 till 9.')
    expect(view([moved('2026-11-20')]).changes.items[0]?.lines[1]).toBe(
      'Tiden är ändrad. Förut var det fredag 20 november från klockan 7 till 9.',
    )
  })
})
