import type { RuleId } from './catalog/rules'

/** One thing that does not hold. `field` is a JSON path, '' for the answer as a whole; nothing here holds a value of the data. */
export type Finding = {
  rule: RuleId
  operation: string
  /** The call as it was made, such as `GET /v1/brukare/bru-17/grants`. */
  call: string
  field: string
  wrong: string
  /** How many more of the same kind there are. */
  more: number
}

/** Says of one place whether a rule holds there. `wrong` is what is wrong when it does not. */
export type Look = (rule: RuleId, field: string, holds: boolean, wrong: string) => void

/** Which call is looked at. */
export type Called = { operation: string; call: string }

export type Findings = {
  /** Looks at the answer of one call. */
  lookAt: (called: Called) => Look
  /** All that does not hold, in the order it was met; alike ones of one operation are one. */
  all: () => readonly Finding[]
  /** How many times each rule was looked at. */
  looked: () => ReadonlyMap<RuleId, number>
}

/** How many places of one kind are told one by one. */
const mostAlike = 3

/** Gathers what holds and what does not. */
export function createFindings(): Findings {
  const found: Finding[] = []
  const alike = new Map<string, { count: number; last: Finding }>()
  const looked = new Map<RuleId, number>()

  return {
    lookAt:
      ({ operation, call }) =>
      (rule, field, holds, wrong) => {
        looked.set(rule, (looked.get(rule) ?? 0) + 1)
        if (holds) return
        const kind = `${rule} ${operation} ${field.replaceAll(/\/\d+/g, '/*')} ${wrong.replaceAll(/\d+/g, '*')}`
        const known = alike.get(kind)
        if (known !== undefined && known.count >= mostAlike) {
          known.last.more += 1
          return
        }
        const finding = { rule, operation, call, field, wrong, more: 0 }
        found.push(finding)
        alike.set(kind, { count: (known?.count ?? 0) + 1, last: finding })
      },
    all: () => found,
    looked: () => looked,
  }
}
