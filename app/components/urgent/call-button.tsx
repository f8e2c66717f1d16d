import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'

/** A number as the largest button there is; on paper it is text. */
export function CallButton({ href, text }: { href: string; text: string }) {
  return (
    <a className="call-button" href={href}>
      <PageStyle part="urgent" />
      <Icon name="PhoneFill" />
      <span>{text}</span>
    </a>
  )
}
