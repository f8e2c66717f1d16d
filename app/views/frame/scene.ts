import type { Formats } from '~/i18n/format'
import type { Texts } from '~/i18n/texts'
import type { Judge } from '~/domain/news/news'

/**
 * What every view is made with: words, formats, and one instant for the whole page. `isNew`: what is new to the viewer, on a page
 * about one brukare that tags it (domain/news).
 */
export type Scene = { t: Texts; f: Formats; now: Date; requestId: string; isNew?: Judge }
