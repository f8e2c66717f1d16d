import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page as BrowserPage } from '@playwright/test'
import { Audit, Outcome } from '@siteimprove/alfa-act'
import { Device, Display, Viewport } from '@siteimprove/alfa-device'
import { Element, Node, type Document } from '@siteimprove/alfa-dom'
import { Request, Response } from '@siteimprove/alfa-http'
import rules from '@siteimprove/alfa-rules'
import { Page } from '@siteimprove/alfa-web'
import { isDeep } from '../../support/depth'
import type { Fault } from './fault'

const require = createRequire(import.meta.url)

/** Alfa's own reader of a page, made into a script that answers with what it read. */
const reader = `${readFileSync(require.resolve('@siteimprove/alfa-dom/native'), 'utf8').replace(/^export /gm, '')};
Native.fromNode()`

const device = (width: number, height: number): Device =>
  Device.of(
    Device.Type.Screen,
    Viewport.of(width, height, width > height ? Viewport.Orientation.Landscape : Viewport.Orientation.Portrait),
    Display.of(1),
  )

const describe = (target: unknown): string => (Node.isNode(target) ? target.path() : String(target)).slice(0, 200)

/**
 * Visible focus, the size of targets and contrast: more than half of Alfa's time, and our own gates measure each on the page
 * as it is drawn (keyboard, targets, contrast). In the deep run Alfa says what it thinks of them too.
 */
const measured = new Set(['sia-r65', 'sia-r66', 'sia-r69', 'sia-r111', 'sia-r113'])

const nameOf = (uri: string): string => uri.split('/').at(-1) ?? ''
const asked = isDeep ? rules : rules.reject(({ uri }) => measured.has(nameOf(uri)))

/** Runs the rules of Siteimprove's Alfa (W3C's ACT rules and its own good practice) on the page as it stands. */
export async function alfaFaults(page: BrowserPage): Promise<Fault[]> {
  const json: Document.JSON = await page.evaluate(reader)
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  const screen = device(size.width, size.height)
  const document = Node.from(json, screen)
  const input = Page.of(Request.empty(), Response.empty(), document, screen)
  const outcomes = await Audit.of(input, asked).evaluate()
  return [...outcomes].flatMap((outcome) => {
    if (!Outcome.isFailed(outcome)) return []
    const { target } = outcome
    const what = [...outcome.expectations].map(([, result]) => (result.isErr() ? result.getErrUnsafe().message : ''))
    return {
      rule: `alfa ${nameOf(outcome.rule.uri)}`,
      where: Element.isElement(target) ? `${target.name} ${describe(target)}` : describe(target),
      what: what.filter(Boolean).join('; '),
    }
  })
}
