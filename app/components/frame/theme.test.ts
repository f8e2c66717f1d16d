import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')
const [lightPart = '', darkPart = ''] = css.split('@media (prefers-color-scheme: dark)')
const schemes = { light: coloursOf(lightPart), dark: coloursOf(darkPart) }

const page = ['background-default', 'background-tinted', 'surface-default', 'surface-tinted'].map((n) => `neutral-${n}`)
const colours = ['accent', 'neutral', 'info', 'success', 'warning', 'danger']
const withButtons = ['accent', 'neutral', 'danger']

/** Surfaces of its own colour that text stands on: alerts, tags, cards, and what the pointer is over. */
const ownSurfaces = (colour: string) =>
  ['surface-default', 'surface-tinted', 'surface-hover'].map((n) => `${colour}-${n}`)

const textPairs = colours.flatMap((colour) =>
  ['text-default', 'text-subtle'].flatMap((text) =>
    [...page, ...ownSurfaces(colour)].map((ground) => [`${colour}-${text}`, ground] as const),
  ),
)
const buttonPairs = withButtons.flatMap((colour) =>
  ['base-default', 'base-hover', 'base-active'].map(
    (base) => [`${colour}-base-contrast-default`, `${colour}-${base}`] as const,
  ),
)
const borderPairs = colours.flatMap((colour) =>
  ['border-default', 'border-strong'].flatMap((border) =>
    page.map((ground) => [`${colour}-${border}`, ground] as const),
  ),
)
const markPairs = withButtons.flatMap((colour) => page.map((ground) => [`${colour}-base-default`, ground] as const))

describe.each(['light', 'dark'] as const)('the theme in its %s scheme', (scheme) => {
  const ratio = ([ink, ground]: readonly [string, string]) => contrast(colour(ink), colour(ground))
  const colour = (name: string) => schemes[scheme].get(name) ?? expect.fail(`no colour ${name}`)
  const tooLow = (pairs: readonly (readonly [string, string])[], least: number) =>
    pairs.filter((pair) => ratio(pair) < least).map((pair) => `${pair.join(' on ')}: ${ratio(pair).toFixed(2)}`)

  test('text, hints, links and error texts have 7:1 on every surface', () => {
    expect(tooLow(textPairs, 7)).toEqual([])
  })

  test('the words of buttons have 7:1, also under the pointer', () => {
    expect(tooLow(buttonPairs, 7)).toEqual([])
  })

  test('the letters of a person have 7:1 on every tone', () => {
    const part = scheme === 'light' ? lightPart : darkPart
    const tones = new Map(
      [...part.matchAll(/--insyn-(tone-\w+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
    )
    const ink = tones.get('tone-ink') ?? expect.fail('no ink')
    expect(tones.size).toBe(6)
    const low = [...tones].filter(([name, tone = '']) => name !== 'tone-ink' && contrast(ink, tone) < 7)
    expect(low).toEqual([])
  })

  test('borders of controls and the marks in them have 3:1', () => {
    expect(tooLow([...borderPairs, ...markPairs], 3)).toEqual([])
  })

  test('the two rings of focus have 3:1 against each other and one of them against any ground', () => {
    const rings = ['focus-inner', 'focus-outer']
    expect(contrast(colour('focus-inner'), colour('focus-outer'))).toBeGreaterThanOrEqual(3)
    const grounds = [...page, ...withButtons.map((name) => `${name}-base-default`)]
    const unseen = grounds.filter((ground) => rings.every((ring) => ratio([ring, ground]) < 3))
    expect(unseen).toEqual([])
  })
})

function coloursOf(part: string): Map<string, string> {
  const found = part.matchAll(/--ds-color-([\w-]+): (#[0-9a-f]{6});/g)
  return new Map([...found].map(([, name = '', hex = '']) => [name, hex]))
}

/** WCAG 2.2: relative luminance of an sRGB colour, 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}
