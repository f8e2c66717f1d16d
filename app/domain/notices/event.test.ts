import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isTold, lesserOf, noticeChoices, noticeKinds, noticeLevels, toneOf } from './event'

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

it('is never more than the brukare allows, nor than one has chosen', () => {
  const choice = fc.constantFrom(...noticeChoices)
  fc.assert(
    fc.property(choice, fc.option(choice), fc.constantFrom(...kinds), (chosen, limit, kind) => {
      const isBoth = isTold(kind, chosen) && (limit === null || isTold(kind, limit))
      expect(isTold(kind, lesserOf(chosen, limit))).toBe(isBoth)
    }),
  )
})

const kinds = [
  ...([
    'nobodyCame',
    'late',
    'objectionAnswered',
    'objectionQuestion',
    'jointAct',
    'reviewDay',
    'planChanged',
  ] as const),
  ...(['reportReady', 'faststalld', 'accessOffered', 'accessChanged', 'accessWithdrawn'] as const),
]
