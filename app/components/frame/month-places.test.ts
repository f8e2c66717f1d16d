import { describe, expect, test } from 'vitest'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'

// Where the heading is an answer, the title is how one knows the page again (WCAG 2.4.2, 3.2.4).
describe.each(languages)('the ways to pages in %s', (language) => {
  const t = textsFor(language)

  test.each([
    [t('frame.month.hours'), t('hours.title')],
    [t('frame.more.access'), t('access.title')],
  ])('"%s" is how the title of the page begins', (item, title) => {
    expect(title.startsWith(item)).toBe(true)
  })
})
