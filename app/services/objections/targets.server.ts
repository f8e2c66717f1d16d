import type { Access } from '~/auth/types'
import { placeAt, type RightAt } from '~/domain/access/rights'
import { dayAfter, monthAfter, stockholmDate, stockholmMonth } from '~/domain/time/time'
import type { Answer, ProviderGateway } from '~/provider/types'
import { aboutClaim, aboutReport, aboutShifts, narrow, type About, type ReportTarget } from '~/views/objections/about'
import type { ProviderNotice } from '~/views/frame/notice'
import type { ObjectionTarget, Shift } from '../../../provider-api/contract'
import { actorOf, mergeNotices, noticeOf, noticeOfList, providerName } from '~/services/frame/gather.server'

/** What somebody wants to object to, as the address says it. */
export type WantedTarget =
  | { type: 'shift'; providerId: string; shiftId: string; date: string }
  | { type: ReportTarget; providerId: string; reportId: string }
  | { type: 'claim'; providerId: string; claimId: string; month: string; lineId: string | null }

/**
 * What was found: `about` null and no notice means that there is no such thing for this brukare. `shift`: as it stands,
 * when that is what was wanted.
 */
export type FoundTarget = { about: About | null; providerName: string; notices: ProviderNotice[]; shift?: Shift }

/** How far from the day an objection was lodged its shift is looked for, in days: people object to what is near. */
const daysBefore = 14
const daysAfter = 16

/** How many months back from the day it was lodged an underlag is looked for. */
const claimMonths = 4

/** What something is about, as far as it could be read, and what the page must say when it could not. */
export type Described = { about: About | null; notices: ProviderNotice[] }

export type ObjectionTargets = ReturnType<typeof createObjectionTargets>

/** Finds what is objected to at the provider, within what the brukare has there and the viewer may see. */
export function createObjectionTargets({ provider }: { provider: ProviderGateway }) {
  return {
    /** The target with everything there is to choose among. */
    async find(access: Access, requestId: string, wanted: WantedTarget): Promise<FoundTarget> {
      const place = seenAt(access, wanted.providerId, wanted.type)
      const name = providerName(provider, wanted.providerId)
      if (place === null) return { about: null, providerName: name, notices: [] }
      const actor = actorOf(access, place, requestId)
      if (wanted.type === 'shift') {
        const { date, shiftId } = wanted
        const answer = await provider.listShifts(place, actor, { from: date, to: date })
        const notice = noticeOfList(name, answer)
        const found = answer.state === 'missing' ? undefined : answer.data.find(({ id }) => id === shiftId)
        const told = { providerName: name, notices: notice ? [notice] : [] }
        return found === undefined ? { about: null, ...told } : { about: aboutShifts([found]), ...told, shift: found }
      }
      if (wanted.type === 'claim') {
        const answer = await provider.listClaims(place, actor, wanted.month)
        const notice = noticeOfList(name, answer)
        const found = answer.state === 'missing' ? undefined : answer.data.find(({ id }) => id === wanted.claimId)
        const about = found ? aboutClaim(found, wanted.lineId) : null
        return { about, providerName: name, notices: notice ? [notice] : [] }
      }
      const answer = await provider.getTimeReport(place, actor, wanted.reportId)
      const notice = noticeOf(name, answer)
      const about = answer.state === 'missing' ? null : aboutReport(wanted.type, answer.data)
      const empty = about?.type === 'faststallande' && about.versions.length === 0
      return { about: empty ? null : about, providerName: name, notices: notice ? [notice] : [] }
    },

    /** What an objection that was lodged elsewhere is about; null when it is not there, could not be read, or may not be seen. */
    async describe(
      access: Access,
      requestId: string,
      { providerId, target, lodgedAt }: { providerId: string; target: ObjectionTarget; lodgedAt: Date },
    ): Promise<Described> {
      const place = seenAt(access, providerId, target.type)
      if (place === null) return { about: null, notices: [] }
      if (target.type === 'claim') return claimNear(place, access, requestId, target, lodgedAt)
      return target.type === 'shift'
        ? shiftsNear(place, access, requestId, target, lodgedAt)
        : reportOf(place, access, requestId, { ...target, type: target.type })
    },
  }

  async function reportOf(
    place: RightAt,
    access: Access,
    requestId: string,
    { type, timeReportId, rowIds = [], faststallandeId }: ObjectionTarget & { type: ReportTarget },
  ): Promise<Described> {
    if (timeReportId === undefined) return { about: null, notices: [] }
    const answer = await provider.getTimeReport(place, actorOf(access, place, requestId), timeReportId)
    const notices = noticesOf(place, [answer])
    if (answer.state === 'missing') return { about: null, notices }
    const ids = type === 'faststallande' ? (faststallandeId === undefined ? [] : [faststallandeId]) : rowIds
    return { about: narrow(aboutReport(type, answer.data), ids), notices }
  }

  function noticesOf({ providerId }: RightAt, answers: readonly Answer<unknown>[]): ProviderNotice[] {
    return mergeNotices(answers.flatMap((answer) => noticeOfList(providerName(provider, providerId), answer) ?? []))
  }

  /** A target does not say its month: a räkning is objected to near the month it is for. */
  async function claimNear(
    place: RightAt,
    access: Access,
    requestId: string,
    { claimId, claimLineIds = [] }: ObjectionTarget,
    lodgedAt: Date,
  ): Promise<Described> {
    const months = Array.from({ length: claimMonths }, (_, back) => monthAfter(stockholmMonth(lodgedAt), -back))
    const actor = actorOf(access, place, requestId)
    const answers = await Promise.all(months.map((month) => provider.listClaims(place, actor, month)))
    const claim = answers
      .flatMap((answer) => (answer.state === 'missing' ? [] : answer.data))
      .find(({ id }) => id === claimId)
    const notices = noticesOf(place, answers)
    if (claim === undefined) return { about: null, notices }
    const about = aboutClaim(claim, claimLineIds[0] ?? null)
    return { about: about && narrow(about, claimLineIds), notices }
  }

  async function shiftsNear(
    place: RightAt,
    access: Access,
    requestId: string,
    { shiftIds = [] }: ObjectionTarget,
    lodgedAt: Date,
  ): Promise<Described> {
    const day = stockholmDate(lodgedAt)
    const days = { from: dayAfter(day, -daysBefore), to: dayAfter(day, daysAfter) }
    const answer = await provider.listShifts(place, actorOf(access, place, requestId), days)
    const found = answer.state === 'missing' ? [] : answer.data.filter(({ id }) => shiftIds.includes(id))
    return { about: found.length === 0 ? null : aboutShifts(found), notices: noticesOf(place, [answer]) }
  }
}

/** To object to something one must be allowed to see it there. */
function seenAt(access: Access, providerId: string, type: ObjectionTarget['type']): RightAt | null {
  if (type === 'claim') return placeAt(access, providerId, 'object', 'claim:read')
  return placeAt(access, providerId, 'object', type === 'shift' ? 'schedule:read' : 'reports:read')
}
