import type { Newness, NewsItem } from '~/domain/news/news'
import { changedAt, changesOf, type ShownChange } from '~/domain/schedule/changes'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import { stockholmDate, type DayString, type Span } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { movedText } from '~/views/schedule/remarks'
import type { ShiftPart } from '~/views/schedule/schedule'
import type { ShiftScene, ShiftView } from '~/views/schedule/shift'

/** Something that is not as it was first planned, as a tile with its day. `kind`: which change, for its icon. */
export type ChangeView = {
  href: string
  kind: ShownChange['kind']
  /** What has changed, as the words of the link. */
  text: string
  /** The same with its day and time, which tells the link from others. */
  label: string
  /** The day to look at: "sön" and 29. */
  tile: { weekday: string; day: number }
  /** Who comes and when, or only when where the link says the rest; what it was before, and what else has changed. */
  lines: string[]
  newness: Newness | null
  /** When it changed, where anybody has said that. */
  at: Date | null
}

/** Somebody who was to come does not, or nobody is booked. */
export const isWithout = ({ kind }: ChangeView): boolean => kind === 'vacant' || kind === 'cancelled'

/**
 * What has changed of shifts that are not over: those that nobody is booked on first, then those that are cancelled, then the rest;
 * each in the order they begin.
 */
export function weekChanges(parts: readonly ShiftPart[], views: readonly ShiftView[], scene: Scene): ChangeView[] {
  const found = new Map(
    parts.flatMap(({ shifts, scene: own }) =>
      shifts.map((data) => [`${own.providerId}/${data.id}`, { shift: parseShift(data), own }]),
    ),
  )
  const changes = views.flatMap((view) => {
    const known = found.get(`${view.providerId}/${view.id}`)
    if (known === undefined || known.shift.plannedEnd <= scene.now) return []
    const [first, ...others] = changesOf(known.shift)
    return first === undefined ? [] : [changeView(view, known, first, others, scene)]
  })
  const isVacant = ({ kind }: ChangeView) => kind === 'vacant'
  const isCancelled = ({ kind }: ChangeView) => kind === 'cancelled'
  return [...changes.filter(isVacant), ...changes.filter(isCancelled), ...changes.filter((one) => !isWithout(one))]
}

function changeView(
  view: ShiftView,
  { shift, own }: { shift: Shift; own: ShiftScene },
  first: ShownChange,
  others: readonly ShownChange[],
  scene: Scene,
): ChangeView {
  const { t, f } = scene
  const text = kindText(first, own)
  const moved = [first, ...others].find((change) => change.kind === 'moved')
  return {
    href: view.href,
    kind: first.kind,
    text,
    label: t('now.changes.link', {
      ...{ kind: text, date: f.date(view.day), span: f.span(shift.plannedStart, shift.plannedEnd) },
    }),
    tile: { weekday: f.weekdayShort(view.day), day: Number(view.day.slice(8)) },
    lines: [
      first.kind === 'vacant' || first.kind === 'cancelled'
        ? t('now.changes.when', { span: f.span(shift.plannedStart, shift.plannedEnd) })
        : view.sentence,
      ...(moved === undefined ? [] : [beforeText(moved.previous, view.day, scene)]),
      ...others.filter((change) => change.kind !== 'moved').map((change) => kindText(change, own)),
    ],
    newness: view.newness,
    at: changedAt(shift),
  }
}

/** What the time was before; its day too, where that was another. */
function beforeText(previous: Span | null, day: DayString, scene: Scene): string {
  if (previous === null || stockholmDate(previous.start) !== day) return movedText(previous, scene)
  return scene.t('now.changes.before', { span: scene.f.span(previous.start, previous.end) })
}

/** What is new of it, as what is counted. */
export function newChanges(changes: readonly ChangeView[]): NewsItem[] {
  return changes.flatMap(({ newness, at }) => (newness === null || at === null ? [] : [{ section: 'schedule', at }]))
}

function kindText(change: ShownChange, { t, own, brukareName: brukare, providerName: provider }: ShiftScene): string {
  switch (change.kind) {
    case 'vacant':
      return t('now.changes.kind.vacant')
    case 'cancelled':
      if (change.by === 'provider') return t('now.changes.kind.cancelledBy', { provider })
      if (change.by === null) return t('now.changes.kind.cancelled')
      return own ? t('now.changes.kind.cancelledOwn') : t('now.changes.kind.cancelledFor', { brukare })
    case 'substitute':
      return t('now.changes.kind.substitute', { absent: change.insteadOf.trim() || t('schedule.unnamed') })
    case 'moved':
      return t('now.changes.kind.moved')
    case 'newPerson':
      return t(change.announcedAt === null ? 'now.changes.kind.newUnannounced' : 'now.changes.kind.new')
    case 'restored':
      return t('now.changes.kind.restored')
  }
}
