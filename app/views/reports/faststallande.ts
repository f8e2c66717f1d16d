import { timeKinds, totalMinutes, type MinutesPerKind } from '~/domain/time/minutes'
import type { Faststallande, FaststallandeFullmakt, TimeReportRow } from '../../../provider-api/contract'
import { madeUnder } from '~/views/fullmakt/fullmakt'
import type { Scene } from '~/views/frame/scene'

/** One version of a fastställande, in words. */
export type VersionView = {
  id: string
  version: number
  heading: string
  /** Who, when and how, as a sentence. */
  made: string
  at: Date
  by: string
  mode: string
  minutes: string
  minutesPerKind: MinutesPerKind
  kinds: string[]
  comment: string | null
  /** A deviation was approved without the comment that is mandatory. */
  commentMissing: boolean
  /** Under which fullmakt it was made, or that there was none; null when that is not known. */
  fullmakt: string | null
  /** What differs from the version before, row by row. */
  differences: string[]
}

/** Every version, the newest first. `fullmakter`: all that the provider has, null when that cannot be had. */
export function versionViews(
  versions: readonly Faststallande[],
  rows: readonly TimeReportRow[],
  fullmakter: readonly FaststallandeFullmakt[] | null,
  scene: Scene,
): VersionView[] {
  const hasDeviation = rows.some(({ classification }) => isDeviation(classification.result))
  return [...versions]
    .sort((a, b) => b.version - a.version)
    .map((version) => {
      const before = versions.find((other) => other.version === version.version - 1)
      const fullmakt = madeUnder(version.fullmaktId, fullmakter, scene)
      return { ...versionView(version, before, hasDeviation, scene), fullmakt }
    })
}

/** One version, compared with the one before it, if there is one. */
export function versionView(
  version: Faststallande,
  before: Faststallande | undefined,
  hasDeviation: boolean,
  { t, f }: Scene,
): VersionView {
  const untold = t('reports.faststallande.untold')
  // Who and how are told together, or not at all (the contract's approvalDetail).
  const told = version.by === undefined || version.mode === undefined ? null : { by: version.by, mode: version.mode }
  const time = f.dateTime(new Date(version.at))
  const used = timeKinds.filter((kind) => version.minutes[kind] > 0)
  const comment = version.comment?.trim() ?? ''
  return {
    id: version.id,
    version: version.version,
    heading: t('reports.faststallande.version', { version: version.version }),
    made: told
      ? t(`reports.faststallande.made.${told.mode}`, { by: told.by, time })
      : t('reports.faststallande.made.untold', { time }),
    at: new Date(version.at),
    by: told?.by ?? untold,
    mode: told ? t(`terms.mode.${told.mode}`) : untold,
    minutesPerKind: version.minutes,
    minutes: t('reports.faststallande.minutes', { duration: f.duration(totalMinutes(version.minutes)) }),
    kinds:
      used.length < 2
        ? []
        : used.map((kind) =>
            t('reports.faststallande.kind', {
              kind: t(`terms.kind.${kind}`),
              duration: f.duration(version.minutes[kind]),
            }),
          ),
    comment: comment === '' ? null : comment,
    // Whoever is not told of may have written one.
    commentMissing: told !== null && hasDeviation && comment === '',
    fullmakt: null,
    differences: differencesOf(version, before, { t, f }),
  }
}

/** A row that needs the arbetsledare's comment when it is fastställd. */
export function isDeviation(result: TimeReportRow['classification']['result']): boolean {
  return result === 'deviation' || result === 'unplanned'
}

function differencesOf(
  version: Faststallande,
  before: Faststallande | undefined,
  { t, f }: Pick<Scene, 't' | 'f'>,
): string[] {
  if (before?.rows === undefined || version.rows === undefined) return []
  const earlier = new Map(before.rows.map((row) => [row.rowId, row]))
  const span = (row: { start: string; end: string }) => f.span(new Date(row.start), new Date(row.end))
  const day = (row: { start: string }) => f.date(new Date(row.start))
  const changed = version.rows.flatMap((row) => {
    const old = earlier.get(row.rowId)
    earlier.delete(row.rowId)
    if (old === undefined) return [t('reports.faststallande.added', { day: day(row), span: span(row) })]
    if (Date.parse(old.start) === Date.parse(row.start) && Date.parse(old.end) === Date.parse(row.end)) return []
    return [t('reports.faststallande.changed', { day: day(row), before: span(old), after: span(row) })]
  })
  const removed = [...earlier.values()].map((row) =>
    t('reports.faststallande.removed', { day: day(row), span: span(row) }),
  )
  return [...changed, ...removed]
}
