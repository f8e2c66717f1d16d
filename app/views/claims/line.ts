import { shownOf, type ComparedLine, type LineFault, type SentLine } from '~/domain/claims/comparison'
import type { RowLine } from '~/domain/claims/lines'
import type { TimeReport } from '../../../provider-api/contract'
import { reportHref } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'

/** Who looks, and what it opens. */
export type ClaimViewer = { brukareId: string; maySeeShifts: boolean; maySeeReports: boolean; mayObject: boolean }

/** Where a claim is, and the reports its rows are in. `claimId` null: there is only our own count. */
export type ClaimPlace = {
  providerId: string
  claimId: string | null
  month: string
  reports: readonly TimeReport[]
}

type Link = { href: string; text: string; label: string }

/** One line, finished. `what` tells it from the others: "torsdag 3 september från klockan 6 till 14, Anna Ek". */
export type LineView = {
  id: string
  what: string
  when: string
  kind: string
  theirs: string
  ours: string
  theirsConverted: string
  oursConverted: string
  /** Both sides in sentences, for where they are told one by one. */
  sides: string[]
  faults: string[]
  /** How much of it is at the same time as another line. */
  overlap: string | null
  difference: string | null
  row: Link | null
  object: Link | null
}

/** Makes the views of a claim's lines, with the links that the viewer's scopes open. */
export function createLineViews(place: ClaimPlace, viewer: ClaimViewer, scene: Scene) {
  const { t, f } = scene
  const reportOf = new Map(place.reports.flatMap((report) => report.rows.map(({ id }) => [id, report.id] as const)))
  const base = `/b/${viewer.brukareId}`

  function whatOf(line: SentLine | RowLine): string {
    return t('claims.line.what', { date: f.date(line.day), span: f.span(line.start, line.end), staff: line.staff })
  }

  function rowLink(line: ComparedLine, what: string): Link | null {
    const rowId = line.ours?.rowId ?? line.theirs?.rowId ?? ''
    const reportId = reportOf.get(rowId)
    if (reportId !== undefined && viewer.maySeeReports) {
      const href = `${reportHref(viewer.brukareId, place.providerId, reportId)}/rad/${rowId}`
      return { href, text: t('claims.line.row'), label: t('claims.line.rowTo', { what }) }
    }
    if (reportId !== undefined || !viewer.maySeeShifts) return null
    const href = `${base}/schema/dag/${shownOf(line).day}`
    return { href, text: t('claims.line.day'), label: t('claims.line.dayTo', { date: f.date(shownOf(line).day) }) }
  }

  /** To the line of the underlag; where it has none, to the row of the report. */
  function objectLink({ theirs, ours }: ComparedLine, what: string): Link | null {
    if (!viewer.mayObject) return null
    const words = { text: t('claims.line.object'), label: t('claims.line.objectTo', { what }) }
    if (theirs && place.claimId !== null) return { href: objectHref(base, { ...place, lineId: theirs.id }), ...words }
    const reportId = reportOf.get(ours?.rowId ?? '')
    if (ours === null || reportId === undefined || !viewer.maySeeReports) return null
    const query = `typ=rows&provider=${place.providerId}&rapport=${reportId}&rad=${ours.rowId}`
    return { href: `${base}/invandningar/ny?${query}`, ...words }
  }

  return (line: ComparedLine): LineView => {
    const { theirs, ours, faults, difference } = line
    const shown = shownOf(line)
    const what = whatOf(shown)
    const minutes = f.duration(Math.abs(difference))
    return {
      id: `${theirs?.id ?? ''}-${ours?.rowId ?? ''}-${shown.day}`,
      what,
      when: t('claims.line.when', { date: f.date(shown.day), span: f.span(shown.start, shown.end) }),
      kind: t(`terms.kind.${shown.kind}`),
      theirs: theirs ? f.duration(theirs.clock) : t('claims.line.none'),
      ours: ours ? f.duration(ours.clock) : t('claims.line.none'),
      theirsConverted: theirs ? f.duration(theirs.converted) : t('claims.line.none'),
      oursConverted: ours ? f.duration(ours.converted) : t('claims.line.none'),
      sides: [sideText('theirs', theirs, scene), sideText('ours', ours, scene)].filter((text) => text !== null),
      faults: faults.map((fault: LineFault) => t(`claims.fault.${fault}`)),
      overlap: ours && ours.overlap > 0 ? t('claims.overlap.line', { duration: f.duration(ours.overlap) }) : null,
      difference:
        difference === 0 ? null : t(difference > 0 ? 'claims.line.more' : 'claims.line.less', { duration: minutes }),
      row: rowLink(line, what),
      object: objectLink(line, what),
    }
  }
}

/** Where one says that an underlag, or a line of it, is wrong. */
export function objectHref(
  base: string,
  { providerId, claimId, month, lineId }: Omit<ClaimPlace, 'reports'> & { lineId: string | null },
): string {
  const query = `typ=claim&provider=${providerId}&underlag=${claimId ?? ''}&manad=${month}`
  return `${base}/invandningar/ny?${query}${lineId === null ? '' : `&rad=${lineId}`}`
}

function sideText(side: 'theirs' | 'ours', line: SentLine | RowLine | null, { t, f }: Scene): string | null {
  if (line === null) return null
  const values = {
    span: f.span(line.start, line.end),
    duration: f.duration(line.clock),
    kind: t(`terms.kind.${line.kind}`),
  }
  return t(`claims.line.${side}`, values)
}
