import { PageStyle } from '~/components/frame/page-style'
import { Rest } from '~/components/frame/rest'
import { NewTag } from '~/components/news/new-tag'
import { BarTable } from '~/components/tables/bar-table'
import { TakeAway } from '~/components/tables/take-away'
import { BarFillings, TimeBar } from '~/components/time/time-bar'
import { useTexts } from '~/i18n/context'
import type { ReportItem, ReportsMonthView, SumsView } from '~/views/reports/month'
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
  notes: string | null
  /** Where the hours of the month are told apart from the reports, row by row. */
  hours: string | null
}

type Props = {
  view: ReportsMonthView & { review: ReviewBox | null; waiting: WaitingView }
  /** "november 2026". */
  monthName: string
  links: ReportsMonthLinks
}

/**
 * A month's reports: those with something to look at, then those without, to open; beside them how far the month has come, its
 * time, and what more there is of it.
 */
export function ReportsMonth({ view, monthName, links }: Props) {
  const t = useTexts()
  const off = view.items.filter(({ remarks }) => remarks.length > 0)
  const fine = view.items.filter(({ remarks }) => remarks.length === 0)
  const isFaststalldTold = view.timeline.some(({ id, state }) => id === 'faststalld' && state !== 'unknown')
  const isCalm = view.timeline.every(({ state }) => state !== 'late' && state !== 'unknown')
  const more = [
    { href: links.all, text: t('reports.allFaststallanden', { month: monthName }) },
    { href: links.evidence, text: t('evidence.link', { month: monthName }) },
    { href: links.notes, text: t('notes.title') },
  ]
  const table = { monthName, severalProviders: view.severalProviders }
  return (
    <>
      {/* How many are fastställda is a step of the month, and said here where that is not known. */}
      {view.progress !== null && !isFaststalldTold && <p>{t('reports.sentence', { text: view.progress })}</p>}
      <Waiting view={view.waiting} />
      <PageStyle part="month" />
      <PageStyle part="reports" />
      <BarFillings />
      <div className="beside">
        <div className="beside-main">
          {off.length > 0 && (
            <section className="ds-card" aria-labelledby="titta">
              <h2 id="titta">{t('reports.list.remarks')}</h2>
              <Reports items={off} {...table} caption={t('reports.list.captionOff', { month: monthName })} />
            </section>
          )}
          {fine.length > 0 && (
            <details className="ds-details ds-card reports-fine" open={off.length === 0}>
              <summary>{t('reports.list.fine', { count: fine.length })}</summary>
              <div>
                <Reports items={fine} {...table} caption={t('reports.list.captionFine', { month: monthName })} />
              </div>
            </details>
          )}
          {view.review && <Reviews box={view.review} />}
        </div>
        <div className="beside-more">
          {isCalm ? (
            <Rest about={t('reports.timeline.heading')}>
              <Timeline items={view.timeline} />
            </Rest>
          ) : (
            <Timeline items={view.timeline} />
          )}
          <details className="ds-details">
            <summary>{t('reports.more')}</summary>
            <div>
              <nav aria-label={t('reports.more')}>
                <ul className="links">
                  {more.map(
                    ({ href, text }) =>
                      href !== null && (
                        <li key={href}>
                          <a href={href}>{text}</a>
                        </li>
                      ),
                  )}
                </ul>
              </nav>
              {view.sums && <MonthSums sums={view.sums} hours={links.hours} monthName={monthName} />}
            </div>
          </details>
          <TakeAway />
        </div>
      </div>
    </>
  )
}

/** The time of the month, and why its hours are another sum. */
function MonthSums({ sums, hours, monthName }: { sums: SumsView; hours: string | null; monthName: string }) {
  const t = useTexts()
  return (
    <section aria-labelledby="summor">
      <h2 id="summor">{t('reports.sums.heading')}</h2>
      <Sums sums={sums} of="month" />
      <p>{t('reports.explain')}</p>
      <p>{t('reports.sums.plannedExplain')}</p>
      {hours !== null && (
        <p>
          {t('reports.sums.explain')} <a href={hours}>{t('reports.sums.rows', { month: monthName })}</a>
        </p>
      )}
    </section>
  )
}

type ReportsProps = { items: readonly ReportItem[]; caption: string; severalProviders: boolean }

/** Reports, a row each: whose, what there is to look at or how far it has come, and its times. */
function Reports({ items, caption, severalProviders }: ReportsProps) {
  const t = useTexts()
  const isOff = items.some(({ remarks }) => remarks.length > 0)
  return (
    <BarTable
      caption={caption}
      captionHidden
      numberSaysAll
      columns={{
        head: t('reports.list.staff'),
        told: t('reports.list.times'),
        number: t(isOff ? 'reports.list.remarks' : 'reports.list.state'),
      }}
      rows={items.map((item) => ({
        id: item.href,
        head: (
          <>
            <a href={item.href}>
              <span className="ds-sr-only">{t('reports.list.open', { staff: item.staff })}</span>
              <span aria-hidden="true">
                <bdi>{item.staff}</bdi>
              </span>
            </a>
            <NewTag newness={item.newness} />
            {severalProviders && <span className="report-provider">{item.providerName}</span>}
          </>
        ),
        picture: <TimeBar bar={item.bar} height={14} />,
        told: item.told,
        number: isOff ? item.remarks.join(', ') : item.stateText,
      }))}
    />
  )
}
