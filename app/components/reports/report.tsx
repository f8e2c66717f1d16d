import { PageStyle } from '~/components/frame/page-style'
import { ButtonLink } from '~/components/frame/button-link'
import { Rest, useLess } from '~/components/frame/rest'
import { TakeAway } from '~/components/tables/take-away'
import { useTexts } from '~/i18n/context'
import type { ReportView } from '~/views/reports/report'
import type { ReviewBox } from '~/views/reviews/review'
import { Comments } from './comments'
import { Reviews } from '~/components/reviews/box'
import { RowList, RowTable } from './rows'
import { Sums } from './sums'
import { Version } from './version'

/** Where the links of a report lead; null: the viewer's scopes do not open it. */
export type ReportLinks = {
  rows: string
  form: string
  faststallande: string
  object: string | null
  comment: string | null
}

type Props = {
  report: ReportView
  review: ReviewBox | null
  links: ReportLinks
  asTable: boolean
  deviationsOnly: boolean
}

/** A time report: its state and rows, what differs first; beside them its time, its fastställande and what is said of it. */
export function Report({ report, review, links, asTable, deviationsOnly }: Props) {
  const t = useTexts()
  return (
    <>
      <p className="lead">{report.stateText}</p>
      <p>{report.certified ?? t('reports.report.notCertified', { staff: report.staff })}</p>
      {report.objectionCount > 0 && <p>{t('reports.report.objections', { count: report.objectionCount })}</p>}
      <PageStyle part="month" />
      <div className="beside">
        <div className="beside-main">
          <Rows report={report} links={links} asTable={asTable} deviationsOnly={deviationsOnly} />
          {links.object !== null && (
            <p>
              <ButtonLink href={links.object}>{t('reports.report.object')}</ButtonLink>
            </p>
          )}
        </div>
        <div className="beside-more">
          <Rest about={t('reports.report.time')}>
            <section className="ds-card" aria-labelledby="summor">
              <h2 id="summor">{t('reports.report.time')}</h2>
              <Sums sums={report.sums} of="report" />
            </section>
          </Rest>
          <Rest about={t('reports.faststallande.latest')}>
            <section className="ds-card" aria-labelledby="fastallt">
              <h2 id="fastallt">{t('reports.faststallande.latest')}</h2>
              {report.latest ? (
                <>
                  <Version version={report.latest} />
                  <p>
                    <a href={links.faststallande}>{t('reports.faststallande.see', { count: report.versionCount })}</a>
                  </p>
                </>
              ) : (
                <p>{t('reports.faststallande.none')}</p>
              )}
            </section>
          </Rest>
          {review && <Reviews box={review} />}
          <Comments comments={report.comments} heading={t('reports.report.comments')} />
          {links.comment !== null && (
            <p>
              <a className="action-link" href={links.comment}>
                {t('reports.report.comment')}
              </a>
            </p>
          )}
          <TakeAway />
        </div>
      </div>
    </>
  )
}

/** So many rows are in sight on a page in lättläst: the first that differs. How many there are is in the heading above them. */
const fewest = 1

/** The rows, as a list or as a table, and the ways to see the others. */
function Rows({ report, links, asTable, deviationsOnly }: Omit<Props, 'review'>) {
  const t = useTexts()
  // A list is one, where it is not cut to have less in sight.
  const inSight = useLess() ? fewest : report.rows.length
  return (
    <section aria-labelledby="rader">
      <h2 id="rader">
        {deviationsOnly ? t('reports.report.rowsOff', { count: report.deviations }) : t('reports.report.rows')}
      </h2>
      <nav className="link-row" aria-label={t('reports.report.views')}>
        <ul>
          {report.deviations > 0 && (
            <li>
              <a href={links.rows}>
                {deviationsOnly
                  ? t('reports.report.allRows')
                  : t('reports.report.onlyDeviations', { count: report.deviations })}
              </a>
            </li>
          )}
          <li>
            <a href={links.form}>{t(asTable ? 'reports.report.asList' : 'reports.report.asTable')}</a>
          </li>
        </ul>
      </nav>
      {report.rows.length === 0 && <p>{t('reports.report.rowsNone')}</p>}
      {report.rows.length > 0 &&
        (asTable ? (
          <RowTable rows={report.rows} caption={t('reports.row.caption', { staff: report.staff })} />
        ) : (
          <>
            <RowList rows={report.rows.slice(0, inSight)} object={links.object} />
            {report.rows.length > inSight && (
              <Rest about={t('reports.report.rows')}>
                <RowList rows={report.rows.slice(inSight)} object={links.object} />
              </Rest>
            )}
          </>
        ))}
    </section>
  )
}
