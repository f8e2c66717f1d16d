import { z } from 'zod'
import type { Access } from '~/auth/types'
import { mayAt, placeAt } from '~/domain/access/rights'
import type { Database } from '~/database/types'
import { troubleOf } from '~/domain/delivery/undelivered'
import type { ProviderGateway } from '~/provider/types'
import type { Scene } from '~/views/frame/scene'
import { unlessChanged } from '~/services/forms/unless-changed.server'
import { doerOf } from '~/services/access-log/log.server'

const draftSchema = z.object({
  providerId: z.string(),
  reportId: z.string(),
  rowId: z.string().nullable(),
  text: z.string(),
})

/** What a comment is about: a whole report, or one row of it. */
export type CommentTarget = { providerId: string; reportId: string; rowId: string | null }
export type CommentDraft = CommentTarget & { id: string; text: string; version: number; submittedAs: string | null }
/** `changed`: another tab has saved other words since those were shown; nothing was saved or sent. */
export type KeptComment = { state: 'kept'; id: string } | { state: 'changed' }
export type SubmittedComment = { state: 'sent'; id: string } | { state: 'changed' }
/**
 * `unconfirmed`: it has waited so long, or been answered so strangely, that the person is told. `mayChange`: the viewer wrote it
 * and the provider did not take it, so that it can be changed and sent again.
 */
export type SentComment = {
  id: string
  text: string
  state: 'waiting' | 'unconfirmed' | 'received' | 'refused'
  mayChange: boolean
}

type Parts = {
  database: Pick<Database, 'drafts' | 'comments' | 'outbox'>
  provider: Pick<ProviderGateway, 'getCapabilities'>
  nudge: () => void
}

/** Comments on a report without objecting: written, checked, sent through the outbox. */
export function createCommentsService({ database, provider, nudge }: Parts) {
  const ownerOf = (access: Access) => ({ personId: access.viewer.personId, brukareId: access.brukare.id })

  async function find(access: Access, id: string, target: CommentTarget): Promise<CommentDraft | null> {
    if (!mayAt(access, target.providerId, 'object')) return null
    const draft = await database.drafts.find({ id, ...ownerOf(access) })
    const values = draft?.kind === 'comment' ? draftSchema.safeParse(draft.values).data : undefined
    if (!draft || !values || !isAbout(values, target)) return null
    return { id, ...values, version: draft.version, submittedAs: draft.submittedAs }
  }

  async function underWay(access: Access, target: CommentTarget): Promise<CommentDraft | null> {
    for (const { id, kind, values, version, submittedAs } of await database.drafts.list(ownerOf(access))) {
      const parsed = kind === 'comment' ? draftSchema.safeParse(values).data : undefined
      if (parsed && isAbout(parsed, target)) return { id, ...parsed, version, submittedAs }
    }
    return null
  }

  /** The comments that have been sent about the report, or the row of it, the first first. */
  async function sentAbout(access: Access, { providerId, reportId, rowId }: CommentTarget) {
    if (!mayAt(access, providerId, 'object')) return []
    const key = { brukareId: access.brukare.id, providerId, timeReportId: reportId }
    const all = await database.comments.listForReport(key)
    return all.filter(({ rowIds }) => (rowId === null ? rowIds.length === 0 : rowIds.includes(rowId)))
  }

  return {
    find,

    /** True when comments can be sent to the provider. One that does not say now is taken to be as it is in the contract. */
    async offered(providerId: string, { requestId }: Scene): Promise<boolean> {
      const answer = await provider.getCapabilities(providerId, { requestId })
      return answer.state === 'missing' || answer.data.groups.includes('comments')
    },

    /** The viewer's last comment about the report or row, when the provider did not take it; else null. */
    async lastRefused(access: Access, target: CommentTarget): Promise<string | null> {
      const own = (await sentAbout(access, target)).filter(({ personId }) => personId === access.viewer.personId)
      const last = own.at(-1)
      return last !== undefined && last.receivedAt === null && last.refusalCode !== null ? last.id : null
    },

    /** The words of the viewer's last comment about the report or row, when the provider has not confirmed it in time; else null. */
    async lastUnconfirmed(access: Access, { now }: Scene, target: CommentTarget): Promise<string | null> {
      const own = (await sentAbout(access, target)).filter(({ personId }) => personId === access.viewer.personId)
      const last = own.at(-1)
      if (last === undefined || last.receivedAt !== null || last.refusalCode !== null) return null
      const waiting = await database.outbox.listUndelivered([access.brukare.id])
      const item = waiting.find(({ commentId }) => commentId === last.id)
      return item && troubleOf(item, now) !== null ? last.text : null
    },

    /** What the viewer is writing about the report or row, if anything. */
    underWay,

    /** Keeps the text as a draft, the same one for the same report or row. `version`: of the draft that it was written on, 0: of none. */
    async keep(access: Access, target: CommentTarget, text: string, version: number): Promise<KeptComment> {
      const values = { ...target, text }
      const before = await underWay(access, target)
      if (before === null) {
        return { state: 'kept', id: (await database.drafts.create({ kind: 'comment', ...ownerOf(access), values })).id }
      }
      if (before.text === text) return { state: 'kept', id: before.id }
      const saved = await database.drafts.save({ id: before.id, ...ownerOf(access) }, values, version)
      return saved.state === 'conflict' ? { state: 'changed' } : { state: 'kept', id: before.id }
    },

    /**
     * Sends the draft, once; gives the comment's id. `version`: of the draft, when its words were checked; of another, nothing is
     * sent. Null when the provider is no longer within this access.
     */
    async submit(access: Access, scene: Scene, draft: CommentDraft, version: number): Promise<SubmittedComment | null> {
      if (draft.submittedAs !== null) return { state: 'sent', id: draft.submittedAs }
      if (draft.version !== version) return { state: 'changed' }
      const place = placeAt(access, draft.providerId, 'object')
      if (place === null) return null
      const comment = await unlessChanged(() =>
        database.comments.submit({
          ...{ draftId: draft.id, version, brukareId: access.brukare.id, place, timeReportId: draft.reportId },
          ...{ rowIds: draft.rowId === null ? [] : [draft.rowId], name: access.viewer.name, text: draft.text },
          doer: doerOf(access, scene.requestId, place),
        }),
      )
      if (comment === null) return { state: 'changed' }
      nudge()
      return { state: 'sent', id: comment.comment.id }
    },

    /** A comment that was sent, and how far it has come. */
    async sent(access: Access, scene: Scene, target: CommentTarget, id: string): Promise<SentComment | null> {
      const found = (await sentAbout(access, target)).find((comment) => comment.id === id)
      if (found === undefined) return null
      const { text, receivedAt, refusalCode, personId } = found
      const mayChange = personId === access.viewer.personId && receivedAt === null && refusalCode !== null
      const shown = { id, text, mayChange }
      if (receivedAt !== null) return { ...shown, state: 'received' }
      if (refusalCode !== null) return { ...shown, state: 'refused' }
      const waiting = await database.outbox.listUndelivered([access.brukare.id])
      const item = waiting.find(({ commentId }) => commentId === id)
      return { ...shown, state: item && troubleOf(item, scene.now) !== null ? 'unconfirmed' : 'waiting' }
    },
  }
}

function isAbout(draft: CommentTarget, { providerId, reportId, rowId }: CommentTarget): boolean {
  return draft.providerId === providerId && draft.reportId === reportId && draft.rowId === rowId
}
