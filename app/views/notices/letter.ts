import type { NoticeTone } from '~/domain/notices/event'
import type { Texts } from '~/i18n/texts'

/**
 * What stands in a letter: that there is something, and never what, whose or from whom. Whoever sees it on a screen that lies on
 * a table learns only that somebody uses Insyn. `origin`: the portal's address, without anything after it.
 */
export function letterOf(tone: NoticeTone, origin: string, t: Texts): { subject: string; text: string } {
  const paragraphs = [t(`notices.letter.text.${tone}`), t('notices.letter.signIn'), origin, t('notices.letter.why')]
  return { subject: t(`notices.letter.subject.${tone}`), text: `${paragraphs.join('\n\n')}\n` }
}
