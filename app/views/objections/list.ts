import type { HowKnown } from '~/domain/known'
import type { ObjectionReason, ObjectionState } from '~/domain/objections/objection'
import type { ObjectionTarget } from '../../../provider-api/contract'
import type { ProviderNotice } from '~/views/frame/notice'
import { aboutSummary, type About } from './about'
import { aboutOf, type DraftValues } from './draft'
import { stateText } from './facts'
import { caseWay } from './way'
import { toldApart } from '~/views/forms/told-apart'
import type { Scene } from '~/views/frame/scene'

/** One objection in the list. */
export type ObjectionItem = {
  id: string
  href: string
  about: string
  reference: string
  reason: string
  /** Which reason, for its icon. */
  kind: ObjectionReason
  state: string
  /** Where an open case is; null for others. */
  way: ReturnType<typeof caseWay>
  tone: 'success' | 'info' | 'warning' | 'neutral'
  /** That the provider has not confirmed it; null while it is only on its way, and afterwards. */
  note: string | null
}

/** A draft in the list. */
export type DraftItem = { id: string; href: string; about: string; saved: string }

/** The list, finished: the open first. */
export type ObjectionListView = {
  open: ObjectionItem[]
  done: ObjectionItem[]
  drafts: DraftItem[]
  /** How much is known of what there is. */
  known: HowKnown
  notices: ProviderNotice[]
}

type Listed = {
  id: string
  reference: string
  state: ObjectionState
  target: ObjectionTarget
  reason: ObjectionReason
  answerDueBy: string | null
}

/** A colour that repeats the words of the state. */
const tones: Partial<Record<ObjectionState, ObjectionItem['tone']>> = {
  ...{ accepted: 'success', partlyAccepted: 'info', rejected: 'warning', needsAttention: 'warning' },
}

/** One objection of the list. */
export function objectionItem(
  found: Listed,
  about: About | null,
  { brukareId, note }: { brukareId: string; note: string | null },
  scene: Scene,
): ObjectionItem {
  const { t } = scene
  return {
    id: found.id,
    href: `/b/${brukareId}/invandningar/${found.id}`,
    about: aboutSummary(about, found.target.type, scene),
    reference: t('objections.reference', { reference: found.reference }),
    reason: t(`terms.reason.${found.reason}`),
    kind: found.reason,
    state: stateText(found.state, scene),
    way: caseWay(found, note === null, scene),
    tone: note !== null ? 'warning' : (tones[found.state] ?? 'neutral'),
    note,
  }
}

/** One draft of the list. Nothing chosen yet: what there is to choose from says what it is about. */
function draftItem(
  { id, values, updatedAt }: { id: string; values: DraftValues; updatedAt: Date },
  brukareId: string,
  scene: Scene,
): DraftItem {
  const chosen = values.chosen.length > 0 ? aboutOf(values) : values.offer
  return {
    id,
    href: `/b/${brukareId}/invandningar/utkast/${id}/kontrollera`,
    about:
      values.chosen.length === 0 && values.offer.type === 'rows'
        ? rowsOfReport(values.offer, scene)
        : aboutSummary(chosen, values.offer.type, scene),
    saved: scene.t('objections.list.saved', { time: scene.f.dateTime(updatedAt) }),
  }
}

/** The drafts of the list, told apart. */
export function draftItems(
  drafts: readonly { id: string; values: DraftValues; updatedAt: Date }[],
  brukareId: string,
  scene: Scene,
): DraftItem[] {
  return toldApart(
    drafts.map((draft) => draftItem(draft, brukareId, scene)),
    'about',
    scene.t,
  )
}

/** The open and the others, those about the same told apart by their numbers. */
export function itemsApart(
  waiting: readonly ObjectionItem[],
  ended: readonly ObjectionItem[],
  { t }: Scene,
): Pick<ObjectionListView, 'open' | 'done'> {
  const all = toldApart([...waiting, ...ended], 'about', t, ({ reference }) => reference)
  return { open: all.slice(0, waiting.length), done: all.slice(waiting.length) }
}

function rowsOfReport({ month, staff }: { month: string; staff: string }, { t, f }: Scene): string {
  return t('objections.about.rowsUnchosen', { month: f.month(month), staff })
}

/** The heading of the list: the answer to "what waits?". */
export function listHeading(
  { open, done, known }: Pick<ObjectionListView, 'open' | 'done' | 'known'>,
  { t }: Scene,
): string {
  if (known === 'unknown') return t('objections.list.unknown')
  if (known === 'partly') return t('objections.list.partly')
  if (open.length === 0 && done.length === 0) return t('objections.list.none')
  return open.length === 0 ? t('objections.list.noneOpen') : t('objections.list.waiting', { count: open.length })
}
