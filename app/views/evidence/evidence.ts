import { shownOf, type Known } from '~/domain/known'
import type { Sums } from '../../../provider-api/contract'
import { claimBlocks } from './claims'
import { facts, heading, list, type Block, type PrintableDocument, type Section } from './document'
import { hoursBar, hoursBlocks } from './hours'
import {
  dayBlocks,
  deviationBlocks,
  noteBlocks,
  objectionBlocks,
  reportBlocks,
  reviewBlocks,
  rowsByDay,
  writtenAboutBlocks,
  type EvidenceReport,
  type EvidenceReview,
} from './sections'
import type { ClaimsView } from '~/views/claims/claims'
import type { HoursView } from '~/views/hours/hours'
import { noticeText, type ProviderNotice } from '~/views/frame/notice'
import type { CaseView } from '~/views/objections/case'
import type { NoteItem } from '~/views/notes/notes'
import type { TimelineItem } from '~/views/reports/month-timeline'
import { isRemarkable } from '~/views/reports/row'
import { sumsView } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'

type Facts = {
  month: string
  brukareName: string
  /** Who has had it made; null when it is the brukare. */
  madeBy: { name: string; role: string } | null
  providerNames: readonly string[]
  /** How far the month has come, as its own page says: in a sentence, and step by step. */
  progress: string
  timeline: readonly TimelineItem[]
  reports: Known<readonly EvidenceReport[]>
  sums: Sums | null
  /** Null: the viewer may not see objections. */
  cases: Known<readonly CaseView[]> | null
  reviews: readonly EvidenceReview[]
  /** Null: the viewer has none of their own here. */
  notes: readonly NoteItem[] | null
  /** The month's underlag to the räkning, and its hours; null: the viewer may not see them. */
  claims: ClaimsView | null
  hours: HoursView | null
  notices: readonly ProviderNotice[]
}

/**
 * All that there is to go by about a month, as a document to look at, print and keep. What is to be known first is first: how
 * the month stands, what differs and what was said about it; then the reports and each day.
 */
export function evidenceView(known: Facts, scene: Scene): PrintableDocument {
  const { t, f, now } = scene
  const { month, cases, notes, reports } = known
  const rows = rowsByDay(reports)
  const count = shownOf(rows).filter(({ row }) => isRemarkable(row)).length
  const monthName = f.month(month)
  const key = titleKey(rows, count)
  const sections: Section[] = [
    { id: 'kort', heading: t('evidence.short.heading'), blocks: shortBlocks(known, scene) },
    { id: 'avvikelser', heading: t('evidence.deviations.heading'), blocks: deviationBlocks(rows, scene) },
    { id: 'kommentarer', heading: t('reports.row.commentsHeading'), blocks: writtenAboutBlocks(rows, scene) },
    ...(known.hours === null
      ? []
      : [{ id: 'timmar', heading: t('evidence.hours.heading'), blocks: hoursBlocks(known.hours, scene) }]),
    ...(known.claims === null
      ? []
      : [{ id: 'rakning', heading: t('evidence.claims.heading'), blocks: claimBlocks(known.claims, scene) }]),
    ...(cases === null
      ? []
      : [{ id: 'invandningar', heading: t('evidence.objections.heading'), blocks: objectionBlocks(cases, scene) }]),
    { id: 'granskning', heading: t('reviews.heading'), blocks: reviewBlocks(known.reviews, reports, scene) },
    ...(notes === null ? [] : [{ id: 'anteckningar', heading: t('notes.title'), blocks: noteBlocks(notes, scene) }]),
    { id: 'rapporter', heading: t('evidence.reports.heading'), blocks: reportBlocks(shownOf(reports), scene) },
    { id: 'dagar', heading: t('reports.report.rows'), blocks: dayBlocks(rows, month, scene) },
  ]
  const title =
    key === 'some'
      ? t('evidence.title.some', { month: monthName, count })
      : t(`evidence.title.${key}`, { month: monthName })
  return {
    title,
    foot: t('frame.paper.about', { name: known.brukareName, title }),
    lead: t('evidence.lead', { brukare: known.brukareName, time: f.dateTime(now) }),
    warnings: known.notices.map((notice) => noticeText(notice, scene)),
    sections: onSheets(sections.filter(({ blocks }) => blocks.length > 0)),
  }
}

/** The month and what differs in it on the first sheet; the rest begins another. */
function onSheets(sections: readonly Section[]): Section[] {
  const first = sections.findIndex(({ id }) => id === 'avvikelser') + 1
  return sections.map((section, index) => (index === first ? { ...section, newSheet: true } : section))
}

/** The answer: how the month stands, each in a sentence that its own page has for its heading, and the sums. */
function shortBlocks(known: Facts, scene: Scene): Block[] {
  const { hours, claims, cases, progress } = known
  const count = cases === null ? 0 : shownOf(cases).length
  const answers = [
    progress,
    ...(hours === null ? [] : [hours.heading]),
    ...(claims === null ? [] : [claims.heading]),
    // That there are none is said where they would stand, with what is not known about it.
    ...(count === 0 ? [] : [scene.t('evidence.objections.some', { count })]),
  ]
  return [
    ...list(answers),
    facts(factsOf(known, scene)),
    ...(hours === null ? [] : hoursBar(hours, scene)),
    heading(scene.t('reports.timeline.heading')),
    { kind: 'way', steps: known.timeline },
  ]
}

function titleKey(rows: Known<unknown>, count: number): 'empty' | 'none' | 'some' | 'unknown' | 'partly' {
  if (rows.is === 'none') return 'empty'
  if (rows.is === 'known') return count === 0 ? 'none' : 'some'
  return rows.is === 'partly' ? 'partly' : 'unknown'
}

function factsOf({ month, brukareName, madeBy, providerNames, sums }: Facts, { t, f, ...scene }: Scene) {
  const view = sums === null ? null : sumsView(sums, { t, f, ...scene })
  const parts = ['planned', 'reported', 'faststalld'] as const
  return [
    { name: t('evidence.short.month'), value: f.month(month) },
    { name: t('evidence.short.brukare'), value: brukareName },
    ...(madeBy === null ? [] : [{ name: t('evidence.short.madeBy'), value: t('evidence.short.person', madeBy) }]),
    { name: t('reports.list.provider'), value: f.list(providerNames) },
    ...(view === null ? [] : parts.map((part) => ({ name: t(`reports.sums.${part}`), value: view[part] }))),
    ...(view?.kinds ?? []).map((kind) => ({ name: kind.name, value: t('evidence.short.kind', kind) })),
  ]
}
