import type { Finding, Findings } from '../findings'
import { masked, waysToWrite } from '../numbers'
import { pageOf } from '../catalog/pages'
import { ruleIds, ruleOf, type RuleId } from '../catalog/rules'
import type { Rule } from '../catalog/rule'

/** One place where a rule does not hold, with what somebody would have seen. */
export type Told = Pick<Finding, 'call' | 'field' | 'wrong' | 'more'> & { seen: string }

/** What came of one rule. `notTried`: nothing in what was read, or in how the check was run, to try it on. */
export type Result = Pick<Rule, 'part' | 'level' | 'must'> & {
  rule: RuleId
  outcome: 'held' | 'broken' | 'notTried'
  /** How many places were looked at. */
  looked: number
  findings: readonly Told[]
}

/** What a run of the check came to. It holds no token, key or personal identity number. */
export type Report = {
  baseUrl: string
  /** The check's own clock, RFC 3339. */
  at: string
  calls: number
  brukare: number
  wrote: boolean
  faults: number
  warnings: number
  results: readonly Result[]
}

type About = Pick<Report, 'baseUrl' | 'calls' | 'brukare' | 'wrote'> & {
  now: Date
  secrets: readonly string[]
  numbers: readonly string[]
}

/** Puts a report together; secrets, and what looks like a personal identity number, are taken out of every text. */
export function makeReport(findings: Findings, { now, secrets, numbers, ...about }: About): Report {
  const looked = findings.looked()
  const hidden = [...secrets, ...numbers.flatMap(waysToWrite)]
  const tell = ({ operation, call, field, wrong, more, rule }: Finding): Told => ({
    call: masked(call, hidden),
    field: masked(field, hidden),
    wrong: masked(wrong, hidden),
    more,
    seen: ruleOf(rule).seen.replaceAll('{page}', pageOf(operation)),
  })
  const results = ruleIds.map((rule): Result => {
    const { part, level, must } = ruleOf(rule)
    const own = findings.all().filter((one) => one.rule === rule)
    const times = looked.get(rule) ?? 0
    const outcome = own.length > 0 ? 'broken' : times > 0 ? 'held' : 'notTried'
    return { rule, part, level, must, outcome, looked: times, findings: own.map(tell) }
  })
  const broken = (level: Rule['level']) =>
    results.filter((one) => one.outcome === 'broken' && one.level === level).length
  return {
    ...about,
    baseUrl: masked(about.baseUrl, hidden),
    at: now.toISOString(),
    faults: broken('fault'),
    warnings: broken('warning'),
    results,
  }
}
