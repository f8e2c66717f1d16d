import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageOf } from './catalog/pages'
import { partOrder } from './catalog/rule'
import { ruleIds, ruleOf, rules, rulesAsMarkdown } from './catalog/rules'
import { listContractCalls } from '../provider-kit/http/contract-operations'

const guide = readFileSync('docs/connecting-a-provider.md', 'utf8')

describe('the rules', () => {
  it('are in the guide as they are here: write them there with npm run provider:check -- --rules', () => {
    const [, held] = /<!-- rules begin -->\n([\s\S]*?)\n<!-- rules end -->/.exec(guide) ?? []
    expect(held).toBe(rulesAsMarkdown())
  })

  it('have each a part, sentences that end, and no sign that would break a table', () => {
    expect(ruleIds).toHaveLength(Object.keys(rules).length)
    expect(new Set(ruleIds.map((id) => ruleOf(id).part)).size).toBe(partOrder.length)
    for (const id of ruleIds) {
      const { must, means, seen } = ruleOf(id)
      for (const text of [must, means, seen]) {
        expect(text).toMatch(/[.:"?-]$/)
        expect(text).not.toMatch(/[|\n]/)
      }
    }
  })

  it('name a rule in the guide only if there is one', () => {
    const [, part = ''] = /## What the document cannot say\n([\s\S]*?)\n## /.exec(guide) ?? []
    const named = [...part.matchAll(/\((`[a-z-]+`(?:, `[a-z-]+`)*)\)/g)].flatMap(([, list = '']) =>
      list.replaceAll('`', '').split(', '),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((id) => !Object.hasOwn(rules, id))).toEqual([])
  })

  it('say of each read which page it is for', () => {
    const reads = listContractCalls().filter(({ method, id }) => method === 'get' || id.startsWith('search'))
    expect(reads.filter(({ id }) => pageOf(id) === pageOf('a write')).map(({ id }) => id)).toEqual([])
  })
})
