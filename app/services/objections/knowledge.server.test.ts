import { expect, it } from 'vitest'
import { createObjectionKnowledge } from './knowledge.server'

const place = { providerId: 'farsta', brukareId: 'pia' }
const start = new Date('2026-11-19T12:00:00Z').getTime()

function setUp() {
  let now = start
  const knowledge = createObjectionKnowledge({ clock: () => new Date(now) })
  const pass = (seconds: number) => void (now += seconds * 1000)
  const read = () => {
    knowledge.read(place, new Date(now))
    pass(1)
  }
  return { ...knowledge, pass, readNow: read }
}

it('knows nothing at first, nor by the list or the feed alone', () => {
  const { isKnown, readNow, followed } = setUp()
  expect(isKnown(place)).toBe(false)
  readNow()
  expect(isKnown(place)).toBe(false)
  followed('farsta')
  expect(isKnown(place)).toBe(true)
  expect(isKnown({ ...place, brukareId: 'karl' })).toBe(false)
  expect(isKnown({ ...place, providerId: 'soder' })).toBe(false)
})

it('knows no more when the feed tells of a change that was not taken, until the list is read again', () => {
  const { isKnown, readNow, followed, changed } = setUp()
  followed('farsta')
  readNow()
  changed(place)
  expect(isKnown(place)).toBe(false)
  readNow()
  expect(isKnown(place)).toBe(false)
  readNow()
  expect(isKnown(place)).toBe(true)
})

it('knows no more when the feed is silent, or when it is long ago', () => {
  const { isKnown, readNow, followed, pass } = setUp()
  followed('farsta')
  readNow()
  pass(61)
  expect(isKnown(place)).toBe(false)
  followed('farsta')
  expect(isKnown(place)).toBe(true)
  for (let minute = 0; minute < 10; minute++) {
    pass(60)
    followed('farsta')
  }
  expect(isKnown(place)).toBe(false)
})

it('knows nothing any more when something may have gone by, until the list is read again', () => {
  const { isKnown, readNow, followed, forget } = setUp()
  readNow()
  followed('farsta')
  forget()
  expect(isKnown(place)).toBe(false)
  readNow()
  expect(isKnown(place)).toBe(true)
})
