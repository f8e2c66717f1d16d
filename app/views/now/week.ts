import { changedSince, changesOf, type ShownChange } from '~/domain/schedule/changes'
import { parseShift, type Shift } from '~/domain/schedule/shift'
import type { Scene } from '~/views/frame/scene'
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
  tile: { weekday: string; day: string }
  /** Who comes and when, what it was before, and what else has changed. */
  lines: string[]
  /** It has come since the viewer was here last. */
  isNew: boolean
}

/** What has changed of shifts that are not over: those that nobody is booked on first, each kind in the order they begin. */
export function weekChanges(
  parts: readonly ShiftPart[],
  views: readonly ShiftView[],
  lastVisit: Date | null,
  scene: Scene,
): ChangeView[] {
  const found = new Map(
    parts.flatMap(({ shifts, scene: own }) =>
      shifts.map((data) => [`${own.providerId}/${data.id}`, { shift: parseShift(data), own }]),
    ),
  )
  const changes = views.flatMap((view) => {
    const known = found.get(`${view.providerId}/${view.id}`)
    if (known === undefined || known.shift.plannedEnd <= scene.now) return []
    const [first, ...others] = changesOf(known.shift)
    return first === undefined ? [] : [changeView(view, known, first, others, lastVisit, scene)]
  })
  const isVacant = ({ kind }: ChangeView) => kind === 'vacant'
  return [...changes.filter(isVacant), ...changes.filter((one) => !isVacant(one))]
}

function changeView(
  view: ShiftView,
  { shift, own }: { shift: Shift; own: ShiftScene },
  first: ShownChange,
  others: readonly ShownChange[],
  lastVisit: Date | null,
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
    tile: { weekday: f.weekdayShort(view.day), day: String(Number(view.day.slice(8))) },
    lines: [
      view.sentence,
      ...(moved === undefined
        ? []
        : [
            t('schedule.remark.moved', {
              day: f.date(moved.previous.start),
              span: f.span(moved.previous.start, moved.previous.end),
            }),
          ]),
      ...others.filter((change) => change.kind !== 'moved').map((change) => kindText(change, own)),
    ],
    isNew: lastVisit !== null && changedSince(shift, lastVisit),
  }
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
