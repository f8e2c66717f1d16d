import { describe, expect, it } from 'vitest'
import { asksByItself, followHeader, liveKinds, tellingOf } from './following'

describe('a page that asks for itself', () => {
  it('is known by its header, and only when it asks', () => {
    const headers = new Headers({ [followHeader]: '1' })
    expect(asksByItself({ method: 'GET', headers })).toBe(true)
    expect(asksByItself({ method: 'POST', headers })).toBe(false)
    expect(asksByItself({ method: 'GET', headers: new Headers() })).toBe(false)
  })
})

describe('what an open page is told of', () => {
  it.each(['shift', 'timeReport', 'faststallande', 'objection', 'grant', 'claim', 'representation', 'brukare'])(
    'has one kind for a change of %s',
    (type) => {
      expect(liveKinds).toContain(tellingOf(type)?.kind)
    },
  )
  it.each(['draft', 'ownNote', 'toString', 'document'])('is nothing of %s', (type) => {
    expect(tellingOf(type)).toBeNull()
  })
})
