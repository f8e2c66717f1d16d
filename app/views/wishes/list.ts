import { shownOf, type HowKnown, type Known } from '~/domain/known'
import { isUndecided, type WishKind, type WishState } from '~/domain/wishes/wish'
import { toldApart } from '~/views/forms/told-apart'
import type { Scene } from '~/views/frame/scene'
import { aboutOf, wishTitle } from './about'
import { daysOf, type WishDraftValues } from './draft'
import { unsentNote, type Unsent } from './unsent'
import { wishWay, type WishStep } from './way'

/** One wish in the list. */
export type WishItem = {
  id: string
  href: string
  title: string
  kind: WishKind
  reference: string
  state: string
  tone: 'success' | 'info' | 'warning' | 'neutral'
  way: WishStep[] | null
  note: string | null
  isNew: boolean
  isOpen: boolean
}

/** A draft in the list. */
export type WishDraftItem = { id: string; href: string; title: string; saved: string }

/** The list, finished: the open first. */
export type WishListView = {
  open: WishItem[]
  done: WishItem[]
  drafts: WishDraftItem[]
  known: HowKnown
  heading: string
}

type Listed = {
  id: string
  reference: string
  kind: WishKind
  from: string | null
  to: string | null
  about?: unknown
  state: WishState
  providerName: string
  unsent: Unsent | null
}
type Draft = { id: string; values: WishDraftValues; updatedAt: Date }

/** A colour that repeats the words of the state. */
const tones: Partial<Record<WishState, WishItem['tone']>> = {
  ...{
    accepted: 'success',
    partlyAccepted: 'info',
    declined: 'warning',
    question: 'warning',
    needsAttention: 'warning',
  },
}

/** The wishes of a brukare and what is being written, with the answer to "what waits?" as heading. `unread`: ids of those with an answer that is new. */
export function wishListView(
  found: Known<readonly Listed[]>,
  drafts: readonly Draft[],
  { brukareId, unread }: { brukareId: string; unread: ReadonlySet<string> },
  scene: Scene,
): WishListView {
  const { t } = scene
  const items = toldApart(
    shownOf(found).map((wish) => itemOf(wish, { brukareId, unread }, scene)),
    'title',
    t,
    ({ reference }) => reference,
  )
  const open = items.filter(({ isOpen }) => isOpen)
  const done = items.filter(({ isOpen }) => !isOpen)
  const written = drafts.map(({ id, values, updatedAt }) => ({
    id,
    href: `/b/${brukareId}/onskemal/utkast/${id}`,
    title: wishTitle({ ...values, ...(daysOf(values) ?? { from: null, to: null }) }, scene),
    saved: t('wishes.list.saved', { time: scene.f.dateTime(updatedAt) }),
  }))
  return {
    ...{ open, done, known: found.is },
    drafts: toldApart(written, 'title', t),
    heading: headingOf(found.is, open.length, done.length, scene),
  }
}

function itemOf(
  wish: Listed,
  { brukareId, unread }: { brukareId: string; unread: ReadonlySet<string> },
  scene: Scene,
): WishItem {
  const { t } = scene
  const { id, kind, state, unsent } = wish
  const note = unsent === null ? null : unsentNote(unsent, wish.providerName, scene)
  return {
    ...{ id, kind, note },
    href: `/b/${brukareId}/onskemal/${id}`,
    title: wishTitle({ kind, ...aboutOf(wish.about), from: wish.from, to: wish.to }, scene),
    reference: t('wishes.reference', { reference: wish.reference }),
    state: t(`wishes.state.${state}`),
    tone: note === null ? (tones[state] ?? 'neutral') : 'warning',
    way: wishWay(state, !(unsent?.what === 'wish' && note !== null), t),
    isNew: unread.has(id),
    isOpen: isUndecided(state),
  }
}

function headingOf(known: HowKnown, open: number, done: number, { t }: Scene): string {
  if (known === 'unknown' || known === 'partly') return t(`wishes.list.${known}`)
  if (open > 0) return t('wishes.list.waiting', { count: open })
  return t(done === 0 ? 'wishes.list.none' : 'wishes.list.noneOpen')
}
