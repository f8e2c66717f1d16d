import type { Page } from '@playwright/test'

/** Keys and pictures by the browser's own protocol: hundreds a page, which Playwright's waiting makes slow. */
export type RawInput = {
  /** Presses and releases Tab so many times, one after the other, as a keyboard does. */
  pressTab: (times: number) => Promise<void>
  /** A PNG of a part of the window, in CSS pixels from its corner. */
  screenshot: (clip: { x: number; y: number; width: number; height: number }) => Promise<Buffer>
  close: () => Promise<void>
}

const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, nativeVirtualKeyCode: 9 }

/** Opens it for a page. What moves by itself (a blinking caret, a transition) is stilled until it is closed. */
export async function openRawInput(page: Page): Promise<RawInput> {
  const session = await page.context().newCDPSession(page)
  const still =
    '*, ::before, ::after { transition: none !important; animation: none !important; caret-color: transparent !important }'
  const style = await page.evaluateHandle((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets.push(sheet)
    return sheet
  }, still)
  return {
    pressTab: async (times) => {
      // Sent without waiting between them; the browser takes them in order.
      const keys = Array.from({ length: times }, () => ['rawKeyDown', 'keyUp'] as const).flat()
      await Promise.all(keys.map((type) => session.send('Input.dispatchKeyEvent', { type, ...tab })))
    },
    screenshot: async (clip) => {
      const scroll = await page.evaluate(() => ({ x: scrollX, y: scrollY }))
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'png',
        optimizeForSpeed: true,
        clip: { ...clip, x: clip.x + scroll.x, y: clip.y + scroll.y, scale: 1 },
      })
      return Buffer.from(data, 'base64')
    },
    close: async () => {
      await style.evaluate((sheet) => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
      })
      await session.detach()
    },
  }
}
