import { Written } from '~/components/forms/written'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import type { CallView } from '~/views/urgent/call'
import type { SettledView } from '~/views/urgent/nobody'
import { FirstCall } from './call-button'

export type NobodySettledProps = { access: PageAccess; view: SettledView; call: CallView; text: string }

/** "Nobody has come" was pressed when it was said already, or can no longer be said: what was written beside it is not sent. */
export function NobodySettled({ access, view, call, text }: NobodySettledProps) {
  const { title, notSent, link } = view
  return (
    <Page title={title} access={access}>
      <Alert tone="warning">
        <p>{notSent}</p>
        <Written text={text} />
      </Alert>
      <FirstCall {...call} />
      <p>
        <a className="action-link" href={link.href}>
          {link.text}
        </a>
      </p>
    </Page>
  )
}
