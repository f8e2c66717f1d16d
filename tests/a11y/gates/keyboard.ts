import type { Page } from '@playwright/test'
import { isDeep } from '../../support/depth'
import { changedPixels, decodePng, type Picture } from '../../support/png'
import type { Visit } from '../in-page/focus'
import type { Fault } from './fault'
import { putGatesInto } from './in-page'
import { openRawInput, type RawInput } from './raw-input'

/** Tab stops at each part of a field for a date or a time, and at the button for its calendar. */
const partsOfAField = 6

/** What is wrong with a walk; `names` are the stops that it should have made. Ends where it comes to a stop again. */
function walkFaults(names: readonly string[], visits: readonly Visit[]): Fault[] {
  const reached: number[] = []
  const faults: Fault[] = []
  let stayed = 0
  for (const visit of visits) {
    const last = reached.at(-1)
    if (!visit || (reached.includes(visit.index) && visit.index !== last)) break
    const { index, name } = visit
    if (index === -1) faults.push({ rule: 'keyboard unexpected', where: name, what: 'Tab stops here' })
    else if (index === last) {
      stayed++
      if (stayed < partsOfAField) continue
      faults.push({ rule: 'keyboard trap', where: name, what: 'Tab does not leave it' })
      break
    } else {
      if (index < (last ?? -1))
        faults.push({ rule: 'keyboard order', where: name, what: 'comes after what follows it in the page' })
      stayed = 0
      reached.push(index)
      faults.push(...visit.faults)
    }
  }
  const missed = names.filter((_, index) => !reached.includes(index))
  const unreached = missed.map((where) => ({ rule: 'keyboard unreached', where, what: 'Tab does not reach it' }))
  return [...faults, ...unreached]
}

/**
 * Presses Tab from the top of the page to its end. With `look` every stop is also looked at as on a small screen.
 * @returns faults: what Tab did not reach, what it reached out of order, where it stuck
 */
async function walk(page: Page, input: RawInput, look: boolean): Promise<Fault[]> {
  const names = await page.evaluate((looks) => window.gates.startWalk(looks), look)
  const most = names.length * 2 + partsOfAField
  let presses = 0
  const press = async (times: number): Promise<Fault[]> => {
    await input.pressTab(times - presses)
    presses = times
    return walkFaults(names, await page.evaluate((looks) => window.gates.visitsSoFar(looks), look))
  }
  // Once past the last stop is enough for most pages; parts of fields take more.
  const atOnce = await press(names.length + 1)
  const faults = atOnce.length === 0 ? atOnce : await press(most)
  await page.evaluate(() => {
    window.gates.endWalk()
  })
  return faults
}

/** The share of a line two pixels thick around the element that must change by 3:1 (WCAG 2.4.13); corners are round. */
const enough = 0.75
const margin = 8
/** How many elements of one kind are measured in pixels; the style rules that draw the next hundred are the same. */
const measuredOfAKind = isDeep ? 2 : 1
/** How many of which kind have been measured in this worker without a fault, on whatever page. */
const measured = new Map<string, number>()

type Box = { x: number; y: number; width: number; height: number }

/** What is seen of the element and a little around it. */
async function pictureOf(page: Page, input: RawInput, box: Box): Promise<Picture | null> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  const x = Math.max(0, Math.floor(box.x - margin))
  const y = Math.max(0, Math.floor(box.y - margin))
  const width = Math.min(size.width, Math.ceil(box.x + box.width + margin)) - x
  const height = Math.min(size.height, Math.ceil(box.y + box.height + margin)) - y
  if (width <= 0 || height <= 0) return null
  return decodePng(await input.screenshot({ x, y, width, height }))
}

/** How much of the edge of the element is inside the window, in pixels. */
function edgeInside(page: Page, box: Box): number {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  const left = Math.max(0, box.x)
  const right = Math.min(size.width, box.x + box.width)
  const top = Math.max(0, box.y)
  const bottom = Math.min(size.height, box.y + box.height)
  const across = [box.y >= 0, box.y + box.height <= size.height].filter(Boolean).length
  const along = [box.x >= 0, box.x + box.width <= size.width].filter(Boolean).length
  return across * (right - left) + along * (bottom - top)
}

/** Every kind of stop shows in pixels that it has focus. Call it after a walk: the browser knows then that keys are used. */
async function visibleFocusFaults(page: Page, input: RawInput): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [index, kind] of (await page.evaluate(() => window.gates.kindsOfStops())).entries()) {
    const before = measured.get(kind) ?? 0
    if (before >= measuredOfAKind) continue
    const { name, appears, box } = await page.evaluate((one) => window.gates.focusStop(one), index)
    const focused = await pictureOf(page, input, box)
    await page.evaluate(() => {
      window.gates.unfocus()
    })
    const unfocused = await pictureOf(page, input, box)
    if (!focused || !unfocused) {
      faults.push({ rule: 'focus outside', where: name, what: 'it is outside the window' })
      continue
    }
    const wanted = Math.round((appears ? 1 : 2) * edgeInside(page, box) * enough)
    const changed = changedPixels(unfocused, focused, 3)
    if (changed >= wanted) measured.set(kind, before + 1)
    else faults.push({ rule: 'focus unseen', where: name, what: `${changed} of ${wanted} px change by 3:1` })
  }
  return faults
}

/** The keyboard walk: reach, order, no trap, focus seen in pixels, never covered at 320 px, drawn in forced colours. */
export async function keyboardFaults(page: Page): Promise<Fault[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  await putGatesInto(page)
  const input = await openRawInput(page)
  const large = await walk(page, input, false)
  const seen = await visibleFocusFaults(page, input)
  await page.setViewportSize({ width: 320, height: 480 })
  await page.emulateMedia({ forcedColors: 'active' })
  const small = await walk(page, input, true)
  await input.close()
  await page.emulateMedia({ forcedColors: null })
  await page.setViewportSize(size)
  return [...large, ...seen, ...small]
}
