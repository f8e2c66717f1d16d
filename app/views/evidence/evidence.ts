import { shownOf, type Known } from '~/domain/known'
import type { Sums } from '../../../provider-api/contract'
import type { PrintableDocument, Section } from './document'
import {
  dayBlocks,
  deviationBlocks,
  noteBlocks,
  objectionBlocks,
  reportBlocks,
  reviewBlocks,
  rowsByDay,
  type EvidenceReport,
  type EvidenceReview,
} from './sections'
import { noticeText, type ProviderNotice } from '~/views/frame/notice'
import type { CaseView } from '~/views/objections/case'
import type { NoteItem } from '~/views/notes/notes'
import { isRemarkable } from '~/views/reports/row'
import { sumsView } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'

type Facts = {
  month: string
  brukareName: string
  /** Who has had it made; null when it is the brukare. */
  madeBy: { name: string; role: string } | null
  providerNames: readonly string[]
  /** How far the month has come, as its own page says. */
  progress: string
  reports: Known<readonly EvidenceReport[]>
  sums: Sums | null
  /** Null: the viewer may not see objections. */
  cases: Known<readonly CaseView[]> | null
  reviews: readonly EvidenceReview[]
  /** Null: the viewer has none of their own here. */
  notes: readonly NoteItem[] | null
  notices: readonly ProviderNotice[]
}

/** All that there is to go by about a month, as a document to look at, print and keep. */
export function evidenceView(known: Facts, scene: Scene): PrintableDocument {
  const { t, f, now } = scene
  const { month, cases, notes, reports } = known
  const rows = rowsByDay(reports)
  const count = shownOf(rows).filter(({ row }) => isRemarkable(row)).length
  const monthName = f.month(month)
  const key = titleKey(rows, count)
  const sections: Section[] = [
    { id: 'kort', heading: t('evidence.short.heading'), blocks: [{ kind: 'facts', facts: factsOf(known, scene) }] },
    { id: 'dagar', heading: t('reports.report.rows'), blocks: dayBlocks(rows, month, scene) },
    { id: 'avvikelser', heading: t('evidence.deviations.heading'), blocks: deviationBlocks(rows, scene) },
    { id: 'rapporter', heading: t('evidence.reports.heading'), blocks: reportBlocks(shownOf(reports), scene) },
    ...(cases === null
      ? []
      : [{ id: 'invandningar', heading: t('evidence.objections.heading'), blocks: objectionBlocks(cases, scene) }]),
    { id: 'granskning', heading: t('reviews.heading'), blocks: reviewBlocks(known.reviews, scene) },
    ...(notes === null ? [] : [{ id: 'anteckningar', heading: t('notes.title'), blocks: noteBlocks(notes, scene) }]),
  ]
  return {
    title:
      key === 'some'
        ? t('evidence.title.some', { month: monthName, count })
        : t(`evidence.title.${key}`, { month: monthName }),
    lead: t('evidence.lead', { brukare: known.brukareName, time: f.dateTime(now) }),
    warnings: known.notices.map((notice) => noticeText(notice, scene)),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  }
}

function titleKey(rows: Known<unknown>, count: number): 'empty' | 'none' | 'some' | 'unknown' | 'partly' {
  if (rows.is === 'none') return 'empty'
  if (rows.is === 'known') return count === 0 ? 'none' : 'some'
  return rows.is === 'partly' ? 'partly' : 'unknown'
}

function factsOf({ month, brukareName, madeBy, providerNames, progress, sums }: Facts, { t, f, ...scene }: Scene) {
  const view = sums === null ? null : sumsView(sums, { t, f, ...scene })
  const parts = ['planned', 'reported', 'faststalld'] as const
  return [
    { name: t('evidence.short.month'), value: f.month(month) },
    { name: t('evidence.short.brukare'), value: brukareName },
    ...(madeBy === null ? [] : [{ name: t('evidence.short.madeBy'), value: t('evidence.short.person', madeBy) }]),
    { name: t('reports.list.provider'), value: f.list(providerNames) },
    { name: t('evidence.short.progress'), value: progress },
    ...(view === null ? [] : parts.map((part) => ({ name: t(`reports.sums.${part}`), value: view[part] }))),
    ...(view?.kinds ?? []).map((kind) => ({ name: kind.name, value: t('evidence.short.kind', kind) })),
  ]
}
