import { partOrder, parts } from '../catalog/rule'
import type { Report, Result, Told } from './report'

const marks = { held: 'ok  ', broken: 'FAIL', notTried: '-   ' } as const

const markOf = ({ outcome, level }: Result) => (outcome === 'broken' && level === 'warning' ? 'warn' : marks[outcome])

function linesOf({ call, field, wrong, more, seen }: Told): string[] {
  const rest = more > 0 ? ` (and ${more} more like it)` : ''
  return [
    `       ${call}`,
    `         ${field === '' ? '' : `${field} `}${wrong}${rest}`,
    `         People see: ${seen}`,
  ]
}

/** The report for a terminal: every rule by part, and under each that does not hold, where and what people see. */
export function textOf(report: Report): string {
  const body = partOrder.flatMap((part) => {
    const own = report.results.filter((one) => one.part === part)
    const lines = own.flatMap((one) => [`  ${markOf(one)} ${one.rule}: ${one.must}`, ...one.findings.flatMap(linesOf)])
    return [parts[part], ...lines, '']
  })
  const count = (outcome: Result['outcome']) => report.results.filter((one) => one.outcome === outcome).length
  return [
    `Provider check of ${report.baseUrl}`,
    `${report.calls} calls about ${report.brukare} brukare; ${report.wrote ? 'it has written' : 'nothing was written'}.`,
    '',
    ...body,
    `${report.faults} broken, ${report.warnings} warnings, ${count('held')} held, ${count('notTried')} not tried (-: nothing in the data to try them on, or --write was not asked for).`,
  ].join('\n')
}
