import { describe, expect, it } from 'vitest'
import { plannedNow } from '~/domain/now/now'
import { parseShift, type ShiftData } from './shift'
import { isMissed, shiftStateAt } from './state'
import { withoutVisit } from './visit'

const registered = (clock: string) => {
  const at = `2026-11-19T${clock}:00+01:00`
  return { at, method: 'nfc', registeredAt: at, registeredBy: 'Leif', originalAt: at, changedBy: 'Malin' } as const
}
const shift = (more: Partial<ShiftData> = {}): ShiftData => ({
  ...{ id: 'p1', plannedStart: '2026-11-19T07:00:00+01:00', plannedEnd: '2026-11-19T12:00:00+01:00' },
  ...{ kind: 'active', staff: { id: 's1', displayName: 'Leif', role: 'assistant' }, status: 'planned' },
  ...{ activities: [{ name: 'Dusch', planned: true, done: true }], changes: [] },
  ...more,
})
const lives: Record<string, Partial<ShiftData>> = {
  planned: {},
  begun: { status: 'started', actualStart: registered('06:53') },
  begunUnsaid: { actualStart: registered('06:53') },
  ended: { status: 'ended', actualStart: registered('06:53'), actualEnd: registered('11:47') },
  endedUntimed: { status: 'ended' },
  vacantBegun: { status: 'vacant', staff: null, actualStart: registered('06:53') },
  cancelled: { status: 'cancelled' },
  onCall: { kind: 'standby', status: 'started', actualStart: registered('06:53') },
}

describe('a shift without its visit', () => {
  it.each(Object.keys(lives))('has nothing of what was registered or done left: %s', (life) => {
    const text = JSON.stringify(withoutVisit(shift(lives[life])))
    expect(text).not.toMatch(/06:53|11:47|nfc|Dusch|Malin|actual|method/)
  })

  it.each(Object.keys(lives))('says the same of who is here, who comes and who has not come: %s', (life) => {
    const whole = parseShift(shift(lives[life]))
    const part = parseShift(withoutVisit(shift(lives[life])))
    for (const clock of ['06:40', '06:55', '07:05', '07:11', '09:00', '12:00', '12:30', '13:00', '20:00']) {
      const now = new Date(`2026-11-19T${clock}:00+01:00`)
      if (life.startsWith('begun') && clock === '06:40') continue
      expect(shiftStateAt(part, now), clock).toBe(shiftStateAt(whole, now))
      expect(isMissed(part, now), clock).toBe(isMissed(whole, now))
      const answers = [part, whole].map((one) => plannedNow([one], now).answer.kind)
      expect(answers[0], clock).toBe(answers[1])
    }
  })
})
