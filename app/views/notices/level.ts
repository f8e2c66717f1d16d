import type { Scope } from '~/domain/access/representation'
import { noticeChoices, noticeKinds, type NoticeChoice, type NoticeKind } from '~/domain/notices/event'
import type { Scene } from '~/views/frame/scene'

/**
 * Who chooses: what they may do about the brukare, whose name it is, and whether it is themselves. `isJoint`: they hold something
 * with others, and are asked for a yes.
 */
type Chooser = { scopes: ReadonlySet<Scope>; isOwn: boolean; isJoint: boolean; name: string }

/** A level that can be chosen, with what is told at it: a whole sentence for each thing. */
export type LevelItem = { value: NoticeChoice; label: string; hint: string }

/** The words of each kind, in the order that they are told in; those that have the same words are told once. Null: about oneself. */
const wordsOf = {
  late: 'nobody',
  nobodyCame: 'nobody',
  objectionAnswered: 'answer',
  objectionQuestion: 'answer',
  wishAnswered: 'answer',
  wishQuestion: 'answer',
  jointAct: 'yes',
  reviewDay: 'reviewDay',
  planChanged: 'plan',
  reportReady: 'review',
  faststalld: 'approved',
  document: 'document',
  weekSheet: 'sheet',
  accessOffered: 'access',
  accessChanged: 'access',
  accessWithdrawn: 'access',
  newDevice: null,
  incident: null,
} as const satisfies Record<NoticeKind, string | null>

type Words = Exclude<(typeof wordsOf)[NoticeKind], null>

/**
 * The levels that somebody can choose, each with what they can be told at it: nothing that their rights do not open. A level that has
 * nothing more than the one before it is left out, unless it is what they have chosen.
 */
export function levelItems(chooser: Chooser, chosen: string, { t }: Pick<Scene, 't'>): LevelItem[] {
  const items: LevelItem[] = []
  for (const value of noticeChoices) {
    const label = t(`notices.level.${value}.name`)
    if (value === 'none') {
      items.push({ value, label, hint: noneText(chooser, { t }) })
      continue
    }
    const told = wordsAt(value, chooser)
    if (told.length === 0 && value !== 'important' && value !== chosen) continue
    // What the level before it has, by the name of that one: which may be two steps down, where the one between is not offered.
    const last = items.at(-1)
    const before = last === undefined ? [] : [t('notices.level.before', { level: last.label })]
    items.push({ value, label, hint: [...before, ...told.map((words) => sentence(words, chooser, { t }))].join(' ') })
  }
  return items
}

function noneText({ isOwn, name }: Chooser, { t }: Pick<Scene, 't'>): string {
  return isOwn ? t('notices.level.none.text') : t('notices.level.none.textFor', { name })
}

function wordsAt(level: NoticeChoice, chooser: Chooser): Words[] {
  const kinds = Object.keys(wordsOf).filter((kind): kind is NoticeKind => kind in noticeKinds)
  const told = kinds.flatMap((kind) => {
    const words = wordsOf[kind]
    return words !== null && noticeKinds[kind].level === level && isOpen(kind, words, chooser) ? [words] : []
  })
  return [...new Set(told)]
}

/** What one may read of it, or is asked of; one's own access is nobody else's to change. */
function isOpen(kind: NoticeKind, words: Words, { scopes, isOwn, isJoint }: Chooser): boolean {
  if (words === 'access') return !isOwn
  if (words === 'yes') return isJoint && !isOwn && (scopes.has('object') || scopes.has('access:manage'))
  const { scope } = noticeKinds[kind]
  return scope === null || scopes.has(scope)
}

function sentence(words: Words, { isOwn, name }: Chooser, { t }: Pick<Scene, 't'>): string {
  if (words === 'nobody' || words === 'plan' || words === 'approved') {
    return isOwn ? t(`notices.what.${words}.own`) : t(`notices.what.${words}.other`, { name })
  }
  return t(`notices.what.${words}`)
}
