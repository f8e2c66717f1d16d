import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sheetStyle } from './on-paper'

test('the foot of a sheet has what it is about, and where the browser counts', () => {
  expect(sheetStyle('Pia Lindgren: Vecka 47', 'Framtaget i dag. Sida \u0001 av \u0002')).toBe(
    '@page{@bottom-left{content:"Pia Lindgren: Vecka 47"}' +
      '@bottom-right{content:"Framtaget i dag. Sida " counter(page) " av " counter(pages) ""}}',
  )
})

test('a name cannot leave its string, nor the style', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      const style = sheetStyle(name, '')
      const content = style.slice('@page{@bottom-left{content:"'.length, -'"}@bottom-right{content:""}}'.length)
      expect(content).toMatch(/^(?:[\p{L}\p{N} .,:;!?()–-]|\\[0-9a-f]+ )*$/u)
    }),
    { seed: 20261119, numRuns: 500 },
  )
})
