import type { Access } from '~/auth/types'
import { placesWith, type RightAt } from '~/domain/access/rights'
import { shownOf, thingsIn } from '~/domain/known'
import { monthDays } from '~/domain/time/time'
import type { ProviderGateway } from '~/provider/types'
import { isBlank } from '~/i18n/outside-text'
import { evidenceView } from '~/views/evidence/evidence'
import type { PrintableDocument } from '~/views/evidence/document'
import type { EvidenceReport } from '~/views/evidence/sections'
import { versionViews } from '~/views/reports/faststallande'
import type { ProviderNotice } from '~/views/frame/notice'
import { monthTimelineView } from '~/views/reports/month-timeline'
import { reportView } from '~/views/reports/report'
import { addSums, monthHeading, reportHref } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'
import { actorOf, gather, mergeNotices, providerName } from '~/services/frame/gather.server'
import { lawsAndPayOutDay } from '~/services/frame/laws.server'
import type { ObjectionsService } from '~/services/objections/objections.server'
import type { OwnNotesService } from '~/services/notes/notes.server'
import type { ClaimsService } from '~/services/claims/claims.server'
import type { HoursService } from '~/services/hours/hours.server'
import type { ReviewsService } from '~/services/reviews/reviews.server'

type Parts = {
  provider: ProviderGateway
  reviews: Pick<ReviewsService, 'said'>
  objections: Pick<ObjectionsService, 'about'>
  ownNotes: Pick<OwnNotesService, 'list'>
  hours: Pick<HoursService, 'period'>
  claims: Pick<ClaimsService, 'month'>
}

/**
 * What there is to go by about a month, in one document: the reports day by day, what differs, the hours, the underlag to the
 * räkning, fastställanden, objections and answers, reviews, and a representative's own notes. It says what the pages of these say, and reckons nothing itself.
 */
export function createEvidenceService({ provider, reviews, objections, ownNotes, ...services }: Parts) {
  return {
    /** The document of a month, as far as the viewer's scopes reach. */
    async month(
      access: Access,
      scene: Scene,
      month: string,
    ): Promise<{ document: PrintableDocument; notices: ProviderNotice[] }> {
      const places = placesWith(access, 'reports:read')
      const actorAt = (place: RightAt) => actorOf(access, place, scene.requestId)
      const period = { kind: 'month' as const, id: month, ...monthDays(month) }
      const [reports, months, fullmakter, notes, hours, claims, { laws, payOutDay, notices: ofLaws }] =
        await Promise.all([
          gather(provider, access, 'reports:read', (place) =>
            provider.listTimeReportsWithRows(place, actorAt(place), month),
          ),
          gather(provider, access, 'reports:read', (place) =>
            provider.listFaststallanden(place, actorAt(place), month),
          ),
          gather(
            provider,
            access,
            'reports:read',
            (place) => provider.listFaststallandeFullmakter(place, actorAt(place)),
            { group: 'faststallandeFullmakt', provider, requestId: scene.requestId },
          ),
          access.role === 'brukare' ? null : ownNotes.list(access, scene, month),
          access.scopes.has('hours:read') ? services.hours.period(access, scene, period) : null,
          access.scopes.has('claim:read') ? services.claims.month(access, scene, month, null) : null,
          lawsAndPayOutDay(provider, access, 'reports:read', scene.requestId),
        ])
      const all = thingsIn(reports.known, ({ data }) => data)
      const totals = thingsIn(months.known, ({ data }) => [data])
      const parts = shownOf(reports.known)
      const read = parts.map(({ place, data }) => ({ providerId: place.providerId, reports: data }))
      const about = { month, reports: all }
      const [said, found] = await Promise.all([
        reviews.said(access, scene, month, read),
        access.scopes.has('object') ? objections.about(access, scene, about) : null,
      ])
      const several = places.length > 1
      const documents = thingsIn(reports.known, ({ place, providerName: atProvider, data }) =>
        data.map((report): EvidenceReport & { id: string } => {
          const staff = isBlank(report.staff.displayName) ? scene.t('format.notGiven') : report.staff.displayName
          const given =
            shownOf(fullmakter.known).find((part) => part.place.providerId === place.providerId)?.data ?? null
          // Where all were read, one without an answer has no such thing in its system.
          const isFullmaktKnown =
            given !== null || (fullmakter.known.is !== 'unknown' && fullmakter.known.is !== 'partly')
          const href = reportHref(access.brukare.id, place.providerId, report.id)
          return {
            id: report.id,
            name: several ? scene.t('evidence.staffAt', { staff, provider: atProvider }) : staff,
            report: reportView(report, href, 'all', scene),
            versions: versionViews(report.faststallanden, report.rows, given, scene),
            isFullmaktKnown,
          }
        }),
      )
      const nameOf = (reportId: string) => shownOf(documents).find(({ id }) => id === reportId)?.name ?? ''
      const lists: (readonly ProviderNotice[])[] = [reports.notices, months.notices, fullmakter.notices, ofLaws]
      const notices = mergeNotices(...lists, found?.notices ?? [], hours?.notices ?? [], claims?.notices ?? [])
      const document = evidenceView(
        {
          ...{ month, brukareName: access.brukare.name, notes, hours, claims, reports: documents },
          madeBy:
            access.role === 'brukare' ? null : { name: access.viewer.name, role: scene.t(`terms.role.${access.role}`) },
          providerNames: places.map(({ providerId }) => providerName(provider, providerId)),
          progress: monthHeading(month, all, scene),
          timeline: monthTimelineView({ month, laws, payOutDay, reports: all, totals }, scene),
          sums: addSums(totals),
          cases: found && found.cases,
          reviews: said.map(({ reportId, said: texts }) => ({
            about: reportId === null ? scene.t('evidence.reviews.month') : nameOf(reportId),
            said: texts,
          })),
          notices,
        },
        scene,
      )
      return { document, notices }
    },
  }
}
