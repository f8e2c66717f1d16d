import { dayAfter, stockholmDate } from '../../app/domain/time/time'
import type { Capabilities } from '../../provider-api/contract'
import { nobody, under, type Place } from '../context'
import { newReference, type KeptWrite } from './keys'
import type { Writer } from './send'

/** So far ahead that no shift is planned, in days: the wish is taken back at once, and touches nobody's help. */
const daysAhead = 300

/** A wish that is taken back, where the provider has the group. */
export async function writeWishes(
  writer: Writer,
  { groups }: Capabilities,
  { place, now }: { place: Place; now: Date },
): Promise<KeptWrite[]> {
  if (!groups.includes('wishes')) return []
  const path = under(place, '/wishes')
  const day = dayAfter(stockholmDate(now), daysAhead)
  const body = {
    ...{
      reference: newReference('ONS'),
      kind: 'absence',
      from: day,
      to: day,
      text: 'Provider check: taken back at once.',
    },
    ...{ sentAt: now.toISOString(), sentBy: 'Provider check', onBehalfOf: place.role },
  }
  const sent = await writer.done('Wish', { operation: 'sendWish', path, body })
  if (sent === null) return []
  const { state, reference, from, to, text, id } = sent.data
  const isAsSent = reference === body.reference && from === day && to === day && text === body.text
  sent.answer.look('write-kept', '', isAsSent && state === 'received', 'is not what was sent')
  await writer.refused('write-refused', [422], 'a wish about an unknown shift', {
    operation: 'sendWish',
    path,
    body: { ...body, reference: newReference('ONS'), kind: 'cancel', from: undefined, to: undefined, shiftId: nobody },
  })
  const write = { operation: 'withdrawWish', path: `${path}/${id}/withdrawal`, body: { name: 'Provider check' } }
  const back = await writer.done('Wish', { ...write, status: 200 })
  back?.answer.look('write-withdrawal', '/state', back.data.state === 'withdrawn', 'is not withdrawn')
  await writer.refused('write-withdrawal', [409], 'a second withdrawal', write)
  return [sent.kept, ...(back === null ? [] : [back.kept])]
}
