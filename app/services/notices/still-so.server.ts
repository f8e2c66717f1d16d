import type { AccessService, Rights } from '~/auth/access.server'
import type { User } from '~/auth/types'
import type { Database, NoticeEvent } from '~/database/types'
import { placeAt, placesWith } from '~/domain/access/rights'
import { mayRead } from '~/domain/documents/document'
import { asksFor, holderOf } from '~/domain/joint/act'
import { isPlanNews, planDays } from '~/domain/notices/plan'
import { isLate } from '~/domain/notices/late'
import { reviewDaysLeft } from '~/domain/notices/review-day'
import { isSheetPlanned } from '~/domain/notices/sheet'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { dayAfter, minutesAfter, stockholmDate, type DayString } from '~/domain/time/time'
import { reviewKeys } from '~/domain/work-list/item'
import { defaultLanguage } from '~/i18n/languages'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Clock } from '~/platform/clock'
import type { Place, ProviderGateway } from '~/provider/types'
import { providerName } from '~/services/frame/gather.server'
import type { WaitingService } from '~/services/work-list/waiting.server'
import { saidOf } from './said.server'

export type StillSoParts = {
  database: Pick<Database, 'jointActs' | 'objections' | 'arrivals'>
  access: Pick<AccessService, 'find'>
  provider: Pick<ProviderGateway, 'listShifts' | 'listDocuments' | 'getBrukare' | 'providers'>
  waiting: WaitingService
  clock: Clock
}

/** A feed tells of a change a little after the plan says that it was made, in minutes. */
const planSlackMinutes = 10

/** An event about a brukare. */
export type BrukareEvent = NoticeEvent & { brukareId: string }

type StillSo = (personId: string, event: BrukareEvent, rights: Rights, requestId: string) => Promise<boolean>
type Asker = { personId: string; rights: Rights; requestId: string }

/**
 * Whether what happened still is so, as this person may know it now. What is told in an event may have been put right before
 * anybody is told. Throws when it cannot be known now: then it is asked again.
 */
export function createStillSo({ database, access, provider, waiting, clock }: StillSoParts): StillSo {
  async function shiftsOf(
    { providerId }: Pick<NoticeEvent, 'providerId'>,
    { personId, rights, requestId }: Asker,
    days: { from: string; to: string },
  ): Promise<{ place: Place; shifts: Shift[] }> {
    const place = providerId === null ? null : placeAt(rights, providerId, 'schedule:read')
    if (place === null) throw new Error('somebody without the right is told of no shift')
    const answer = await provider.listShifts(place, { personId, role: place.role, requestId }, days)
    if (answer.state !== 'fresh') throw new Error('the provider does not say how the plan is now')
    return { place, shifts: answer.data.map(parseShift) }
  }

  /** Whether the document of an event is there, and the person's to read. What it has become says its page. */
  async function hasDocument({ providerId, resourceId }: NoticeEvent, { personId, rights, requestId }: Asker) {
    const place = providerId === null ? null : placeAt(rights, providerId, 'schedule:read')
    if (place === null) return false
    const answer = await provider.listDocuments(place, { personId, role: place.role, requestId })
    if (answer.state === 'missing' && answer.reason === 'notFound') return false
    if (answer.state !== 'fresh') throw new Error('the provider does not say which documents there are now')
    return answer.data.some((document) => document.id === resourceId && mayRead(document, place.scopes))
  }

  /** Whether every provider whose plan the person may see says that it has planned a week that is still to come. */
  async function isPlanned(monday: DayString, { personId, rights, requestId }: Asker): Promise<boolean> {
    if (stockholmDate(clock()) >= monday) return false
    for (const place of placesWith(rights, 'schedule:read')) {
      const answer = await provider.getBrukare(place, { personId, role: place.role, requestId })
      if (answer.state !== 'fresh') throw new Error('the provider does not say how far it has planned')
      // One that never says how far it has planned is not believed to have.
      if (!isSheetPlanned(answer.data.plannedUntil ?? null, monday)) return false
    }
    return true
  }

  /** What waits for the person in the month of an event, by the rule that the pages go by. */
  async function review(
    personId: string,
    { brukareId, resourceId: month, providerId }: BrukareEvent,
    requestId: string,
  ) {
    const now = clock()
    const viewer: User = {
      ...{ personId, name: '', sessionId: '', authenticatedAt: now, previousSignInAt: null },
      isCoordinationNumber: false,
    }
    const found = await access.find(viewer, brukareId, requestId)
    if (found === null) return null
    const words = { t: textsFor(defaultLanguage), f: formatsFor(defaultLanguage, now) }
    const read = await waiting([found], { ...words, now, requestId })
    const { items, isWhole } = read.of(brukareId)
    const name = providerId === null ? null : providerName(provider, providerId)
    // What is kept from before does not say what waits now.
    if (read.notices.some((notice) => notice.providerName === name)) throw new Error('what waits could not be read')
    const keys: string[] = Object.values(reviewKeys(month))
    const item = items.find(({ key, whom }) => keys.includes(key) && whom === 'you')
    if (item === undefined && !isWhole) throw new Error('what waits could not be read')
    return item ?? null
  }

  return async (personId, event, rights, requestId) => {
    const now = clock()
    const { kind, brukareId, resourceId } = event
    const asker = { personId, rights, requestId }
    if (kind === 'late') {
      const days = { from: dayAfter(stockholmDate(event.at), -1), to: stockholmDate(event.at) }
      const { place, shifts } = await shiftsOf(event, asker, days)
      const shift = shifts.find(({ id }) => id === resourceId)
      if (shift === undefined || !isLate(shift, now)) return false
      const isSaid = await saidOf(database, { brukareId, providerId: place.providerId, now })
      return !isSaid(shift)
    }
    if (kind === 'planChanged') {
      const days = { from: stockholmDate(now), to: dayAfter(stockholmDate(now), planDays) }
      const { shifts } = await shiftsOf(event, asker, days)
      return shifts.some((shift) =>
        isPlanNews(shift, { since: minutesAfter(new Date(resourceId), -planSlackMinutes), now }),
      )
    }
    if (kind === 'jointAct') {
      const act = await database.jointActs.find({ id: resourceId, brukareId })
      const holder = act && holderOf(act, rights)
      return act !== null && holder !== null && act.expiresAt > now && asksFor(act, personId, holder)
    }
    if (kind === 'document') return hasDocument(event, asker)
    if (kind === 'weekSheet') return isPlanned(resourceId, asker)
    if (kind === 'reportReady') return (await review(personId, event, requestId)) !== null
    if (kind === 'reviewDay') {
      const by = (await review(personId, event, requestId))?.by ?? null
      const today = stockholmDate(now)
      return by !== null && by >= today && by <= dayAfter(today, reviewDaysLeft)
    }
    return true
  }
}
