import { callRules } from './calls'
import { dataRules } from './data'
import { reportRules } from './reports'
import { partOrder, parts, type Rule } from './rule'
import { transportRules } from './transport'
import { wishRules } from './wishes'

/** Every rule of the check by its id: what must hold, what it is for, and what somebody would have seen. */
export const rules = { ...transportRules, ...dataRules, ...reportRules, ...callRules, ...wishRules }

export type RuleId = keyof typeof rules

/** The rule of an id. */
export const ruleOf = (id: RuleId): Rule => rules[id]

const isRuleId = (id: string): id is RuleId => Object.hasOwn(rules, id)

/** The ids of all rules, by part. */
export const ruleIds: readonly RuleId[] = partOrder.flatMap((part) =>
  Object.keys(rules)
    .filter(isRuleId)
    .filter((id) => rules[id].part === part),
)

/** The rules as tables in Markdown, for the guide: docs/connecting-a-provider.md holds just this. */
export function rulesAsMarkdown(): string {
  const rowOf = (id: RuleId): string => {
    const { must, means, seen, level } = ruleOf(id)
    const name = level === 'warning' ? `\`${id}\` (warning)` : `\`${id}\``
    return `| ${name} | ${must} ${means} | ${seen.replaceAll('{page}', 'the page')} |`
  }
  return partOrder
    .map((part) => {
      const rows = ruleIds.filter((id) => rules[id].part === part).map(rowOf)
      return [
        `#### ${parts[part]}`,
        '',
        '| Rule | What must hold | Otherwise people see |',
        '|---|---|---|',
        ...rows,
      ].join('\n')
    })
    .join('\n\n')
}
