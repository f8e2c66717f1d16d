import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Alert } from '~/components/layout/alert'
import { Card } from '~/components/layout/card'
import { Page } from '~/components/layout/page'
import { useFormats, useTexts } from '~/i18n/context'

type OwnSession = { id: string; device: string; signedInAt: Date; lastSeenAt: Date; isThis: boolean }

/** Where one is signed in: this device first, and the others with a way to sign them out. */
export function OwnSessionsPage({ sessions, ended }: { sessions: OwnSession[]; ended: boolean }) {
  const t = useTexts()
  const others = sessions.filter(({ isThis }) => !isThis).length
  return (
    <Page
      title={t('auth.sessions.title')}
      heading={t('auth.sessions.heading', { count: sessions.length })}
      lead={t('auth.sessions.lead')}
    >
      {ended && <Alert tone="success">{t('auth.sessions.ended')}</Alert>}
      <ul role="list" className="cards">
        {sessions.map((session) => (
          <li key={session.id}>
            <Card>
              <SessionCard {...session} />
            </Card>
          </li>
        ))}
      </ul>
      {others > 1 && (
        <form method="post" action="/mina-inloggningar">
          <Hidden name="intent" value="others" />
          <SubmitButton danger>{t('auth.sessions.endOthers', { count: others })}</SubmitButton>
        </form>
      )}
      <p>{t('auth.sessions.unknown')}</p>
      <p>
        <a className="action-link" href="/mina-uppgifter">
          {t('ownData.link')}
        </a>
      </p>
    </Page>
  )
}

function SessionCard({ id, device, signedInAt, lastSeenAt, isThis }: OwnSession) {
  const t = useTexts()
  const f = useFormats()
  const name = device === '' ? t('auth.sessions.noDevice') : device
  return (
    <>
      <h2>{isThis ? t('auth.sessions.this', { device: name }) : name}</h2>
      <p>{t('auth.sessions.signedIn', { time: f.dateTime(signedInAt) })}</p>
      <p>{t('auth.sessions.lastSeen', { time: f.dateTime(lastSeenAt) })}</p>
      {!isThis && (
        <form method="post" action="/mina-inloggningar">
          <Hidden name="intent" value="one" />
          <Hidden name="session" value={id} />
          <SubmitButton secondary>{t('auth.sessions.endOne', { device: name })}</SubmitButton>
        </form>
      )}
    </>
  )
}
