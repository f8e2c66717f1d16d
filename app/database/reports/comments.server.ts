import type { Comment as CommentRow } from '~/database/generated/client'
import { enqueue } from '~/database/delivery/outbox.server'
import { isTaken, newId, retryWhile, sealerFor, type Store } from '~/database/store.server'
import { holdDraft, markSubmitted } from '~/database/forms/submitting.server'
import type { Comment, CommentRepository, NewComment } from '~/database/types'

/** Opens a row. */
export function toComment(store: Store, { sealedName, sealedText, draftId: _, ...row }: CommentRow): Comment {
  const sealer = sealerFor(store.vault, 'Comment', row.id)
  return { ...row, name: sealer.open('sealedName', sealedName), text: sealer.open('sealedText', sealedText) }
}

async function submit(store: Store, comment: NewComment) {
  const { draftId, brukareId, place, timeReportId, rowIds, name, text, doer } = comment
  await holdDraft(store, 'comment', comment)
  const before = await store.prisma.comment.findUnique({ where: { draftId } })
  if (before) return { comment: toComment(store, before), created: false }

  const id = newId()
  const sealer = sealerFor(store.vault, 'Comment', id)
  const row = await store.prisma.comment.create({
    data: {
      ...{ id, draftId, brukareId, timeReportId, rowIds },
      providerId: place.providerId,
      personId: doer.personId,
      onBehalfOf: doer.role,
      sealedName: sealer.seal('sealedName', name),
      sealedText: sealer.seal('sealedText', text),
      createdAt: store.clock(),
    },
  })
  const actor = { personId: doer.personId, role: doer.role, requestId: doer.requestId }
  const body = { text, rowIds: rowIds.length > 0 ? rowIds : undefined, name }
  await enqueue(store, brukareId, { topic: 'comment', actor, place, commentId: id, timeReportId, body })
  await markSubmitted(store, { id, draftId, brukareId, providerId: place.providerId, type: 'comment' }, doer)
  return { comment: toComment(store, row), created: true }
}

/** Comments on a report, without objecting. */
export function createComments(store: Store): CommentRepository {
  return {
    submit: (comment) => retryWhile(isTaken, () => store.atomically((inner) => submit(inner, comment))),
    async listForReport(where) {
      const rows = await store.prisma.comment.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
      return rows.map((row) => toComment(store, row))
    },
    async received(commentId, providerCommentId) {
      const data = { providerCommentId, receivedAt: store.clock(), refusalCode: null }
      await store.prisma.comment.update({ where: { id: commentId }, data })
    },
    async refused(commentId, code) {
      await store.prisma.comment.update({ where: { id: commentId }, data: { refusalCode: code } })
    },
  }
}
