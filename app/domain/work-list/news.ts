import { judgeOf, type NewsItem } from '~/domain/news/news'
import { reportCameAt, reportKeys } from '~/domain/news/report'
import type { Waiting } from './item'
import type { WaitingFacts } from './waiting'

const answers: ReadonlySet<Waiting['kind']> = new Set(['answered', 'wishAnswered', 'wishQuestion'])

/** What is new to the viewer of what waits, and of the reports of its months: each once, as its page tags it. */
export function newsIn(facts: WaitingFacts, waiting: readonly Waiting[], now: Date): NewsItem[] {
  const isNew = judgeOf(facts, now)
  const reports = facts.months.flatMap(({ month, providerId, reports }) =>
    reports.flatMap((report): NewsItem[] => {
      const at = reportCameAt(report)
      const newness = isNew(at, ...reportKeys({ month, providerId, id: report.id }, report))
      return at === null || newness === null ? [] : [{ section: 'reports', at }]
    }),
  )
  const others = waiting.flatMap(({ kind, newAt }): NewsItem[] => {
    const section = answers.has(kind) ? 'answers' : kind === 'act' ? 'joint' : null
    return newAt === null || section === null ? [] : [{ section, at: newAt }]
  })
  return [...reports, ...others]
}
