import { describe, expect, it } from 'vitest'
import { removalOf, stepOf, type PlannedShift } from './diff'

const at = new Date('2026-11-19T09:00:00Z')
const shift: PlannedShift = {
  ...{ id: 's1', workshiftId: 'w1', clientId: 'c1', staffId: 'amina', services: ['Frukost'] },
  ...{ start: new Date('2026-11-20T06:30:00Z'), end: new Date('2026-11-20T07:15:00Z') },
}
const kept = stepOf(null, shift, at).next
const types = (step: ReturnType<typeof stepOf>) => step.changes.map(({ type }) => type)

describe('a delivered visit against the kept one', () => {
  it('is nothing new when it is the same, delivered once more with another visit’s change', () => {
    expect(stepOf(kept, { ...shift }, at)).toEqual({ next: kept, changes: [], isChanged: false })
  })

  it('is moved, with where it was', () => {
    const later = new Date('2026-11-20T08:30:00Z')
    const step = stepOf(kept, { ...shift, start: later, end: new Date('2026-11-20T09:15:00Z') }, at)
    expect(step.changes).toEqual([{ type: 'moved', at, previousStart: kept.start, previousEnd: kept.end }])
  })

  it('has a substitute for whom it was first planned for, however many times it is given on', () => {
    const second = stepOf(kept, { ...shift, staffId: 'bo' }, at)
    expect([types(second), second.next.substituteForId]).toEqual([['substitute'], 'amina'])
    const nobody = stepOf(second.next, { ...shift, staffId: null }, at)
    expect([types(nobody), nobody.next.substituteForId]).toEqual([['vacant'], 'amina'])
    const third = stepOf(nobody.next, { ...shift, staffId: 'carina' }, at)
    expect([types(third), third.next.substituteForId]).toEqual([['filled'], 'amina'])
    const back = stepOf(third.next, shift, at)
    expect([types(back), back.next.substituteForId]).toEqual([['substitute'], null])
  })

  it('is filled without being a substitute’s, where nobody was booked from the start', () => {
    const vacant = stepOf(null, { ...shift, staffId: null }, at).next
    const step = stepOf(vacant, shift, at)
    expect([types(step), step.next.substituteForId]).toEqual([['filled'], null])
  })

  it('is taken away once, and restored', () => {
    const gone = removalOf(kept, at)!
    expect([types(gone), gone.next.isRemoved]).toEqual([['cancelled'], true])
    expect(removalOf(gone.next, at)).toBeNull()
    const again = stepOf(gone.next, shift, at)
    expect([types(again), again.next.isRemoved, again.next.removedAt]).toEqual([['restored'], false, null])
  })
})
