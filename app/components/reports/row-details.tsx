import { ButtonLink } from '~/components/frame/button-link'
import { Facts } from '~/components/frame/facts'
import { MixedText } from '~/components/frame/outside'
import { OwnWords } from '~/components/frame/own-words'
import { useTexts } from '~/i18n/context'
import type { RowPageView } from '~/views/reports/row'
import { Comments } from './comments'
import { RowTimes } from './times'

type Props = {
  row: RowPageView & { staff: string; objections: readonly { href: string; reference: string }[] }
  objectHref: string | null
  commentHref: string | null
}

/** One row, whole: how and when it was registered, what was changed and by whom, what was done, and by which rule it is judged. */
export function RowDetails({ row, objectHref, commentHref }: Props) {
  const t = useTexts()
  return (
    <>
      <p className="lead">{row.row.resultText}</p>
      {row.row.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <RowTimes row={row.row} />
      <Facts
        facts={[
          { name: t('reports.row.staff'), value: row.staff },
          { name: t('reports.row.kind'), value: row.row.kind },
          { name: t('reports.row.start'), value: row.start ?? t('schedule.shift.notStarted') },
          { name: t('reports.row.end'), value: row.end ?? t('schedule.shift.notEnded') },
          { name: t('reports.row.rule'), value: row.rule },
        ]}
      />
      <p>{t(row.row.comment === null ? 'reports.row.noComment' : 'reports.row.comment')}</p>
      {row.row.comment !== null && <OwnWords text={row.row.comment} from="provider" />}
      {row.activities.length > 0 && (
        <section aria-labelledby="insatser">
          <h2 id="insatser">{t('reports.row.activities')}</h2>
          <ul>
            {row.activities.map(({ id, parts }) => (
              <li key={id}>
                <MixedText parts={parts} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {row.row.objectionCount > 0 && (
        <section aria-labelledby="invandningar">
          <h2 id="invandningar">{t('reports.row.objectionsHeading')}</h2>
          <p>{t('reports.row.objections', { count: row.row.objectionCount })}</p>
          <ul>
            {row.objections.map(({ href, reference }) => (
              <li key={href}>
                <a href={href}>{t('reports.row.objectionLink', { reference })}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Comments comments={row.row.comments} heading={t('reports.row.commentsHeading')} />
      {objectHref !== null && (
        <p>
          <ButtonLink href={objectHref}>{t('reports.report.object')}</ButtonLink>
        </p>
      )}
      {commentHref !== null && (
        <p>
          <a href={commentHref}>{t('reports.report.comment')}</a>
        </p>
      )}
    </>
  )
}
