import { expect, type Locator, type Page } from '@playwright/test'

/** A person who has a keyboard and no mouse. Each step fails when the keys do not get there. */
export type Keyboard = {
  tabTo: (target: Locator) => Promise<void>
  /** Tab to it and press Enter: links and buttons. */
  press: (target: Locator) => Promise<void>
  /** Tab to it and type: text fields. What stood there is replaced. */
  type: (target: Locator, text: string) => Promise<void>
  /** Tab to it, or with the arrows within its group, and press space: radio buttons and check boxes. */
  choose: (target: Locator) => Promise<void>
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.first().evaluate((element) => element === element.ownerDocument.activeElement)

/** How many presses of Tab lie between what has focus and the target, a few too few: parts of fields take more than one. */
const pressesAtOnce = (target: Locator): Promise<number> =>
  target.first().evaluate((element) => {
    const { document } = element.ownerDocument.defaultView ?? window
    const from = document.activeElement ?? document.body
    const isAfter = (one: Node, other: Node) =>
      (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    const stops = [...document.querySelectorAll('a[href], button, summary, input:not([type=radio], [type=hidden])')]
    return stops.filter((stop) => stop.checkVisibility() && isAfter(from, stop) && isAfter(stop, element)).length - 3
  })

/** Only keys, never the mouse; more than `most` presses of Tab to reach something is a failure. */
export function asKeyboard(page: Page, most = 150): Keyboard {
  const tabTo = async (target: Locator): Promise<void> => {
    await expect(target.first()).toBeVisible()
    // Looking after each press takes longer than the press.
    const atOnce = Math.min(await pressesAtOnce(target), most)
    for (let presses = 0; presses < atOnce; presses++) await page.keyboard.press('Tab')
    for (let presses = Math.max(0, atOnce); presses <= most; presses++) {
      if (await isFocused(target)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Not reached with ${most} presses of Tab: ${target.toString()}`)
  }
  const chooseRadio = async (target: Locator): Promise<void> => {
    const group = page.locator(`input[type=radio][name="${(await target.getAttribute('name')) ?? ''}"]`)
    const size = await group.count()
    const focused = async (): Promise<boolean> =>
      group.evaluateAll((radios) => radios.some((radio) => radio === radio.ownerDocument.activeElement))
    for (let presses = 0; presses <= most && !(await focused()); presses++) await page.keyboard.press('Tab')
    for (let presses = 0; presses < size && !(await isFocused(target)); presses++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await expect(target).toBeChecked()
  }
  return {
    tabTo,
    press: async (target) => {
      await tabTo(target)
      await page.keyboard.press('Enter')
    },
    type: async (target, text) => {
      await tabTo(target)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
    choose: async (target) => {
      if ((await target.getAttribute('type')) === 'radio') return chooseRadio(target)
      await tabTo(target)
      await page.keyboard.press('Space')
      await expect(target).toBeChecked()
    },
  }
}
