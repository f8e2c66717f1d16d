import { isWhole, shownOf, thingsIn, type Known } from '~/domain/known'
import type { CaseView } from '~/views/objections/case'
import type { NoteItem } from '~/views/notes/notes'
import { heading, list, maybeText, quote, text, type Block, type Words } from './document'
import type { VersionView } from '~/views/reports/faststallande'
import type { ReportView } from '~/views/reports/report'
import { isRemarkable, type RowView, type TimeCell } from '~/views/reports/row'
import type { Scene } from '~/views/frame/scene'

/** A report of the month with every version of its fastställande. */
export type EvidenceReport = {
  name: string
  report: ReportView
  versions: VersionView[]
  /** False: the fullmakter at its provider could not be read. */
  isFullmaktKnown: boolean
}
/** What was said of one report, or of the whole month. */
export type EvidenceReview = { about: string; said: readonly { text: string; note: string | null }[] }

type OwnRow = { name: string; row: RowView }

/** Every row of the reports, day by day and in the order of the clock. */
export function rowsByDay(reports: Known<readonly EvidenceReport[]>): Known<readonly OwnRow[]> {
  const rows = thingsIn(reports, ({ name, report }) => report.rows.map((row) => ({ name, row })))
  if (!('data' in rows)) return rows
  return { ...rows, data: rows.data.toSorted((a, b) => (a.row.at < b.row.at ? -1 : a.row.at > b.row.at ? 1 : 0)) }
}

/** Planned, reported and fastställd time of every row, as a table. */
export function dayBlocks(known: Known<readonly OwnRow[]>, month: string, scene: Scene): Block[] {
  const { t, f } = scene
  const rows = shownOf(known)
  if (rows.length === 0) return [text(t(isWhole(known) ? 'reports.report.rowsNone' : 'evidence.days.unknown'))]
  const names = ['planned', 'reported', 'faststalld'] as const
  return [
    {
      kind: 'table',
      caption: t('evidence.days.caption', { month: f.month(month) }),
      columns: [
        t('reports.row.day'),
        t('reports.list.staff'),
        ...names.map((name) => t(`reports.row.${name}`)),
        t('reports.row.result'),
      ],
      widths: [1, 1, 1.25, 1.25, 1.25, 1.1],
      rows: rows.map(({ name, row }) => ({
        id: row.href,
        cells: [row.date, name, ...names.map((part) => cellWords(row[part], scene)), row.resultText],
      })),
    },
  ]
}

/** What differs from the plan, a row each with why. */
export function deviationBlocks(rows: Known<readonly OwnRow[]>, { t }: Scene): Block[] {
  const remarkable = shownOf(rows).filter(({ row }) => isRemarkable(row))
  const isAll = isWhole(rows)
  if (remarkable.length === 0) return [text(t(isAll ? 'evidence.deviations.none' : 'evidence.deviations.unknown'))]
  const more = isAll ? [] : [text(t('evidence.deviations.partly'))]
  return [
    ...more,
    {
      kind: 'table',
      caption: t('evidence.deviations.caption', { count: remarkable.length }),
      columns: [t('reports.row.day'), t('reports.list.staff'), t('reports.row.reasons')],
      widths: [1.3, 1, 2.2],
      rows: remarkable.map(({ name, row }) => ({
        id: row.href,
        cells: [t('reports.row.heading', { date: row.date, span: spanOf(row) }), name, whyText(row, t)],
      })),
    },
  ]
}

/** What was written about the rows that differ; nothing when nothing was. */
export function writtenAboutBlocks(rows: Known<readonly OwnRow[]>, { t }: Scene): Block[] {
  return shownOf(rows)
    .filter(({ row }) => isRemarkable(row))
    .flatMap(({ name, row }) => writtenBlocks(name, row, t))
}

const spanOf = ({ planned, reported }: RowView): string => (planned ?? reported)?.spoken ?? ''

/** What differs in a row, a sentence each. */
function whyText({ resultText, difference, reasons, objectionCount }: RowView, t: Scene['t']): string {
  const said = [resultText, ...(difference === null ? [] : [difference]), ...reasons]
  return [
    ...said.map((one) => t('reports.sentence', { text: one })),
    ...(objectionCount > 0 ? [t('reports.row.objections', { count: objectionCount })] : []),
  ].join(' ')
}

/** What was written about a row that differs: nothing when nothing was. */
function writtenBlocks(name: string, row: RowView, t: Scene['t']): Block[] {
  const written = [
    ...(row.comment === null ? [] : [text(t('reports.row.comment')), ...quote(row.comment, 'provider')]),
    ...row.comments.flatMap((comment) => [...quote(comment.text, 'person'), text(comment.by)]),
  ]
  if (written.length === 0) return []
  return [heading(t('evidence.deviations.row', { date: row.date, span: spanOf(row), name })), ...written]
}

