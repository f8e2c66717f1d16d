import type { Waiting } from '~/domain/work-list/item'
import type { DayString } from '~/domain/time/time'
import { reportHref } from '~/views/reports/month'
import { changeNote } from '~/views/reviews/review'
import type { Scene } from '~/views/frame/scene'

/** Something that waits, in words, the same on every page; `href` leads to where something can be done about it. */
export type WaitingItem = {
  key: string
  href: string
  text: string
  /** The same without the day and the year, for where the day stands beside it: it goes back three months. */
  short: string
  whom: Waiting['whom']
  by: DayString | null
  since: DayString | null
  month: string | null
  isChange: boolean
  /** It came after the viewer's first visit, and they have not opened it. */
  isNew: boolean
}

/** What the words need beside what waits: whose it is, and what cases, acts and things that are stuck are called. */
export type WaitingAbout = {
  base: string
  brukareName: string
  references: ReadonlyMap<string, string>
  acts: ReadonlyMap<string, { href: string; text: string }>
  stuck: ReadonlyMap<string, { href: string; text: string }>
}

/** Everything that waits about one brukare, in words. What has no place to lead to is left out. */
export function waitingItems(waiting: readonly Waiting[], about: WaitingAbout, scene: Scene): WaitingItem[] {
  return waiting.flatMap((one) => {
    const said = saidOf(one, about, scene)
    if (said === null) return []
    const { key, whom, by, since, newAt } = one
    const month = 'month' in one ? one.month : null
    return [{ ...said, key, whom, by, since, month, isChange: one.kind === 'changed', isNew: newAt !== null }]
  })
}

function saidOf(one: Waiting, about: WaitingAbout, scene: Scene): Pick<WaitingItem, 'href' | 'text' | 'short'> | null {
  const said = textOf(one, about, scene)
  return said && { ...said, short: shortOf(one, about, scene) ?? said.text }
}

function shortOf(one: Waiting, { references }: WaitingAbout, { t, f }: Scene): string | null {
  switch (one.kind) {
    case 'changed':
      return t('work-list.short.changed', { staff: one.staff, month: f.monthName(one.month) })
    case 'review':
      return t(one.isAgain ? 'work-list.againNoDay' : 'work-list.reviewNoDay', {
        count: one.count,
        month: f.monthName(one.month),
      })
    case 'faststalld':
      return t('work-list.faststalld', { count: one.count, month: f.monthName(one.month) })
    case 'answered':
    case 'late':
    case 'due':
      return t(`work-list.short.${one.kind}`, { reference: references.get(one.id) ?? '' })
    case 'wishAnswered':
    case 'wishQuestion':
      return t(`work-list.short.${one.kind}`, { reference: references.get(one.id) ?? '' })
    case 'draft':
    case 'wishDraft':
      return t(`work-list.short.${one.kind}`)
    default:
      return null
  }
}

function textOf(one: Waiting, about: WaitingAbout, scene: Scene): { href: string; text: string } | null {
  const { t, f } = scene
  const { base } = about
  switch (one.kind) {
    case 'changed': {
      const values = { staff: one.staff, month: f.month(one.month), change: changeNote(one.change, scene) }
      const href = reportHref(base.replace('/b/', ''), one.providerId, one.reportId)
      return { href, text: t('work-list.changed', values) }
    }
    case 'review':
      return { href: `${base}/tidrapporter/${one.month}`, text: reviewText(one, scene) }
    case 'faststalld':
      return {
        href: `${base}/faststallanden/${one.month}`,
        text: t('work-list.faststalld', { count: one.count, month: f.month(one.month) }),
      }
    case 'notUndone': {
      const { month, providerId, reportId } = one
      const brukareId = base.replace('/b/', '')
      const href = reportId === null ? `${base}/tidrapporter/${month}` : reportHref(brukareId, providerId, reportId)
      return { href, text: t('work-list.notUndone', { month: f.month(month) }) }
    }
    case 'act':
      return about.acts.get(one.id) ?? null
    case 'stuck':
      return about.stuck.get(one.id) ?? null
    case 'draft':
      return {
        href: `${base}/invandningar/utkast/${one.id}/kontrollera`,
        text: t('work-list.draft', { brukare: about.brukareName }),
      }
    case 'wishAnswered':
    case 'wishQuestion': {
      const values = { reference: about.references.get(one.id) ?? '', date: f.date(one.at) }
      return { href: `${base}/onskemal/${one.id}`, text: t(`work-list.${one.kind}`, values) }
    }
    case 'wishRefused': {
      const reference = about.references.get(one.id) ?? ''
      return { href: `${base}/onskemal/${one.id}`, text: t('work-list.wishRefused', { reference }) }
    }
    case 'wishDraft':
      return {
        href: `${base}/onskemal/utkast/${one.id}/kontrollera`,
        text: t('work-list.wishDraft', { brukare: about.brukareName }),
      }
    default:
      return { href: `${base}/invandningar/${one.id}`, text: objectionText(one, about, scene) }
  }
}

function reviewText(one: Extract<Waiting, { kind: 'review' }>, { t, f }: Scene): string {
  const values = { count: one.count, month: f.month(one.month) }
  if (one.whom === 'passed') return t('work-list.passed', values)
  const said = one.isAgain ? 'again' : 'review'
  return one.by === null
    ? t(`work-list.${said}NoDay`, values)
    : t(`work-list.${said}`, { ...values, date: f.date(one.by) })
}

function objectionText(
  one: Extract<Waiting, { kind: 'answered' | 'refused' | 'late' | 'due' }>,
  { references }: WaitingAbout,
  { t, f }: Scene,
): string {
  const reference = references.get(one.id) ?? ''
  switch (one.kind) {
    case 'answered':
      return t('work-list.answered', { reference, date: f.date(one.at) })
    case 'refused':
      return t('work-list.refused', { reference })
    case 'late':
      return t('work-list.late', { reference, date: f.date(one.since ?? '') })
    case 'due':
      return t('work-list.due', { reference, date: f.date(one.by ?? '') })
  }
}

/** What one page shows of it: the viewer's own first, what waits for others, and months whose last day has passed. */
export type WaitingView = {
  heading: string
  /** That more may wait than could be read; null: all could. */
  unknown: string | null
  yours: WaitingItem[]
  others: WaitingItem[]
  passed: WaitingItem[]
}

/** How much waits for the viewer about one brukare, in words; `isWhole` false: more may. */
export function waitingCount(count: number, isWhole: boolean, { t }: Scene): string {
  if (count === 0) return t(isWhole ? 'work-list.nothing' : 'work-list.unknown')
  return t(isWhole ? 'work-list.count' : 'work-list.atLeast', { count })
}

/** What waits, for a page about one brukare; `heading` says how much, as the list and the choice of person do. */
export function waitingView(items: readonly WaitingItem[], scene: Scene, isWhole = true): WaitingView {
  const yours = items.filter(({ whom }) => whom === 'you')
  return {
    heading: waitingCount(yours.length, isWhole, scene),
    unknown: isWhole ? null : scene.t('work-list.notAll'),
    yours,
    others: items.filter(({ whom }) => whom === 'others'),
    passed: items.filter(({ whom }) => whom === 'passed'),
  }
}
