import type { Wish } from '../../provider-api/contract'
import type { Context, Place } from '../context'
import { nobody, under } from '../context'
import { isInOrder, lookAtPast, lookAtSpan, lookAtUnique, ms } from '../data/common'
import type { Look } from '../findings'
import { lookAtTag, readWhole } from './lists'

/** What each kind is about, by the contract. */
const needed: Readonly<Record<Wish['kind'], keyof Wish>> = {
  ...{ cancel: 'shiftId', move: 'shiftId', otherPerson: 'shiftId' },
  ...{ absence: 'from', hospital: 'from', plan: 'documentId' },
}

/** The wishes of one brukare, where the provider has the group. */
export async function checkWishes({ session, now }: Context, place: Place): Promise<void> {
  const ask = (cursor?: string) => ({
    operation: 'listWishes',
    path: under(place, `/wishes${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`),
    role: place.role,
  })
  const whole = await readWhole(session, 'WishPage', ask)
  if (whole === null) return
  const wishes = whole.pages.flatMap((page) => page.items)
  lookAtUnique(whole.look, wishes, '/items', ({ id }) => id)
  lookAtUnique(whole.look, wishes, '/items', ({ reference }) => `reference ${reference}`)
  const isNewestFirst = isInOrder(wishes, (a, b) => ms(a.sentAt) > ms(b.sentAt))
  whole.look('wish-order', '/items', isNewestFirst, 'are not newest first')
  for (const [nth, wish] of wishes.entries()) lookAtWish(whole.look, wish, `/items/${nth}`, { place, now })
  await lookAtTag(session, ask(), whole.first)
  const [first] = wishes
  if (first !== undefined) {
    const askOne = { operation: 'getWish', path: under(place, `/wishes/${first.id}`), role: place.role }
    const one = await session.read('Wish', askOne)
    const isSame = one === null || (one.data.state === first.state && one.data.answers.length === first.answers.length)
    one?.answer.look('wish-state', '', isSame, 'says otherwise than the list')
  }
  const path = under(place, `/wishes/${nobody}`)
  const missing = await session.ask({ operation: 'getWish', path, role: place.role })
  missing?.look('unknown-id', '', missing.status === 404, `status ${missing.status} for an id that is not there`)
}

/** One wish by itself. */
export function lookAtWish(look: Look, wish: Wish, path: string, { place, now }: { place: Place; now: Date }): void {
  const { state, answers, from, to, wantedSpan, receivedAt, withdrawnAt } = wish
  look('brukare-asked', `${path}/brukareId`, wish.brukareId === place.brukareId, 'is not the one asked about')
  look(
    'wish-about',
    `${path}/${needed[wish.kind]}`,
    wish[needed[wish.kind]] !== undefined,
    `is missing at ${wish.kind}`,
  )
  look('wish-about', `${path}/to`, from === undefined || to === undefined || to >= from, 'is before from')
  if (wantedSpan) lookAtSpan(look, `${path}/wantedSpan/end`, wantedSpan.start, wantedSpan.end)
  lookAtPast(look, `${path}/receivedAt`, receivedAt, now)
  lookAtPast(look, `${path}/withdrawnAt`, withdrawnAt, now)
  const isOldestFirst = isInOrder(answers, (a, b) => ms(a.at) < ms(b.at))
  look('wish-order', `${path}/answers`, isOldestFirst, 'are not oldest first')
  const last = answers.at(-1)?.outcome
  const isRight = state === 'withdrawn' || (state === 'received' ? last === undefined : last === state)
  look('wish-state', `${path}/state`, isRight, 'is not the outcome of its last answer')
}