/** Each report and every fastställande of it as a table; then what was written about them. */
export function reportBlocks(reports: readonly EvidenceReport[], { t }: Scene): Block[] {
  if (reports.length === 0) return []
  const columns = [
    t('reports.list.staff'),
    t('evidence.reports.certified'),
    t('reports.faststallande.latest'),
    t('reports.sums.faststalld'),
    t('evidence.reports.fullmakt'),
  ]
  const rows = reports.flatMap(({ name, report, versions, isFullmaktKnown }) => {
    const certified = report.certified ?? t('reports.report.notCertified', { staff: report.staff })
    if (versions.length === 0) {
      const id = `${name} ${report.heading}`
      return [
        { id, cells: [name, certified, t('reports.faststallande.none'), t('reports.notYet'), t('reports.row.none')] },
      ]
    }
    return versions.map((version) => ({
      id: `${name} ${version.id}`,
      cells: [
        name,
        certified,
        t('evidence.version', { version: version.version, made: version.made }),
        [version.minutes, ...version.kinds].join(' '),
        version.fullmakt ?? t(isFullmaktKnown ? 'reports.row.none' : 'evidence.reports.fullmaktUnknown'),
      ],
    }))
  })
  return [
    { kind: 'table', caption: t('evidence.reports.caption'), columns, rows },
    ...reports.flatMap((one) => remarkBlocks(one, t)),
  ]
}

/** What was written about one report: nothing when nothing was. */
function remarkBlocks({ name, report, versions }: EvidenceReport, t: Scene['t']): Block[] {
  const written = [
    ...versions.flatMap((version) => versionBlocks(version, t)),
    ...report.comments.flatMap((comment) => [...quote(comment.text, 'person'), text(comment.by)]),
  ]
  return written.length === 0 ? [] : [heading(name), ...written]
}

function versionBlocks({ heading: name, comment, commentMissing, differences }: VersionView, t: Scene['t']): Block[] {
  const written = [
    ...(comment === null ? [] : [text(t('reports.faststallande.comment')), ...quote(comment, 'provider')]),
    ...(commentMissing ? [text(t('reports.faststallande.commentMissing'))] : []),
    ...(differences.length === 0 ? [] : [text(t('reports.faststallande.differences')), ...list(differences)]),
  ]
  return written.length === 0 ? [] : [text(name), ...written]
}

/** The objections about the month, with their answers and what was written since. */
export function objectionBlocks(known: Known<readonly CaseView[]>, { t }: Scene): Block[] {
  const cases = shownOf(known)
  if (cases.length === 0) return [text(t(isWhole(known) ? 'evidence.objections.none' : 'evidence.objections.unknown'))]
  const more = isWhole(known) ? [] : [text(t('evidence.objections.unknown'))]
  const told = cases.flatMap((one) => [
    heading(t('evidence.objections.case', { reference: one.reference, about: one.said.about })),
    text(one.state),
    ...maybeText(one.due),
    text(one.lodged),
    ...list(one.said.parts),
    ...maybeText(one.said.reason),
    ...maybeText(one.said.ownTime),
    ...quote(one.said.text, 'person'),
    ...one.answers.flatMap((answer) => [text(answer.heading), ...quote(answer.text, 'provider'), text(answer.by)]),
    ...one.messages.flatMap((message) => [
      ...quote(message.text, message.side),
      text(message.by),
      ...maybeText(message.note),
    ]),
  ])
  return [...more, ...told]
}

/** What was reviewed, by whom and when: of the reports that could be read, and of the month. */
export function reviewBlocks(reviews: readonly EvidenceReview[], reports: Known<unknown>, { t }: Scene): Block[] {
  const said = reviews.filter((one) => one.said.length > 0)
  const isAll = isWhole(reports)
  if (said.length === 0) return [text(t(isAll ? 'reviews.nobody' : 'evidence.reviews.unknown'))]
  const more = isAll ? [] : [text(t('evidence.reviews.unknown'))]
  const told = said.flatMap((one) => [
    heading(one.about),
    ...one.said.flatMap((act) => [text(act.text), ...maybeText(act.note)]),
  ])
  return [...more, ...told]
}

/** The viewer's own notes and visits, the first day first. */
export function noteBlocks(notes: readonly NoteItem[], { t }: Scene): Block[] {
  if (notes.length === 0) return [text(t('evidence.notes.none'))]
  return [...notes].reverse().flatMap((note) => [heading(note.heading), ...quote(note.text, 'person')])
}

function cellWords(cell: TimeCell | null, { t }: Scene): Words {
  if (cell === null) return t('reports.row.none')
  const { short, spoken, length } = cell
  return { shown: short, spoken: t('evidence.days.span', { span: spoken }), more: length }
}
