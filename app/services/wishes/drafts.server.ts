import type { Access } from '~/auth/types'
import type { Database, Draft, WishCase, WishContent } from '~/database/types'
import { stockholmDate } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import {
  daysOf,
  isAboutDays,
  isAboutShift,
  newWishDraft,
  wantedOf,
  wishDraftSchema,
  wishFaults,
  wishKey,
  type WishDraftValues,
} from '~/views/wishes/draft'
import { placeToWish } from './rights.server'
import type { FoundWishDraft, OpenWishDraft, SavedWish, SentWishForm } from './types'

/** Two tabs that save again and again at once is not what people do. */
const attempts = 5

export type WishDraftsService = ReturnType<typeof createWishDrafts>

/** Wishes that are being written: what is typed is saved on the server. */
export function createWishDrafts({ drafts }: Pick<Database, 'drafts'>) {
  const ownerOf = (access: Access) => ({ personId: access.viewer.personId, brukareId: access.brukare.id })

  async function find(access: Access, id: string): Promise<FoundWishDraft | null> {
    const draft = await drafts.find({ id, ...ownerOf(access) })
    return draft === null ? null : foundOf(access, draft)
  }

  async function list(access: Access): Promise<OpenWishDraft[]> {
    return openOf(access, await drafts.list(ownerOf(access)))
  }

  const create = async (access: Access, values: WishDraftValues) =>
    (await drafts.create({ kind: 'wish', ...ownerOf(access), values })).id

  /** Writes what the provider has changed since; null: another tab was there at the same time, and the draft is gone. */
  async function update(access: Access, draft: OpenWishDraft, values: WishDraftValues): Promise<OpenWishDraft | null> {
    if (JSON.stringify(values) === JSON.stringify(draft.values)) return draft
    const result = await drafts.save({ id: draft.id, ...ownerOf(access) }, values, draft.version)
    if (result.state === 'saved') return { ...draft, values, version: draft.version + 1 }
    const now = await find(access, draft.id)
    return now?.state === 'open' ? now : null
  }

  return {
    find,
    list,

    /** The same of several brukare at once, of one viewer; by the brukare's id. */
    async listOf(accesses: readonly Access[]): Promise<ReadonlyMap<string, { id: string }[]>> {
      const [first] = accesses
      if (first === undefined) return new Map()
      const brukareIds = accesses.map(({ brukare }) => brukare.id)
      const found = await drafts.list({ personId: first.viewer.personId, brukareId: brukareIds })
      return new Map(
        accesses.map((access) => {
          const { id } = access.brukare
          const own = found.filter(({ brukareId }) => brukareId === id)
          return [id, openOf(access, own)]
        }),
      )
    },

    /** Begins one. One about the same thing in which nothing has been said is used again: a double press makes one. */
    async begin(
      access: Access,
      scene: Scene,
      about: Pick<WishDraftValues, 'providerId' | 'kind' | 'shift' | 'plan'>,
    ): Promise<string> {
      const values = newWishDraft(about, stockholmDate(scene.now))
      const same = (await list(access)).find((draft) => wishKey(draft.values) === wishKey(values) && isUntouched(draft))
      if (same === undefined) return create(access, values)
      // The shift or the plan can have changed since: the draft is about it as it is now.
      const { shift, plan, time } = values
      await update(access, same, { ...same.values, shift, plan, time })
      return same.id
    },
    update,

    /** Saves the form, whatever is wrong in it. */
    async save(
      access: Access,
      scene: Scene,
      id: string,
      { fields, version: shown, page, passed }: SentWishForm,
    ): Promise<SavedWish | null> {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const found = await find(access, id)
        if (found === null || found.state === 'submitted') return found
        const { values, version } = found
        const said = { ...values, ...fields }
        const isRight = passed && wishFaults(said, scene.now).length === 0
        const next = { ...said, passed: values.passed || isRight }
        const another = values.saved !== null && values.saved.version > shown && values.saved.page !== page
        if (another && !saysSame(values, next)) return { state: 'conflict' }
        const saved = { ...next, saved: { version: version + 1, page } }
        const result = await drafts.save({ id, ...ownerOf(access) }, saved, version)
        if (result.state === 'saved') {
          return { state: 'saved', values: saved, faults: wishFaults(saved, scene.now) }
        }
        if (result.state === 'missing') return null
      }
      return { state: 'conflict' }
    },

    /** Begins a draft of what the provider has refused, with all that was said; one that is under way is used again. */
    async beginAgain(access: Access, refused: WishCase): Promise<string | null> {
      const underWay = (await list(access)).find(({ values }) => values.resendOf === refused.id)
      if (underWay) return underWay.id
      const values = valuesAgain(refused)
      return values && create(access, values)
    },

    remove: (access: Access, id: string): Promise<boolean> => drafts.delete({ id, ...ownerOf(access) }),
  }
}

function openOf(access: Access, found: readonly Draft[]): OpenWishDraft[] {
  return found.flatMap((draft) => {
    const open = foundOf(access, draft)
    return open?.state === 'open' ? [open] : []
  })
}

/** A draft is about one provider's matters: where a right that began it is gone, it is not there. */
function foundOf(access: Access, { kind, id, version, values, submittedAs, updatedAt }: Draft): FoundWishDraft | null {
  if (kind !== 'wish') return null
  if (submittedAs !== null) return { state: 'submitted', wishId: submittedAs }
  const read = wishDraftSchema.safeParse(values)
  if (!read.success || placeToWish(access, read.data) === null) return null
  return { state: 'open', id, version, values: read.data, updatedAt }
}

/** True where nothing has been said in it; the shift and the plan can have changed since it was begun. */
function isUntouched({ values }: OpenWishDraft): boolean {
  const { shift, time } = values
  const begun = newWishDraft(values, shift?.date ?? time.date)
  return JSON.stringify({ ...values, ...begun }) === JSON.stringify(values)
}

function saysSame(a: WishDraftValues, b: WishDraftValues): boolean {
  const said = ({ time, from, to, noEnd, text }: WishDraftValues) => JSON.stringify({ time, from, to, noEnd, text })
  return said(a) === said(b)
}

/** True when everything is said that a wish of its kind says. */
export function isFinished(values: WishDraftValues, scene: Scene): boolean {
  return values.passed && wishFaults(values, scene.now).length === 0
}

/** What a finished draft says. Null while it lacks something. */
export function contentOf(values: WishDraftValues): WishContent | null {
  const { kind, shift, plan, text } = values
  const [wantedSpan, days] = [wantedOf(values), daysOf(values)]
  const isMissing =
    (isAboutShift(kind) && shift === null) ||
    (kind === 'move' && wantedSpan === null) ||
    (isAboutDays(kind) && days === null) ||
    (kind === 'plan' && plan === null)
  if (isMissing) return null
  return {
    ...{ kind, shiftId: shift?.id ?? null, wantedSpan, from: days?.from ?? null, to: days?.to ?? null },
    ...{ documentId: plan?.documentId ?? null, sectionIndex: plan?.section?.index ?? null, text },
    about: values,
  }
}

/** What was typed, as it was kept with the wish. */
function valuesAgain({ id, about }: WishCase): WishDraftValues | null {
  const kept = wishDraftSchema.safeParse(about)
  return kept.success ? { ...kept.data, saved: null, passed: true, resendOf: id } : null
}
