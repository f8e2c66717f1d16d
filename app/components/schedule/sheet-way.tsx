import { Icon } from '~/components/frame/icon'
import type { SheetLink } from '~/views/schedule/sheet-links'

/** The way to the week as one sheet of paper, in one press. */
export function SheetWay({ link: { href, text } }: { link: SheetLink }) {
  return (
    <p className="no-print">
      <a className="action-link" href={href}>
        <Icon name="PrinterSmall" />
        {text}
      </a>
    </p>
  )
}
