import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { CallView } from '~/views/urgent/call'
import { CallCards } from './call-card'

export type UnreadProps = {
  access: PageAccess
  title: string
  call: CallView
  notices: ProviderNotice[]
  isNotSent: boolean
  now: Date
}

/** A shift that something was to be said of, and that could not be read: what is known of it, and whom to ring instead. */
export function UnreadShift({ access, title, call, notices, isNotSent, now }: UnreadProps) {
  const t = useTexts()
  return (
    <Page title={title} access={access}>
      {isNotSent && <Alert tone="danger">{t('urgent.notSent')}</Alert>}
      <Notices notices={notices} now={now} />
      <CallCards calls={[call]} />
    </Page>
  )
}
