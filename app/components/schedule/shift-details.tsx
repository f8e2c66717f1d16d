import { ButtonLink } from '~/components/frame/button-link'
import { Facts } from '~/components/frame/facts'
import { MixedText } from '~/components/frame/outside'
import { useTexts } from '~/i18n/context'
import type { ShiftPageView } from '~/views/schedule/schedule'

type Props = { page: ShiftPageView; reportHref: string | null; objectHref: string | null }

/** One shift, whole: what is planned, what was registered, what was done, and what has changed. */
export function ShiftDetails({ page, reportHref, objectHref }: Props) {
  const t = useTexts()
  return (
    <>
      <p className="lead">{page.view.sentence}</p>
      {page.view.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {page.overClockChange && <p>{t('schedule.shift.clockChange')}</p>}
      <Facts facts={page.facts} />
      {page.visitNotYours !== null && <p>{page.visitNotYours}</p>}
      {page.activities.length > 0 && (
        <section aria-labelledby="insatser">
          <h2 id="insatser">{t('schedule.shift.activities')}</h2>
          <ul>
            {page.activities.map(({ id, parts }) => (
              <li key={id}>
                <MixedText parts={parts} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="andringar">
        <h2 id="andringar">{t('schedule.shift.changes')}</h2>
        {page.changes.length === 0 ? (
          <p>{t('schedule.shift.noChanges')}</p>
        ) : (
          <ul>
            {page.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
      </section>
      {reportHref !== null && (
        <p>
          <a href={reportHref}>{t('schedule.shift.report')}</a>
        </p>
      )}
      {objectHref !== null && (
        <p>
          <ButtonLink href={objectHref}>{t('schedule.shift.object')}</ButtonLink>
        </p>
      )}
    </>
  )
}
