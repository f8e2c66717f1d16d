import { stockholmMonth } from '../../app/domain/time/time'
import type { Context, Place } from '../context'
import { under } from '../context'
import { lookAtPast, lookAtUnique } from '../data/common'
import { lookAtTag, readWhole } from './lists'

/** Who at the provider has opened what, of each month. */
export async function checkAccessLog({ session, months, now }: Context, place: Place): Promise<void> {
  const ask = (month: string, cursor?: string) => ({
    operation: 'listAccessLog',
    path: under(
      place,
      `/access-log?month=${month}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    ),
    role: place.role,
  })
  for (const [nth, month] of months.entries()) {
    const whole = await readWhole(session, 'AccessLogPage', (cursor) => ask(month, cursor))
    if (whole === null) continue
    const { look, first } = whole
    const items = whole.pages.flatMap((page) => page.items)
    lookAtUnique(look, items, '/items', ({ id }) => id)
    for (const [index, { at, what, whatText }] of items.entries()) {
      const path = `/items/${index}`
      look('access-log', `${path}/at`, stockholmMonth(new Date(at)) === month, 'is not in the month asked for')
      look('access-log', `${path}/whatText`, what !== 'other' || whatText !== undefined, 'is missing at other')
      lookAtPast(look, `${path}/at`, at, now)
    }
    if (nth === 0) await lookAtTag(session, ask(month), first)
  }
}
