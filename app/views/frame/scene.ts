import type { Formats } from '~/i18n/format'
import type { Texts } from '~/i18n/texts'

/** What every view is made with: words, formats, and one instant for the whole page. */
export type Scene = { t: Texts; f: Formats; now: Date; requestId: string }
