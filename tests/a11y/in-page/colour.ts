import type { Fault } from '../gates/fault'
import { isVisible, isVisuallyHidden, nameOf } from './elements'

type Colour = [red: number, green: number, blue: number, alpha: number]

const canvas = new OffscreenCanvas(1, 1)
const context = canvas.getContext('2d', { willReadFrequently: true })

/** Any CSS colour as the browser paints it: red, green, blue 0-255, alpha 0-1. */
function parse(css: string): Colour {
  if (!context) return [0, 0, 0, 0]
  context.clearRect(0, 0, 1, 1)
  context.fillStyle = css
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

const over = (top: Colour, under: Colour): Colour => {
  const mix = (a: number, b: number): number => a * top[3] + b * (1 - top[3])
  return [mix(top[0], under[0]), mix(top[1], under[1]), mix(top[2], under[2]), 1]
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function contrast(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** What is seen behind an element: the backgrounds of its ancestors laid over each other, on the window's own colour. */
export function backgroundOf(element: Element | null): Colour {
  if (!element) return parse('Canvas')
  return over(parse(getComputedStyle(element).backgroundColor), backgroundOf(element.parentElement))
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const

/** The edge of a control (border or fill) stands out from what is around it: 3:1 (WCAG 1.4.11). */
export function edgeFaults(): Fault[] {
  const controls = document.querySelectorAll('input:not([type=hidden], [type=submit]), select, textarea')
  return [...controls]
    .filter((element) => isVisible(element) && !isVisuallyHidden(element) && !element.matches(':disabled'))
    .flatMap((element) => {
      const style = getComputedStyle(element)
      const around = backgroundOf(element.parentElement)
      const own = over(parse(style.backgroundColor), around)
      const borders = sides
        .filter((side) => parseFloat(style[`border${side}Width`]) >= 1)
        .map((side) => contrast(over(parse(style[`border${side}Color`]), around), around))
      const best = Math.max(contrast(own, around), borders.length === 0 ? 0 : Math.min(...borders))
      const drawn = style.appearance === 'none'
      return !drawn || best >= 3
        ? []
        : { rule: 'contrast edge', where: nameOf(element), what: `${best.toFixed(2)}:1 of 3:1` }
    })
}

/** Text against what is behind it: 7:1 (WCAG 1.4.6), 4.5:1 for large text. */
export function textContrastFaults(): Fault[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const faults = new Map<Element, Fault>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement
    if (!owner || faults.has(owner) || (node.textContent ?? '').trim() === '') continue
    if (!isVisible(owner) || isVisuallyHidden(owner) || owner.closest(':disabled, [aria-disabled=true]')) continue
    const style = getComputedStyle(owner)
    const behind = backgroundOf(owner)
    const size = parseFloat(style.fontSize)
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 4.5 : 7
    const ratio = contrast(over(parse(style.color), behind), behind)
    if (ratio < least)
      faults.set(owner, { rule: 'contrast text', where: nameOf(owner), what: `${ratio.toFixed(2)}:1 of ${least}:1` })
  }
  return [...faults.values()]
}
