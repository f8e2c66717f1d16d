import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { buildSync } from 'esbuild'

const bundle = buildSync({
  entryPoints: [fileURLToPath(new URL('../in-page/main.ts', import.meta.url))],
  bundle: true,
  format: 'iife',
  write: false,
})
const source = bundle.outputFiles[0]?.text ?? ''

/** Puts the gates' own functions into a page (`window.gates`), past its content security policy, once. */
export async function putGatesInto(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'gates' in window))) await page.evaluate(source)
}
