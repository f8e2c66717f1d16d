import { parseWeek } from '~/domain/time/time'
import type { HoursEffect, WeekChange } from '~/domain/wishes/effect'
import type { Scene } from '~/views/frame/scene'

/** What a wish does to the hours, finished: sentences, and then the weeks that change. */
export type EffectView = { sentences: string[]; weeks: { name: string; changes: string[] }[]; after: string[] }

type Around = { providerName: string; asOf: Date | null }

/** What a yes does to the planned hours, week by week; where it is not known, that and why. */
export function effectView(effect: HoursEffect, { providerName: provider, asOf }: Around, { t, f }: Scene): EffectView {
  if (effect.is === 'unknown') {
    return { sentences: [t(`wishes.effect.unknown.${effect.why}`, { provider })], weeks: [], after: [] }
  }
  const weeks = [...new Set(effect.weeks.map(({ week }) => week))].map((week) => ({
    name: weekText(week),
    changes: effect.weeks.filter((change) => change.week === week).map(changeText),
  }))
  const edge = effect.edge === true ? [t('wishes.effect.edge', { provider })] : []
  // With a shift over the edge it is not known that nothing changes.
  const none = effect.is === 'partly' ? t('wishes.effect.noneWithin') : t('wishes.effect.none')
  const nothing = edge.length === 0 ? [none] : []
  return {
    sentences: weeks.length === 0 ? nothing : [t('wishes.effect.lead', { provider })],
    weeks,
    after: [
      ...(effect.is === 'partly' ? [t('wishes.effect.partly', { date: f.date(effect.until) })] : []),
      ...edge,
      ...(asOf === null ? [] : [t('wishes.effect.asOf', { time: f.dateTime(asOf) })]),
    ],
  }

  function weekText(id: string): string {
    const days = parseWeek(id)
    const week = Number(id.slice(-2))
    return days === null ? f.week({ week }) : t('wishes.effect.week', { week, range: f.dateRange(days.from, days.to) })
  }

  function changeText({ kind, minutes }: WeekChange): string {
    const values = { duration: f.duration(Math.abs(minutes)), kind: t(`terms.kind.${kind}`) }
    return t(minutes < 0 ? 'wishes.effect.less' : 'wishes.effect.more', values)
  }
}
