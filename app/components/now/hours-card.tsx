import { BarFillings, TimeBar } from '~/components/time/time-bar'
import { useTexts } from '~/i18n/context'
import type { MonthSoFarView } from '~/views/now/hours'

/** What the month has come to so far, as a length and in words. Where that cannot be told it says so. */
export function HoursCard({ hours: { heading, text, isSum, isMissing, bar, href } }: { hours: MonthSoFarView }) {
  const t = useTexts()
  return (
    <section className="ds-card" aria-labelledby="timmar">
      <h2 id="timmar">{heading}</h2>
      {bar !== null && (
        <>
          <BarFillings />
          <TimeBar bar={bar} height={28} />
        </>
      )}
      <p>{isSum ? <strong>{text}</strong> : text}</p>
      {isSum && <p className="hint">{t('work-list.table.note')}</p>}
      <p className="no-print">
        <a className="action-link" href={href}>
          {t(isMissing ? 'now.hours.why' : 'now.hours.see')}
        </a>
      </p>
    </section>
  )
}
