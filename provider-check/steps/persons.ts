import { createHmac, randomBytes } from 'node:crypto'
import type { HeldRepresentation, Representation } from '../../provider-api/contract'
import { validatorFor } from '../../provider-api/validate'
import type { Context, Group, Place } from '../context'
import { under } from '../context'
import { lookAtUnique } from '../data/common'
import { lookAtBrukare, lookAtGrants, lookAtRepresentation } from '../data/persons'
import type { Look } from '../findings'
import type { Ask } from '../session'
import { lookAtTag } from './lists'

/** The representations that the persons of the check hold, by the brukare's id. */
type Held = Map<string, Representation[]>

/** How often the time of a search is taken. */
const tries = 5

/** Asks for each person, and gives the brukare that the check reads, with the role for each. */
export async function findPlaces(context: Context): Promise<{ places: Place[]; held: Held }> {
  const { session, now, persons, unknownNumber } = context
  const key = randomBytes(32)
  const found = new Map<string, Place>()
  const held: Held = new Map()
  const asking = (number: string): Ask => ({
    ...{ operation: 'searchPersons', method: 'POST', path: '/v1/persons/search' },
    body: { personalIdentityNumber: number, pseudonymKey: key.toString('base64url') },
  })

  for (const number of persons) {
    const got = await session.read('PersonSearchResult', asking(number))
    if (got === null) continue
    const { data, answer } = got
    const { brukare, representations } = data
    if (brukare !== undefined) {
      const right = createHmac('sha256', key).update(number).digest('base64url')
      answer.look(
        'pseudonym',
        '/brukare/pseudonym',
        brukare.pseudonym === right,
        'is not that of the number asked with',
      )
      found.set(brukare.id, { brukareId: brukare.id, role: 'brukare' })
    }
    lookAtUnique(answer.look, representations, '/representations', ({ id }) => id)
    for (const [nth, one] of representations.entries()) {
      lookAtRepresentation(answer.look, one, `/representations/${nth}`, now)
      held.set(one.brukare.id, [...(held.get(one.brukare.id) ?? []), one])
      if (!found.has(one.brukare.id)) found.set(one.brukare.id, { brukareId: one.brukare.id, role: one.kind })
    }
  }

  const unknown = await session.ask(asking(unknownNumber))
  if (unknown !== null) {
    const result = validatorFor('PersonSearchResult')
    const isNobody =
      result(unknown.json) && unknown.json.brukare === undefined && unknown.json.representations.length === 0
    const wrong = `status ${unknown.status}, or somebody: name a number that nobody has as "unknown"`
    unknown.look('person-unknown', '', unknown.status === 200 && isNobody, wrong)
    const [known] = persons
    if (known !== undefined) await lookAtTimes(known, unknown.look)
  }
  return { places: [...found.values()].slice(0, context.mostBrukare), held }

  async function lookAtTimes(known: string, look: Look): Promise<void> {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let nth = 0; nth < tries; nth += 1) {
      for (const [who, number] of [
        ['known', known],
        ['unknown', unknownNumber],
      ] as const) {
        const got = await session.ask(asking(number))
        if (got !== null) times[who].push(got.ms)
      }
    }
    const [a, b] = [median(times.known), median(times.unknown)]
    const differs = Math.abs(a - b) > 40 && Math.max(a, b) > 1.5 * Math.min(a, b)
    look('person-time', '', !differs, 'known and unknown persons take different times')
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** What is known of one brukare: the person, who represents them, and the decisions. */
export async function checkBrukare(
  context: Context,
  place: Place,
  groups: ReadonlySet<Group>,
  held: Held,
): Promise<void> {
  const { session, now } = context
  const askBrukare = { operation: 'getBrukare', path: under(place, ''), role: place.role }
  const brukare = await session.read('Brukare', askBrukare)
  if (brukare !== null) {
    lookAtBrukare(brukare.answer.look, brukare.data, place.brukareId)
    await lookAtTag(session, askBrukare, brukare.answer)
  }
  const askGrants = { operation: 'listGrants', path: under(place, '/grants'), role: place.role }
  const grants = await session.read('GrantList', askGrants)
  if (grants !== null) {
    lookAtGrants(grants.answer.look, grants.data.items)
    await lookAtTag(session, askGrants, grants.answer)
  }
  if (!groups.has('representations')) return
  const askHeld = { operation: 'listRepresentations', path: under(place, '/representations'), role: place.role }
  const list = await session.read('RepresentationList', askHeld)
  if (list === null) return
  const { look } = list.answer
  lookAtUnique(look, list.data.items, '/items', ({ id }) => id)
  for (const [nth, one] of list.data.items.entries()) lookAtRepresentation(look, one, `/items/${nth}`, now)
  const byId = new Map(list.data.items.map((one) => [one.id, one]))
  for (const one of held.get(place.brukareId) ?? [])
    look(
      'representations-same',
      '/items',
      isSame(one, byId.get(one.id)),
      'lack one that its holder is told of, or say otherwise of it',
    )
  await lookAtTag(session, askHeld, list.answer)
}

function isSame(told: Representation, listed: HeldRepresentation | undefined): boolean {
  if (listed === undefined) return false
  return told.kind === listed.kind && told.validFrom === listed.validFrom && told.validTo === listed.validTo
}
