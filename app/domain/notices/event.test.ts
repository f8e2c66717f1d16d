import { expect, it } from 'vitest'
import { isTold, noticeKinds, noticeLevels, toneOf } from './event'

it('tells more at each level, and at every level what one must know', () => {
  const told = noticeLevels.map((level) => kinds.filter((kind) => isTold(kind, level)))
  expect(told[0]).toEqual(kinds.filter((kind) => noticeKinds[kind].level === 'important'))
  expect(told[1]).toEqual(expect.arrayContaining(told[0] ?? []))
  expect(told[2]).toEqual(kinds)
  expect(isTold('faststalld', 'important')).toBe(false)
  // What comes at night is never something that can be left out.
  for (const kind of kinds) if (noticeKinds[kind].urgent) expect(noticeKinds[kind].level).toBe('important')
})

it('says of several what is most pressing', () => {
  expect(toneOf(['faststalld'])).toBe('news')
  expect(toneOf(['faststalld', 'objectionAnswered'])).toBe('needsYou')
  expect(toneOf(['faststalld', 'nobodyCame', 'accessOffered'])).toBe('now')
})

const kinds = [
  'nobodyCame',
  'objectionAnswered',
  'faststalld',
  'accessOffered',
  'accessChanged',
  'accessWithdrawn',
] as const
