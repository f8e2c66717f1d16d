import type { NoticeTone } from '~/domain/notices/event'
import type { Texts } from '~/i18n/texts'

/**
 * What is sent: the words of it. `short`: for an SMS, one sentence and no address, since nobody should trust a link in one.
 */
export type LetterWords = { subject: string; text: string; short: string }

const joined = (paragraphs: readonly string[]): string => `${paragraphs.join('\n\n')}\n`

/**
 * What stands in a letter: that there is something, and never what, whose or from whom. Whoever sees it on a screen that lies on
 * a table learns only that somebody uses Insyn. `origin`: the portal's address, without anything after it.
 */
export function letterOf(tone: NoticeTone, origin: string, t: Texts): LetterWords {
  const paragraphs = [t(`notices.letter.text.${tone}`), t('notices.letter.signIn'), origin, t('notices.letter.why')]
  return { subject: t(`notices.letter.subject.${tone}`), text: joined(paragraphs), short: t(`notices.sms.${tone}`) }
}

/** The same of the letter that shows that an address is one's own. `code`: six digits, which stand in no subject. */
export function codeLetterOf(code: string, origin: string, t: Texts): LetterWords {
  const paragraphs = [t('notices.code.text'), code, t('notices.code.where'), origin, t('notices.code.notYou')]
  return { subject: t('notices.code.subject'), text: joined(paragraphs), short: t('notices.sms.code', { code }) }
}

/** The same of one that somebody sends to themself, to see that it gets there. */
export function testLetterOf(origin: string, t: Texts): LetterWords {
  const paragraphs = [t('notices.test.text'), t('notices.letter.signIn'), origin, t('notices.letter.why')]
  return { subject: t('notices.test.subject'), text: joined(paragraphs), short: t('notices.sms.test') }
}
