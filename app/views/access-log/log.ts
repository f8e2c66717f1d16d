import { logActionOf, type LogKind } from '~/domain/access-log/action'
import { allScopes, type ActorRole } from '~/domain/access/representation'
import { parseDate, parseMonth, stockholmDate, type DayString } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** A row of the access log, as a view needs it. */
export type LoggedRow = {
  seq: number
  at: Date
  personId: string | null
  role: ActorRole | null
  /** The representations it rested on, joined with a comma, or `self`. */
  basis: string | null
  action: string
  resourceId: string | null
  outcome: 'allowed' | 'denied' | 'failed'
}

/** What a row may rest on: an order or the like, verified by a provider, or the brukare's own consent. */
export type Ground = {
  id: string
  source: 'provider' | 'portal'
  document: {
    type: 'courtOrder' | 'overformyndareOrder' | 'registerExtract' | 'framtidsfullmakt'
    date: DayString
  } | null
  validFrom: DayString
}

/** Who is who: names by person id, what they rest on, and who looks. */
export type LogPeople = { viewerId: string; names: ReadonlyMap<string, string>; grounds: readonly Ground[] }

/** One row in words. `about` is the day, week or month that was looked at. */
export type LogItem = {
  seq: number
  at: Date
  time: string
  who: string
  grounds: string[]
  what: string
  about: string | null
  denied: boolean
}
export type LogDay = { day: DayString; heading: string; items: LogItem[] }

/** A choice of what is shown: a kind, or only what was refused. */
export type LogShow = LogKind | 'refused'

/** One row in words. */
export function logItem(row: LoggedRow, people: LogPeople, scene: Scene): LogItem {
  const { t, f } = scene
  return {
    seq: row.seq,
    at: row.at,
    time: f.atTime(row.at),
    who: whoText(row, people, scene),
    grounds: groundTexts(row, people, scene),
    what: row.outcome === 'failed' ? t('access-log.failed', { what: whatText(row, scene) }) : whatText(row, scene),
    about: aboutText(row.resourceId, scene),
    denied: row.outcome === 'denied',
  }
}

/** The rows under their days; the order is kept. */
export function logDays(items: readonly LogItem[], { f }: Scene): LogDay[] {
  const days: LogDay[] = []
  for (const item of items) {
    const day = stockholmDate(item.at)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, heading: f.dateLong(day), items: [item] })
  }
  return days
}

function whoText({ personId }: LoggedRow, { viewerId, names }: LogPeople, { t }: Scene): string {
  if (personId === null) return t('access-log.nobody')
  return personId === viewerId ? t('access-log.you') : (names.get(personId) ?? t('access-log.unknownPerson'))
}

function groundTexts({ role, basis, personId }: LoggedRow, people: LogPeople, { t, f }: Scene): string[] {
  if (role === 'brukare' && personId === people.viewerId) return []
  const { grounds } = people
  const used = grounds.filter(({ id }) => basis?.split(',').includes(id) ?? false)
  const texts = used.flatMap(({ source, document, validFrom }) => {
    if (source === 'portal')
      return [t('access-log.ground.consent', { date: f.dateShort(validFrom), year: validFrom.slice(0, 4) })]
    if (document === null) return []
    const { type, date } = document
    return [t(`access-log.ground.${type}`, { date: f.dateShort(date), year: date.slice(0, 4) })]
  })
  return role === null ? texts : [t(`terms.role.${role}`), ...texts]
}

function whatText({ action, outcome }: LoggedRow, { t }: Scene): string {
  if (outcome === 'denied') {
    const scope = allScopes.find((one) => action === `refused.${one}`) ?? 'any'
    return t(`access-log.refused.${scope}`)
  }
  const known = logActionOf(action)
  return known === null ? t('access-log.other', { action }) : t(`access-log.action.${known}`)
}

function aboutText(id: string | null, { t, f }: Scene): string | null {
  if (id === null) return null
  const month = parseMonth(id)
  if (month !== null) return t('access-log.about', { period: f.month(month) })
  const day = parseDate(id)
  if (day !== null) return t('access-log.about', { period: f.dateLong(day) })
  const week = /^(\d{4})-W(\d{2})$/.exec(id)
  return week && t('access-log.aboutWeek', { week: Number(week[2]), year: Number(week[1]) })
}
