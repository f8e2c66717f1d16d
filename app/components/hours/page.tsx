import { Alert } from '~/components/frame/alert'
import { DataTable } from '~/components/tables/data-table'
import { Facts } from '~/components/frame/facts'
import { useTexts } from '~/i18n/context'
import { agreementId } from '~/views/hours/agreement'
import type { HoursView } from '~/views/hours/hours'
import { HoursChart } from './chart'
import { Behind, Reasons } from './reasons'
import { YourRight } from './your-right'

/** A week, month or grant period: what has been given, why the rest has not, the picture with its table, and the law. */
export function HoursPage({ view }: { view: HoursView }) {
  const t = useTexts()
  return (
    <>
      {view.lead.map((sentence) => (
        <p key={sentence} className="lead">
          {sentence}
        </p>
      ))}
      {view.warnings.length > 0 && (
        <Alert tone="warning" title={t('hours.warning.heading')}>
          {view.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Alert>
      )}
      <Facts facts={view.facts} />
      {view.kinds.length > 0 && (
        <DataTable
          caption={t('hours.kinds.caption')}
          columns={[
            { name: t('hours.kinds.kind') },
            { name: t('hours.chart.granted'), number: true },
            { name: t('hours.kinds.delivered'), number: true },
            { name: t('hours.kinds.missing'), number: true },
          ]}
          rows={view.kinds.map((kind) => ({
            id: kind.name,
            cells: [kind.name, kind.granted, kind.delivered, kind.missing],
          }))}
        />
      )}
      {view.converted.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Reasons missing={view.missing} surplus={view.surplus} none={view.none} total={view.total} />
      {view.agreement !== null && (
        <details className="ds-details" id={agreementId}>
          <summary>{t('hours.agreement.heading')}</summary>
          <div>
            <p>{view.agreement.text}</p>
            <ul>
              {view.agreement.steps.map(({ id, text, rows }) => (
                <li key={id}>
                  {text}
                  <ul className="behind">
                    {rows.map((row) => (
                      <Behind key={row.id} behind={row} />
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
      {view.differences.length > 0 && (
        <section aria-labelledby="summor">
          <h2 id="summor">{t('hours.differs.heading')}</h2>
          <p>{t('hours.differs.explain')}</p>
          <ul>
            {view.differences.map(({ text, href, link }) => (
              <li key={link}>
                {text} {href !== null && <a href={href}>{link}</a>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <HoursChart rows={view.rows} chart={view.chart} conclusion={view.conclusion} />
      <YourRight laws={view.laws} />
      <nav className="link-row" aria-label={t('hours.views.label')}>
        <ul>
          {view.links.views.map(({ href, text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
