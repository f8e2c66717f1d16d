import type { Capabilities } from '../../provider-api/contract'
import { under, type Place } from '../context'
import type { KeptWrite } from './keys'
import type { Writer } from './send'
import type { Target } from './target'

/** A comment, and "reviewed" that is taken back, where the provider has the groups. */
export async function writeRemarks(
  writer: Writer,
  { groups }: Capabilities,
  { place, target }: { place: Place; target: Target },
): Promise<KeptWrite[]> {
  const { report, rowId } = target
  const done: KeptWrite[] = []
  if (groups.includes('comments')) {
    const body = { text: 'Provider check: a comment.', rowIds: [rowId], name: 'Provider check' }
    const comment = await writer.done('Comment', {
      operation: 'addComment',
      path: `/v1/time-reports/${report.id}/comments`,
      body,
    })
    comment?.answer.look('write-kept', '/text', comment.data.text === body.text, 'is not what was sent')
    if (comment) done.push(comment.kept)
  }
  if (!groups.includes('reviews')) return done
  for (const action of ['reviewed', 'undone'] as const) {
    const body = { month: report.month, timeReportId: report.id, action, name: 'Provider check' }
    const review = await writer.done('Review', { operation: 'addReview', path: under(place, '/reviews'), body })
    review?.answer.look('write-kept', '/action', review.data.action === action, 'is not what was sent')
    if (review) done.push(review.kept)
  }
  return done
}
