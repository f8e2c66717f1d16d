import { DataTable } from '~/components/tables/data-table'
import { TakeAway } from '~/components/tables/take-away'
import { useTexts } from '~/i18n/context'
import type { ReportsMonthView } from '~/views/reports/month'
import type { ReviewBox } from '~/views/reviews/review'
import type { WaitingView } from '~/views/work-list/waiting'
import { Reviews } from '~/components/reviews/box'
import { Waiting } from '~/components/work-list/waiting'
import { Sums } from './sums'
import { Timeline } from './timeline'

/** Where the month's links lead; null: nothing for this viewer. */
export type ReportsMonthLinks = {
  all: string
  evidence: string
  claims: string | null
  notes: string | null
  /** Where the hours of the month are told apart from the reports, row by row. */
  hours: string | null
}

/** A month's reports: one row for each assistant, the sums and the timeline. `monthName`: "november 2026". */
export function ReportsMonth({
  view,
  monthName,
  links,
}: {
  view: ReportsMonthView & { review: ReviewBox | null; waiting: WaitingView }
  monthName: string
  links: ReportsMonthLinks
}) {
  const t = useTexts()
  const names = ['staff', 'state', 'planned', 'reported', 'faststalld', 'remarks'] as const
  const numbers: readonly string[] = ['planned', 'reported', 'faststalld']
  const columns = names.map((name) => ({ name: t(`reports.list.${name}`), number: numbers.includes(name) }))
  if (view.severalProviders) columns.push({ name: t('reports.list.provider'), number: false })
  const more = [
    { href: links.all, text: t('reports.allFaststallanden', { month: monthName }) },
    { href: links.claims, text: t('reports.claims', { month: monthName }) },
    { href: links.evidence, text: t('evidence.link', { month: monthName }) },
    { href: links.notes, text: t('notes.title') },
  ]
  return (
    <>
      <Waiting view={view.waiting} />
      <p>{t('reports.explain')}</p>
      {view.items.length > 0 && (
        <DataTable
          caption={t('reports.list.caption', { month: monthName })}
          columns={columns}
          rows={view.items.map((item) => ({
            id: item.href,
            cells: [
              <a key="open" href={item.href}>
                {t('reports.list.open', { staff: item.staff })}
              </a>,
              item.stateText,
              item.planned,
              item.reported,
              item.faststalld,
              item.remarks.length === 0 ? t('reports.list.nothing') : item.remarks.join(', '),
              ...(view.severalProviders ? [item.providerName] : []),
            ],
          }))}
        />
      )}
      {view.sums && (
        <section aria-labelledby="summor">
          <h2 id="summor">{t('reports.sums.heading')}</h2>
          <Sums sums={view.sums} of="month" />
          <p>{t('reports.sums.plannedExplain')}</p>
          {links.hours !== null && (
            <p>
              {t('reports.sums.explain')} <a href={links.hours}>{t('reports.sums.rows', { month: monthName })}</a>
            </p>
          )}
        </section>
      )}
      {view.review && <Reviews box={view.review} />}
      <ul className="links">
        {more.map(
          ({ href, text }) =>
            href !== null && (
              <li key={href}>
                <a className="action-link" href={href}>
                  {text}
                </a>
              </li>
            ),
        )}
      </ul>
      <Timeline items={view.timeline} />
      <TakeAway />
    </>
  )
}
