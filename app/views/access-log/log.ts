import { doerOfAction, type LogKind } from '~/domain/access-log/action'
import type { ActorRole } from '~/domain/access/representation'
import { parseDate, parseMonth, stockholmDate, type DayString } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { actWords, type LogOutcome } from './act-words'

/** A row of the access log, as a view needs it. */
export type LoggedRow = {
  seq: number
  at: Date
  personId: string | null
  role: ActorRole | null
  /** The representations it rested on, joined with a comma, or `self`. */
  basis: string | null
  action: string
  resourceType: string
  resourceId: string | null
  /** The day, week or month it is about. */
  period: string | null
  /** What the person or thing that it is about was called then. */
  about: string | null
  providerId: string | null
  /** What the person was called then. */
  name: string | null
  outcome: LogOutcome
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

/** Who is who now: names by person id, what they rest on, whose access is whose, the providers' names, and who looks. */
export type LogPeople = {
  viewerId: string
  names: ReadonlyMap<string, string>
  grounds: readonly Ground[]
  /** Names by representation. */
  holders: ReadonlyMap<string, string>
  providers: ReadonlyMap<string, string>
}

/** One row in words. `about` says whom, which thing and which time it is about, each a sentence, and `at` at which provider. */
export type LogItem = {
  seq: number
  at: Date
  time: string
  /** The whole time, day and year, in Sweden. */
  when: string
  who: string
  grounds: string[]
  what: string
  about: string | null
  provider: string | null
  outcome: LogOutcome
}

/** The same thing by the same person on a day: the newest, and when it was each time, the oldest first. */
export type LogGroup = LogItem & { times: { seq: number; at: Date; time: string }[] }
export type LogDay = { day: DayString; heading: string; items: LogGroup[] }

/** A choice of what is shown: a kind, or only what was refused. */
export type LogShow = LogKind | 'refused'

/** One row in words. */
export function logItem(row: LoggedRow, people: LogPeople, scene: Scene): LogItem {
  const { t, f } = scene
  return {
    seq: row.seq,
    at: row.at,
    time: f.atTime(row.at),
    when: t('format.dateTime', { date: f.dateLong(stockholmDate(row.at)), time: f.atTime(row.at) }),
    who: whoText(row, people, scene),
    grounds: groundTexts(row, people, scene),
    what: actWords(row, t),
    about: aboutText(row, people, scene),
    provider: providerOf(row, people),
    outcome: row.outcome,
  }
}

/** The rows under their days, the newest first; what is the same again on a day is with the first of it. */
export function logDays(items: readonly LogItem[], { f }: Scene): LogDay[] {
  const days: LogDay[] = []
  for (const item of items) {
    const day = stockholmDate(item.at)
    const last = days.at(-1)
    const group: LogGroup = { ...item, times: [timeOf(item)] }
    if (last?.day !== day) days.push({ day, heading: f.dateLong(day), items: [group] })
    else {
      const same = last.items.find((other) => sameness(other) === sameness(item))
      if (same === undefined) last.items.push(group)
      else same.times.unshift(timeOf(item))
    }
  }
  return days
}

const timeOf = ({ seq, at, time }: LogItem) => ({ seq, at, time })

/** What two rows have in common when only the time tells them apart. */
function sameness({ who, grounds, what, about, provider, outcome }: LogItem): string {
  return JSON.stringify([who, grounds, what, about, provider, outcome])
}

function whoText({ personId, name, action }: LoggedRow, { viewerId, names }: LogPeople, { t }: Scene): string {
  if (personId === null) return t(`access-log.${doerOfAction(action) ?? 'nobody'}`)
  return personId === viewerId ? t('access-log.you') : (name ?? names.get(personId) ?? t('access-log.unknownPerson'))
}

function groundTexts({ role, basis, personId }: LoggedRow, people: LogPeople, { t, f }: Scene): string[] {
  if (role === 'brukare' && personId === people.viewerId) return []
  // An offer is read before there is any role to read it in: it rests on nothing yet.
  if (role === null) return []
  const { grounds } = people
  const used = grounds.filter(({ id }) => basis?.split(',').includes(id) ?? false)
  const texts = used.flatMap(({ source, document, validFrom }) => {
    if (source === 'portal')
      return [t('access-log.ground.consent', { date: f.dateShort(validFrom), year: validFrom.slice(0, 4) })]
    if (document === null) return []
    const { type, date } = document
    return [t(`access-log.ground.${type}`, { date: f.dateShort(date), year: date.slice(0, 4) })]
  })
  return [t(`terms.role.${role}`), ...texts]
}

function aboutText(row: LoggedRow, { holders }: LogPeople, scene: Scene): string | null {
  const { t } = scene
  const held = row.resourceType === 'access' && row.resourceId !== null ? holders.get(row.resourceId) : undefined
  const name = row.about ?? held ?? null
  // Rows from before there was a column for it have it for an id.
  const period = periodText(row.period ?? row.resourceId, scene)
  if (name === null) return period && t('access-log.about', { period })
  return period === null ? t('access-log.aboutName', { name }) : t('access-log.aboutBoth', { name, period })
}

function periodText(id: string | null, { t, f }: Scene): string | null {
  if (id === null) return null
  const month = parseMonth(id)
  if (month !== null) return f.month(month)
  const day = parseDate(id)
  if (day !== null) return f.dateLong(day)
  const week = /^(\d{4})-W(\d{2})$/.exec(id)
  return week && t('access-log.week', { week: Number(week[2]), year: Number(week[1]) })
}

/** The name of the provider whose matters it is about; the id of one that is no longer there. */
function providerOf({ providerId }: LoggedRow, { providers }: LogPeople): string | null {
  return providerId === null ? null : (providers.get(providerId) ?? providerId)
}
