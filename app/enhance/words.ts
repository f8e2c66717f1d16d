/** By language and key: the build writes them here (scripts/build.mjs), so that no page carries what only the script says. */
declare const enhanceWords: Partial<Record<string, Partial<Record<Word, string>>>>

type Word =
  | 'frame.session.announce'
  | 'frame.session.extended'
  | 'frame.session.ended'
  | 'frame.session.endedTitle'
  | 'live.away'
  | 'live.resume'
  | 'live.said'

/** A text in the language of the page. */
export function word(key: Word): string {
  return enhanceWords[document.documentElement.dataset.language ?? '']?.[key] ?? ''
}
