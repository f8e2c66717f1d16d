import { describe, expect, it } from 'vitest'
import { newId } from './store.server'

describe('an id of our own', () => {
  it('is 128 bits in base64url that begin with a letter, and is never the same', () => {
    const ids = Array.from({ length: 5_000 }, newId)
    expect(ids.filter((id) => !/^[A-Za-z][\w-]{21}$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })
})
