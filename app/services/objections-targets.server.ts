import type { Access } from '~/auth/types'
import { dayAfter, stockholmDate } from '~/domain/time'
import type { Place, ProviderGateway } from '~/provider/types'
import { aboutReport, aboutShifts, narrow, type About, type ReportTarget } from '~/views/objection-about'
import type { ProviderNotice } from '~/views/notice'
import type { ObjectionTarget } from '../../provider-api/contract'
import { actorOf, noticeOf, placeAt, providerName } from './gather.server'

/** What somebody wants to object to, as the address says it. */
export type WantedTarget =
  | { type: 'shift'; providerId: string; shiftId: string; date: string }
  | { type: ReportTarget; providerId: string; reportId: string }

/** What was found: `about` null and no notice means that there is no such thing for this brukare. */
export type FoundTarget = { about: About | null; providerName: string; notices: ProviderNotice[] }

/** How far from the day an objection was lodged its shift is looked for, in days: people object to what is near. */
const daysBefore = 14
const daysAfter = 16

export type ObjectionTargets = ReturnType<typeof createObjectionTargets>

/** Finds what is objected to at the provider, within what the brukare has there and the viewer may see. */
export function createObjectionTargets({ provider }: { provider: ProviderGateway }) {
  return {
    /** The target with everything there is to choose among. */
    async find(access: Access, requestId: string, wanted: WantedTarget): Promise<FoundTarget> {
      const place = placeAt(access, wanted.providerId)
      const name = providerName(provider, wanted.providerId)
      if (place === null || !maySee(access, wanted.type)) return { about: null, providerName: name, notices: [] }
      const actor = actorOf(access, requestId)
      if (wanted.type === 'shift') {
        const { date, shiftId } = wanted
        const answer = await provider.listShifts(place, actor, { from: date, to: date })
        const notice = noticeOf(name, answer)
        const found = answer.state === 'missing' ? undefined : answer.data.find(({ id }) => id === shiftId)
        return { about: found ? aboutShifts([found]) : null, providerName: name, notices: notice ? [notice] : [] }
      }
      const answer = await provider.getTimeReport(place, actor, wanted.reportId)
      const notice = noticeOf(name, answer)
      const about = answer.state === 'missing' ? null : aboutReport(wanted.type, answer.data)
      const empty = about?.type === 'faststallande' && about.versions.length === 0
      return { about: empty ? null : about, providerName: name, notices: notice ? [notice] : [] }
    },

    /** What an objection that was lodged elsewhere is about; null when it cannot be found, or may not be seen. */
    async describe(
      access: Access,
      requestId: string,
      { providerId, target, lodgedAt }: { providerId: string; target: ObjectionTarget; lodgedAt: Date },
    ): Promise<About | null> {
      const place = placeAt(access, providerId)
      if (place === null || target.type === 'claim' || !maySee(access, target.type)) return null
      return target.type === 'shift'
        ? shiftsNear(place, access, requestId, target, lodgedAt)
        : reportOf(place, access, requestId, { ...target, type: target.type })
    },
  }

  async function reportOf(
    place: Place,
    access: Access,
    requestId: string,
    { type, timeReportId, rowIds = [], faststallandeId }: ObjectionTarget & { type: ReportTarget },
  ): Promise<About | null> {
    if (timeReportId === undefined) return null
    const answer = await provider.getTimeReport(place, actorOf(access, requestId), timeReportId)
    if (answer.state === 'missing') return null
    const ids = type === 'faststallande' ? (faststallandeId === undefined ? [] : [faststallandeId]) : rowIds
    return narrow(aboutReport(type, answer.data), ids)
  }

  async function shiftsNear(
    place: Place,
    access: Access,
    requestId: string,
    { shiftIds = [] }: ObjectionTarget,
    lodgedAt: Date,
  ): Promise<About | null> {
    const day = stockholmDate(lodgedAt)
    const days = { from: dayAfter(day, -daysBefore), to: dayAfter(day, daysAfter) }
    const answer = await provider.listShifts(place, actorOf(access, requestId), days)
    const found = answer.state === 'missing' ? [] : answer.data.filter(({ id }) => shiftIds.includes(id))
    return found.length === 0 ? null : aboutShifts(found)
  }
}

/** To object to something one must be allowed to see it. */
function maySee(access: Access, type: ObjectionTarget['type']): boolean {
  return access.scopes.has(type === 'shift' ? 'schedule:read' : 'reports:read')
}
