import type { Page } from '@playwright/test'
import { htmlLang, languages, type Language } from '../../app/i18n/languages'
import { isDeep } from '../support/depth'
import { expect, test } from '../support/fixtures'
import { checkState } from './check-state'
import type { PageState } from './page-state'

/**
 * Sends the page that the browser is at through its gates in each language: for what only doing a thing once brings about, and its
 * address shows again. `says`: looks that it is the state that is meant, in a language.
 */
export async function checkAsItStands(
  page: Page,
  state: Omit<PageState, 'path'>,
  says: (language: Language) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const { pathname, search } = new URL(page.url())
  for (const language of languages) {
    await test.step(language, async () => {
      await page.goto(`/sprak/${language}?till=${encodeURIComponent(pathname + search)}`)
      await expect(page.locator('html')).toHaveAttribute('lang', htmlLang(language))
      await says(language)
      await checkState(page, { ...state, path: pathname }, language, isDeep || language === 'sv')
    })
  }
}
