import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import type { CallView } from '~/views/urgent/call'

/** The number to ring first at a provider; or, where it has left none, that. */
export function FirstCall({ first, none }: Pick<CallView, 'first' | 'none'>) {
  return first === null ? <p>{none}</p> : <CallButton {...first} />
}

/** A number as the largest button there is; on paper it is text. */
function CallButton({ href, text }: { href: string; text: string }) {
  return (
    <a className="call-button" href={href}>
      <PageStyle part="urgent" />
      <Icon name="PhoneFill" />
      <span>{text}</span>
    </a>
  )
}
