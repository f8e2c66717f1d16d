import { describe, expect, it } from 'vitest'
import { createReadings } from './readings.server'

const about = ['b1', { action: 'schedule.read', type: 'schedule' }]

describe('what the log is told of a page that stays open', () => {
  it('is what is read by whoever opens it, each time', () => {
    const { toNote } = createReadings()
    for (let times = 0; times < 3; times++) {
      expect(toNote({ sessionId: 's', about, isByItself: false }, [{ id: 'a' }])).toEqual([{ id: 'a' }])
    }
  })

  it('is not what a row tells of already, when it asks by itself', () => {
    const { toNote } = createReadings()
    toNote({ sessionId: 's', about, isByItself: false }, [{ id: 'a' }])
    expect(toNote({ sessionId: 's', about, isByItself: true }, [{ id: 'a' }])).toEqual([])
  })

  it('is all that no row of this sign-in tells of, however it is asked for', () => {
    const { toNote } = createReadings()
    const itself = { sessionId: 's', about, isByItself: true }
    expect(toNote(itself, [{ id: 'a' }])).toEqual([{ id: 'a' }])
    expect(toNote(itself, [{ id: 'a' }, { id: 'b' }])).toEqual([{ id: 'b' }])
    expect(toNote({ ...itself, sessionId: 'other' }, [{ id: 'a' }])).toEqual([{ id: 'a' }])
    expect(toNote({ ...itself, about: ['b2'] }, [{ id: 'a' }])).toEqual([{ id: 'a' }])
  })
})
