import type { BrowserContext } from '@playwright/test'

/** What no page may do while it is tested, seen as it happens. */
export type Watch = {
  faults: string[]
  /** Lets through what a test provokes on purpose; say why in the test. */
  allow: (pattern: RegExp) => void
}

/** Collects console errors, script errors, answers from 500 up, and missing files of a page, in every page of a context. */
export function watchContext(context: BrowserContext): Watch {
  const faults: string[] = []
  const allowed: RegExp[] = []
  const note = (fault: string): void => {
    if (!allowed.some((pattern) => pattern.test(fault))) faults.push(fault)
  }
  context.on('console', (message) => {
    // Answers are watched below, with their address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      note(`console: ${message.text()}`)
    }
  })
  context.on('weberror', (error) => note(`script: ${error.error().message}`))
  context.on('response', (response) => {
    const address = `${response.status()} ${response.request().method()} ${response.url()}`
    if (response.status() >= 500) note(`answer: ${address}`)
    if (response.status() >= 400 && response.status() < 500 && response.request().resourceType() !== 'document') {
      note(`missing: ${address}`)
    }
  })
  return { faults, allow: (pattern) => void allowed.push(pattern) }
}
