import { describe, expect, it } from 'vitest'
import { photosOf } from './photo'

const shift = (staff: string | null, photo: string | null, state = 'planned') => ({ staff, photo, state })

describe('whose picture stands beside a name', () => {
  it('is that of the one who has the name, from any shift', () => {
    const shifts = [
      shift('Ahmed', '/b/1/bild/farsta/2026-11-19/s1'),
      shift('Ahmed', '/b/1/bild/farsta/2026-11-20/s1'),
      shift('Ahmed', null, 'cancelled'),
      shift(null, null),
      shift('Fatima', '/b/1/bild/farsta/2026-11-19/s2'),
    ]
    expect(photosOf(shifts, ['Ahmed'])).toEqual({ Ahmed: '/b/1/bild/farsta/2026-11-19/s1' })
  })

  it.each([['/b/1/bild/farsta/2026-11-19/s9'], [null]])(
    'is nobody’s where two share the name (the other: %s)',
    (other) => {
      expect(photosOf([shift('Ahmed', '/b/1/bild/farsta/2026-11-19/s1'), shift('Ahmed', other)], ['Ahmed'])).toEqual({})
    },
  )
})
