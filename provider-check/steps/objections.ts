import type { Context, Place, Seen } from '../context'
import { nobody, under } from '../context'
import { lookAtObjection, lookAtObjections } from '../data/objections'
import { lookAtTag, lookTwice, readWhole } from './lists'

/** How many objections are read one by one. */
const mostSingle = 4

/** The objections of one brukare. `others`: another brukare, under whose address none of them may be. */
export async function checkObjections(
  context: Context,
  place: Place,
  { other, isFirst }: { other: Place | undefined; isFirst: boolean },
): Promise<Seen['objections']> {
  const { session, now } = context
  const ask = (cursor?: string) => ({
    operation: 'listObjections',
    path: under(place, `/objections${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`),
    role: place.role,
  })
  const whole = await readWhole(session, 'ObjectionPage', ask)
  if (whole === null) return null
  const objections = whole.pages.flatMap((page) => page.items)
  lookAtObjections(whole.look, objections, place.brukareId, now)
  await lookTwice(session, 'ObjectionPage', ask, { whole, idsOf: (page) => page.items.map(({ id }) => id) })
  if (isFirst) await lookAtTag(session, ask(), whole.first)

  for (const known of objections.slice(0, mostSingle)) {
    const askOne = { operation: 'getObjection', path: under(place, `/objections/${known.id}`), role: place.role }
    const one = await session.read('Objection', askOne)
    if (one === null) continue
    const { look } = one.answer
    const isSame =
      one.data.id === known.id && one.data.state === known.state && one.data.answers.length === known.answers.length
    look('objection-same', '', isSame, 'says otherwise than the list')
    lookAtObjection(look, one.data, '', place.brukareId, now)
    if (isFirst && known === objections[0]) await lookAtTag(session, askOne, one.answer)
  }
  if (isFirst) await notHere(under(place, `/objections/${nobody}`), 'an id that is not there')
  const [first] = objections
  if (first !== undefined && other !== undefined) {
    await notHere(under(other, `/objections/${first.id}`), 'an objection of another brukare')
  }
  return objections

  async function notHere(path: string, what: string): Promise<void> {
    const answer = await session.ask({ operation: 'getObjection', path, role: place.role })
    answer?.look('unknown-id', '', answer.status === 404, `status ${answer.status} for ${what}`)
  }
}
