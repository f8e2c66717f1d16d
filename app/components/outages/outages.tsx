import { Alert } from '~/components/frame/alert'
import { useTexts } from '~/i18n/context'
import type { OutageView } from '~/views/outages/outage'

/** What is told everybody, between the header and the page; nothing when there is nothing. It is not for paper. */
export function OutageBanner({ outages, silent }: { outages: readonly OutageView[]; silent: readonly string[] }) {
  const t = useTexts()
  if (outages.length === 0 && silent.length === 0) return null
  return (
    <aside aria-label={t('outages.title')} className="wrap stack told-all no-print">
      {outages.map((outage) => (
        <OutageAlert key={outage.id} outage={outage} />
      ))}
      {silent.map((text) => (
        <Alert key={text} tone="warning">
          {text}
        </Alert>
      ))}
      <p>
        <a className="action-link" href="/driftinformation">
          {t('outages.more')}
        </a>
      </p>
    </aside>
  )
}

/** One outage: what it is and how long, then the words of who runs the portal. */
export function OutageAlert({ outage: { what, text, weighs } }: { outage: OutageView }) {
  return (
    <Alert tone={weighs}>
      <p>
        <strong>{what}</strong> {text}
      </p>
    </Alert>
  )
}
