import { BarTable } from '~/components/tables/bar-table'
import { TimeBar } from '~/components/time/time-bar'
import { useTexts } from '~/i18n/context'
import type { HoursView } from '~/views/hours/hours'

const thin = 20

/** The parts of the period, each a row with its bar; and, to open, the kinds of time. */
export function HoursTables({ view }: { view: HoursView }) {
  const t = useTexts()
  return (
    <section className="ds-card" aria-labelledby="delar">
      <h2 id="delar">{t('hours.chart.heading')}</h2>
      {view.conclusion !== null && <p>{view.conclusion}</p>}
      <BarTable
        caption={t('hours.chart.caption')}
        captionHidden
        columns={{ head: t('hours.chart.part'), told: t('hours.row.heading'), number: t('hours.chart.missing') }}
        rows={view.rows.map((row) => ({
          id: row.id,
          head: row.href === null ? row.name : <a href={row.href}>{row.name}</a>,
          picture: row.bar && <TimeBar bar={row.bar} height={thin} />,
          told: row.given,
          number: row.missingText,
        }))}
      />
      {(view.kinds.length > 0 || view.converted.length > 0) && (
        <details className="ds-details">
          <summary>{t('hours.kinds.caption')}</summary>
          <div>
            {view.kinds.length > 0 && (
              <BarTable
                caption={t('hours.kinds.caption')}
                captionHidden
                columns={{
                  head: t('hours.kinds.kind'),
                  told: t('hours.row.heading'),
                  number: t('hours.kinds.missing'),
                }}
                rows={view.kinds.map((kind) => ({
                  id: kind.name,
                  head: kind.name,
                  picture: kind.bar && <TimeBar bar={kind.bar} height={thin} />,
                  told: kind.given,
                  number: kind.missing,
                }))}
              />
            )}
            {view.converted.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </details>
      )}
    </section>
  )
}
