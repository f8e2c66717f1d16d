import { DataTable } from '~/components/layout/data-table'
import { TakeAway } from '~/components/layout/take-away'
import { useTexts } from '~/i18n/context'
import type { ReportsMonthView } from '~/views/reports'
import type { ReviewBox } from '~/views/review'
import { Reviews } from './review-box'
import { Sums } from './sums'
import { Timeline } from './timeline'

/** A month's reports: one row for each assistant, the sums and the timeline. `monthName`: "november 2026". */
export function ReportsMonth({
  view,
  monthName,
  allHref,
  claimsHref,
}: {
  view: ReportsMonthView & { review: ReviewBox | null }
  monthName: string
  allHref: string
  /** Null: the viewer may not see the räkningsunderlag. */
  claimsHref: string | null
}) {
  const t = useTexts()
  const names = ['staff', 'state', 'planned', 'reported', 'faststalld', 'remarks'] as const
  const numbers: readonly string[] = ['planned', 'reported', 'faststalld']
  const columns = names.map((name) => ({ name: t(`reports.list.${name}`), number: numbers.includes(name) }))
  if (view.severalProviders) columns.push({ name: t('reports.list.provider'), number: false })
  return (
    <>
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
          <Sums sums={view.sums} />
        </section>
      )}
      <p>
        <a href={allHref}>{t('reports.allFaststallanden', { month: monthName })}</a>
      </p>
      {claimsHref !== null && (
        <p>
          <a href={claimsHref}>{t('reports.claims', { month: monthName })}</a>
        </p>
      )}
      {view.review && <Reviews box={view.review} />}
      <Timeline items={view.timeline} />
      <TakeAway />
    </>
  )
}
