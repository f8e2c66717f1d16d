import { Alert } from '~/components/frame/alert'
import { useTexts } from '~/i18n/context'
import { noticesPath } from '~/views/notices/address'

/** What concerns the viewer's own account: an address of theirs cannot be reached; they have signed in on a new device. */
export type Alerts = { unreached: boolean; newDevice: boolean }

/** Says it where one sees what waits, and where to look; nothing when there is nothing. */
export function OwnAlerts({ unreached, newDevice }: Alerts) {
  const t = useTexts()
  return (
    <>
      {newDevice && (
        <Alert tone="warning" title={t('sign-in.newDevice.title')}>
          <p>
            <a href="/mina-inloggningar">{t('sign-in.newDevice.link')}</a>
          </p>
        </Alert>
      )}
      {unreached && (
        <Alert tone="warning" title={t('notices.page.failedTitle')}>
          <p>
            <a href={noticesPath}>{t('notices.page.failedLink')}</a>
          </p>
        </Alert>
      )}
    </>
  )
}
