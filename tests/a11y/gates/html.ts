import type { Page } from '@playwright/test'
import { HtmlValidate, type Report } from 'html-validate'
import type { Fault } from './fault'

/** Every fault of HTML and of accessibility that html-validate knows; what is only a way of writing is not ours to say. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // How React writes HTML: quotes and case, empty attributes, self-closing tags, case of the doctype, trailing spaces.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'attr-case': 'off',
    'attr-quotes': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'no-raw-characters': 'off',
    // A width in percent stands on the element where it is data.
    'no-inline-style': 'off',
    // The inlined script and style carry a nonce.
    'require-csp-nonce': 'error',
    'require-sri': 'off',
    // Safari forgets that a list without markers is one; role="list" says it.
    'prefer-native-element': ['error', { exclude: ['list'] }],
    // Check boxes with one name send a list.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // React's own ids begin with a colon.
    'valid-id': ['error', { relaxed: true }],
    // An address is long; a title says page, person and site.
    'long-title': 'off',
    'tel-non-breaking': 'off',
  },
})

const toFaults = (kind: string, report: Report): Fault[] =>
  report.results.flatMap((result) =>
    result.messages
      // Safari forgets that a list without markers is one; role="list" says it.
      .filter((message) => !(message.ruleId === 'no-redundant-role' && /"list"/.test(message.message)))
      .map((message) => ({
        rule: `html ${message.ruleId} (${kind})`,
        where: message.selector ?? `line ${message.line}`,
        what: message.message,
      })),
  )

/** What the server sends, what the browser has made of it, or both, which are the same but for what scripts have added. */
export type HtmlSource = 'both' | 'served' | 'in the browser'

async function inTheBrowser(page: Page): Promise<Fault[]> {
  const faults = toFaults('in the browser', await validator.validateString(await page.content()))
  // A nonce is emptied by the browser once it has been used.
  return faults.filter((fault) => !fault.rule.includes('require-csp-nonce'))
}

async function served(page: Page): Promise<Fault[]> {
  const answer = await page.request.get(page.url(), { failOnStatusCode: false })
  return toFaults('served', await validator.validateString(await answer.text()))
}

/** html-validate on the page. What is served is asked for again, so the answer to a sent form is in the browser only. */
export async function htmlFaults(page: Page, source: HtmlSource = 'both'): Promise<Fault[]> {
  return [
    ...(source === 'in the browser' ? [] : await served(page)),
    ...(source === 'served' ? [] : await inTheBrowser(page)),
  ]
}
