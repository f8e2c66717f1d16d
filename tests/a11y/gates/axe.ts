import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, NodeResult, RunOptions } from 'axe-core'
import { isDeep } from '../../support/depth'
import type { Fault } from './fault'
import { putGatesInto } from './in-page'

const asEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * Without the HTML of what it finds, which it would otherwise write out for every element that it looks at. Its few letters
 * outside ASCII are written as escapes: with them half a megabyte takes a fifth longer to send to each page.
 */
const source = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8').replace(/[\u0080-\uffff]/g, asEscape)}
axe.configure({ noHtml: true })`

declare global {
  interface Window {
    axe: {
      getRules: () => { ruleId: string }[]
      run: (context: Document, options: RunOptions) => Promise<AxeResults>
    }
  }
}

/**
 * What axe cannot decide, and we have: rule, which of its messages, and why it is right here. Everything else that is
 * incomplete is a fault. No rule is switched off and no part of a page is left out.
 */
const reviewed: { rule: string; message: RegExp; reason: string }[] = [
  {
    rule: 'hidden-content',
    message: /./,
    reason: 'What is hidden is opened by the gates (details), or is the text of another state, which is tested as one.',
  },
]

const isReviewed = (rule: string, node: NodeResult): boolean =>
  [...node.any, ...node.all, ...node.none].every((check) =>
    reviewed.some((one) => one.rule === rule && one.message.test(check.message)),
  )

const toFault = (rule: string, node: NodeResult): Fault => ({
  rule: `axe ${rule}`,
  where: node.target.join(' '),
  what: [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; '),
})

/** What axe measures in colours: the same in every language, and a third of its time. */
export const colourRules = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']

/** What passes 7:1 passes 4.5:1: axe measures the same pairs twice, which the deep run lets it do. */
export const impliedRules = isDeep ? [] : ['color-contrast']

/** Runs axe-core, on a page with everything in it opened, with every rule it has (A, AA, AAA, best practice, experimental), all but some, or some only. */
export async function axeFaults(
  page: Page,
  { only, without = [] }: { only?: readonly string[]; without?: readonly string[] } = {},
): Promise<Fault[]> {
  await putGatesInto(page)
  await page.evaluate(() => window.gates.openDetails())
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const { violations, incomplete } = await page.evaluate(
    async (choice) => {
      const all = window.axe.getRules().map((rule) => rule.ruleId)
      const values = choice.only ?? all.filter((rule) => !choice.without.includes(rule))
      const results = await window.axe.run(document, {
        runOnly: { type: 'rule', values: [...values] },
        resultTypes: ['violations', 'incomplete'],
      })
      return { violations: results.violations, incomplete: results.incomplete }
    },
    { only, without },
  )
  return [
    ...violations.flatMap((result) => result.nodes.map((node) => toFault(result.id, node))),
    ...incomplete.flatMap((result) =>
      result.nodes
        .filter((node) => !isReviewed(result.id, node))
        .map((node) => toFault(`${result.id} (incomplete)`, node)),
    ),
  ]
}
