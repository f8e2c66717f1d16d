import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Unbroken } from './unbroken'

const draw = (text: string) => renderToStaticMarkup(<Unbroken text={text} />)
const heldIn = (text: string) =>
  [...draw(text).matchAll(/<span class="unbroken">(.*?)<\/span>/g)].map(([, held]) => held)

describe('a text with numbers', () => {
  it.each([
    ['52 timmar 38 minuter saknas i november', ['52 timmar', '38 minuter']],
    ['1\u00a0980 timmar, från 1 juli 2026', ['1\u00a0980 timmar', '1 juli']],
    ['Invändningen är skickad, kvitto INV-7KQM-4H', ['INV-7KQM-4H']],
    ['Önskemål FAR-0003. Läs svaret', ['FAR-0003']],
    ['10 fastställanden för oktober 2026', []],
    ['Ingen har kommit', []],
    ['Anna-Karin kommer klockan 14:02', []],
  ])('has in "%s" what stays together', (text, held) => {
    expect(heldIn(text)).toEqual(held)
  })

  it('is the same text', () => {
    const text = 'Du har fått 660 timmar 10 minuter av 712 timmar. FAR-0003.'
    expect(draw(text).replaceAll(/<[^>]*>/g, '')).toBe(text)
  })
})
