import type { Context, Group, Known } from './context'
import { checkAccess } from './steps/access'
import { checkAccessLog } from './steps/access-log'
import { checkChanges } from './steps/changes'
import { checkDocuments, checkPhotos } from './steps/files'
import { lookAtTag } from './steps/lists'
import { checkObjections } from './steps/objections'
import { checkBrukare, findPlaces } from './steps/persons'
import { checkMonths } from './steps/reports'
import { checkSchedule } from './steps/schedule'
import { checkSearch } from './steps/search'
import { checkWishes } from './steps/wishes'

/**
 * Reads all that the portal would read, and looks at it. Nothing is written at the provider. Gives what is known, for what
 * comes after; null when the capabilities could not be had, without which nothing else can be judged.
 */
export async function checkReads(context: Context): Promise<Known | null> {
  const { session } = context
  const ask = { operation: 'getCapabilities', path: '/v1/capabilities', hasActor: false }
  const found = await session.read('Capabilities', ask)
  if (found === null) return null
  await lookAtTag(session, ask, found.answer)
  const capabilities = found.data
  const groups: ReadonlySet<Group> = new Set(capabilities.groups)
  const { places, held } = await findPlaces(context)
  const known: Known = { capabilities, places, lastCursor: null }

  for (const [nth, place] of places.entries()) {
    const isFirst = nth === 0
    await checkBrukare(context, place, groups, held)
    const { shifts, hasAllShifts } = await checkSchedule(context, place, isFirst)
    const other = places.find(({ brukareId }) => brukareId !== place.brukareId)
    const objections = await checkObjections(context, place, { other, isFirst })
    await checkMonths(context, place, { seen: { shifts, hasAllShifts, objections }, capabilities, isFirst })
    await checkPhotos(context, place, [...shifts.values()])
    if (groups.has('accessLog')) await checkAccessLog(context, place)
    if (groups.has('documents')) await checkDocuments(context, place)
    if (groups.has('wishes')) await checkWishes(context, place)
  }
  if (groups.has('timeReportSearch') && places.length > 0) await checkSearch(context, known)
  await checkAccess(context, known)
  return { ...known, lastCursor: await checkChanges(context) }
}
