import { describe, expect, it } from 'vitest'
import type { ShiftData } from '~/domain/schedule/shift'
import { textsFor } from '~/i18n/texts'
import { at, lars, scene, shiftData } from '~/views/schedule/shift.fixture'
import { shiftViews } from '~/views/schedule/schedule'
import { parseShift } from '~/domain/schedule/shift'
import { shiftAnswer } from '~/views/schedule/shift-answer'
import { whole } from '../../../tests/support/known'
import { nowView } from './now'
import { nobody, own, today } from './now.fixture'

const view = (shifts: ShiftData[]) => nowView(whole([{ shifts, scene }]), own, nobody, scene)
const seen = (shifts: ShiftData[]) => {
  const [{ ahead, earlier }] = view(shifts).days
  return { ahead: ahead.map(({ shift }) => shift.id), earlier: (earlier?.visits ?? []).map(({ shift }) => shift.id) }
}
const begun = (time: string) => ({ status: 'started' as const, actualStart: at(`2026-11-19T${time}:00+01:00`) })
/** Begun at seven, should have ended at noon, and nothing has been told since. */
const forgotten = today('07:00', '12:00', { id: 'glömt', ...begun('07:02') })
/** Should have ended five minutes ago, at a provider whose data may be a quarter old. */
const between = today('08:00', '14:55', { id: 'nyss', ...begun('08:01'), freshnessSeconds: 900 })
const answerOf = (data: ShiftData, language: 'sv' | 'sv-lattlast' = 'sv') => {
  const own = { ...scene, t: textsFor(language) }
  const [shown] = shiftViews([{ shifts: [data], scene: own }])
  if (shown === undefined) throw new Error('no view')
  return { shown, answer: shiftAnswer(parseShift(data), shown, { call: null, objectHref: null }, own) }
}

describe('what the answer has said of a shift', () => {
  const moved = [{ type: 'moved' as const, at: '2026-11-18T09:00:00+01:00' }]
  const here = today('14:00', '16:00', { ...begun('14:02'), changes: moved })

  it('is of that one, and of no other', () => {
    const shown = view([here, shiftData({ id: 'p2', changes: moved })])
    expect(shown.answer.lines).toEqual(['Tiden är ändrad.'])
    expect(shown.saidOf).toBe(shown.days[0].ahead[0]?.shift.href)
    expect(shown.days[1].ahead[0]?.shift.remarks).toEqual(['Tiden är ändrad.'])
  })

  it('is of none where two are there', () => {
    expect(view([here, { ...here, id: 'p2', staff: lars }]).saidOf).toBeNull()
  })
})

describe('a shift whose end nobody has told', () => {
  it('is not ahead, nor under way, when its end has been forgotten', () => {
    expect(seen([forgotten, today('18:00', '20:00', { id: 'kväll' })])).toEqual({
      ahead: ['kväll'],
      earlier: ['glömt'],
    })
    expect(view([forgotten]).simple).toEqual([])
    expect(answerOf(forgotten).shown.stateText).toBe('Slut inte registrerat')
    expect(answerOf(forgotten).answer).toMatchObject({ kind: 'unknown', tag: 'Slut inte registrerat' })
    expect(answerOf(forgotten, 'sv-lattlast').answer.tag).toBe('Vi vet inte')
  })

  it('of yesterday is not one of today', () => {
    const old = {
      ...{ ...forgotten, plannedStart: '2026-11-18T07:00:00+01:00', plannedEnd: '2026-11-18T12:00:00+01:00' },
      actualStart: at('2026-11-18T07:00:00+01:00'),
    }
    expect(seen([old])).toEqual({ ahead: [], earlier: [] })
  })

  it('may still be there, where an end would not be known yet', () => {
    const next = today('18:00', '20:00', { id: 'kväll', staff: lars })
    expect(view([between, next]).answer).toMatchObject({ kind: 'next' })
    expect(view([between, next]).answer.lines[0]).toBe('Anna Ek kan vara kvar.')
    expect(view([between]).answer.lines[0]).toBe('Anna Ek kan vara kvar.')
    const { shown, answer } = answerOf(between, 'sv-lattlast')
    expect(shown.sentence).toMatch(/Vi vet inte om Anna Ek har gått\.$/u)
    expect(answer.kind).toBe('unknown')
  })

  it('is there for as long as it is told that somebody has stayed', () => {
    const stayed = today('08:00', '14:40', { id: 'kvar', ...begun('08:01') })
    expect(seen([stayed]).ahead).toEqual(['kvar'])
    expect(answerOf(stayed)).toMatchObject({ shown: { stateText: 'Pågår' }, answer: { kind: 'overrun' } })
  })
})

it('counts what is new as at least so much, where the provider does not answer and an older answer is shown', () => {
  const since = new Date('2026-11-18T08:00:00+01:00')
  const around = { ...nobody, news: { items: [{ section: 'reports' as const, at: scene.now }], since } }
  const textOf = (kept: boolean) => {
    const known = { is: 'known', data: [{ shifts: [], scene }], asOf: since, kept } as const
    return nowView(known, own, around, scene).since?.text
  }
  expect(textOf(false)).toMatch(/^Nytt sedan/u)
  expect(textOf(true)).not.toBe(textOf(false))
})
