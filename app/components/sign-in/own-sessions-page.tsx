import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Alert } from '~/components/frame/alert'
import { Card } from '~/components/frame/card'
import { Page } from '~/components/frame/page'
import { Tag } from '~/components/frame/tag'
import { useFormats, useTexts } from '~/i18n/context'

type OwnSession = {
  id: string
  device: string
  signedInAt: Date
  lastSeenAt: Date
  isThis: boolean
  isNewDevice: boolean
}
type NewDevice = { id: string; device: string; signedInAt: Date; hasEnded: boolean }

type Props = { sessions: OwnSession[]; newDevices: NewDevice[] }

/**
 * Where one is signed in: this device first, and the others with a way to sign them out. Before them the sign-ins on devices that were
 * new, which one is told of once.
 */
export function OwnSessionsPage({ sessions, newDevices }: Props) {
  const t = useTexts()
  const others = sessions.filter(({ isThis }) => !isThis).length
  return (
    <Page
      title={t('sign-in.sessions.title')}
      heading={t('sign-in.sessions.heading', { count: sessions.length })}
      lead={t('sign-in.sessions.lead')}
    >
      {newDevices.map((one) => (
        <NewDeviceAlert key={one.id} {...one} />
      ))}
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
        <PostForm action="/mina-inloggningar">
          <Hidden name="intent" value="others" />
          <SubmitButton danger>{t('sign-in.sessions.endOthers', { count: others })}</SubmitButton>
        </PostForm>
      )}
      <p>{t('sign-in.sessions.unknown')}</p>
      <p>
        <a className="action-link" href="/mina-uppgifter">
          {t('own-data.link')}
        </a>
      </p>
    </Page>
  )
}

function NewDeviceAlert({ device, signedInAt, hasEnded }: NewDevice) {
  const t = useTexts()
  const f = useFormats()
  const name = device === '' ? t('sign-in.sessions.noDevice') : device
  return (
    <Alert tone="warning" title={t('sign-in.newDevice.title')}>
      <p>{t('sign-in.newDevice.what', { device: name, time: f.dateTime(signedInAt) })}</p>
      <p>{t(hasEnded ? 'sign-in.newDevice.ended' : 'sign-in.newDevice.open')}</p>
    </Alert>
  )
}

function SessionCard({ id, device, signedInAt, lastSeenAt, isThis, isNewDevice }: OwnSession) {
  const t = useTexts()
  const f = useFormats()
  const name = device === '' ? t('sign-in.sessions.noDevice') : device
  return (
    <>
      <h2>{isThis ? t('sign-in.sessions.this', { device: name }) : name}</h2>
      {isNewDevice && <Tag tone="info">{t('sign-in.newDevice.tag')}</Tag>}
      <p>{t('sign-in.sessions.signedIn', { time: f.dateTime(signedInAt) })}</p>
      <p>{t('sign-in.sessions.lastSeen', { time: f.dateTime(lastSeenAt) })}</p>
      {!isThis && (
        <PostForm action="/mina-inloggningar">
          <Hidden name="intent" value="one" />
          <Hidden name="session" value={id} />
          <SubmitButton secondary>{t('sign-in.sessions.endOne', { device: name })}</SubmitButton>
        </PostForm>
      )}
    </>
  )
}
