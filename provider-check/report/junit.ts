import { partOrder, parts } from '../catalog/rule'
import type { Report, Result, Told } from './report'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** A text in XML: XML 1.0 has no other control characters than these, not even escaped. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '?')
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)

const told = ({ call, field, wrong, more, seen }: Told): string =>
  escaped(`${call}\n${field} ${wrong}${more > 0 ? ` (and ${more} more)` : ''}\nPeople see: ${seen}`)

function caseOf({ rule, must, outcome, level, findings, part }: Result): string {
  const open = `    <testcase classname="${part}" name="${escaped(`${rule}: ${must}`)}"`
  if (outcome === 'held') return `${open}/>`
  if (outcome === 'notTried') return `${open}><skipped message="nothing to try it on"/></testcase>`
  const text = findings.map(told).join('\n\n')
  if (level === 'warning') return `${open}><system-out>${text}</system-out></testcase>`
  return `${open}><failure message="${escaped(findings[0]?.wrong ?? '')}">${text}</failure></testcase>`
}

/** The report as JUnit XML: a suite for each part, a case for each rule. A warning is a case that passes and says something. */
export function junitOf(report: Report): string {
  const suites = partOrder.map((part) => {
    const own = report.results.filter((one) => one.part === part)
    const failures = own.filter((one) => one.outcome === 'broken' && one.level === 'fault').length
    const skipped = own.filter((one) => one.outcome === 'notTried').length
    const counts = `tests="${own.length}" failures="${failures}" skipped="${skipped}" errors="0"`
    return [
      `  <testsuite name="${escaped(parts[part])}" ${counts} timestamp="${report.at.slice(0, 19)}">`,
      ...own.map(caseOf),
      '  </testsuite>',
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="provider check">',
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}
