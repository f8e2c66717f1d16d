import type { Known } from '~/domain/known'
import { monthAfter, stockholmMonth } from '~/domain/time/time'
import { mixed, type Mixed, type OutsideText } from '~/i18n/origin'
import { isBlank } from '~/i18n/outside-text'
import type { Scene } from '~/views/frame/scene'
import type { AccessLogEntry } from '../../../provider-api/contract'

/** What one provider says of who there has opened something in a month; `lacks`: its system does not tell it. */
export type StaffLog = { providerId: string; name: string; known: Known<readonly AccessLogEntry[]> | 'lacks' }

/** What somebody there did: who and as what, when, of what, and why if that is told. */
export type StaffEntry = {
  id: string
  who: string
  role: OutsideText | null
  at: Date
  when: string
  what: Mixed
  why: OutsideText | null
}

/** The part of the log that a provider keeps, of one month. `said`: what there is to say in place of a list, or beside it. */
export type StaffLogView = {
  id: string
  heading: string
  said: string | null
  /** The provider has said what there is, or that it does not give it out. */
  isKnown: boolean
  entries: StaffEntry[]
  older: { href: string; text: string } | null
  newer: { href: string; text: string } | null
  pager: string
}

/** So far back one can look, in months: that is how long the authorities keep such logs. */
const mostMonthsBack = 60

/** The month of an address, if it can be looked at: not one that is ahead. Otherwise the month that goes on. */
export function staffLogMonth(asked: string | null, now: Date): string {
  const current = stockholmMonth(now)
  const isAsked = asked !== null && /^(19|[2-9]\d)\d{2}-(0[1-9]|1[0-2])$/.test(asked)
  return isAsked && asked <= current && asked >= monthAfter(current, -mostMonthsBack) ? asked : current
}

/** A part for each provider that the viewer decides at. */
export function staffLogViews(
  logs: readonly StaffLog[],
  brukareId: string,
  month: string,
  scene: Scene,
): StaffLogView[] {
  const { t, f, now } = scene
  return logs.map(({ providerId, name: provider, known }, nth) => {
    const id = `personal-${nth + 1}`
    const to = (other: string) => ({
      href: `/b/${brukareId}/logg?manad=${other}#${id}`,
      text: t('access-log.staff.month', { month: f.month(other) }),
    })
    const current = stockholmMonth(now)
    const isTold = known !== 'lacks'
    return {
      id,
      heading: t('access-log.staff.heading', { provider }),
      said: saidOf(known, { provider, month: f.month(month) }, scene),
      isKnown: known === 'lacks' || 'data' in known,
      entries: known === 'lacks' || !('data' in known) ? [] : entriesOf(known.data, providerId, scene),
      older: isTold && month > monthAfter(current, -mostMonthsBack) ? to(monthAfter(month, -1)) : null,
      newer: isTold && month < current ? to(monthAfter(month, 1)) : null,
      pager: t('access-log.staff.pager', { provider }),
    }
  })
}

function saidOf(known: StaffLog['known'], values: { provider: string; month: string }, { t }: Scene): string {
  if (known === 'lacks') return t('access-log.staff.lacks', values)
  switch (known.is) {
    case 'known':
    case 'none':
    case 'partly':
      return t('data' in known && known.data.length > 0 ? 'access-log.staff.told' : 'access-log.staff.none', values)
    case 'unknown':
    case 'notYours':
      return t(
        known.is === 'unknown' && known.why === 'refused' ? 'access-log.staff.lacks' : 'access-log.staff.unknown',
        values,
      )
  }
}

function entriesOf(entries: readonly AccessLogEntry[], providerId: string, scene: Scene): StaffEntry[] {
  const { t, f } = scene
  return entries
    .map((entry, nth) => ({ entry, at: new Date(entry.at), nth }))
    .sort((a, b) => b.at.getTime() - a.at.getTime() || a.nth - b.nth)
    .map(({ entry: { name, role, ...entry }, at, nth }) => ({
      // An id that came twice is no reason to leave somebody out.
      id: `${providerId}-${nth}`,
      who: name === undefined || isBlank(name) ? t('access-log.staff.someone') : name,
      role: role === undefined || isBlank(role) ? null : { text: role, from: 'provider' },
      at,
      when: f.dateTime(at),
      what: whatOf(entry, scene),
      why: entry.why === undefined || isBlank(entry.why) ? null : { text: entry.why, from: 'provider' },
    }))
}

function whatOf({ act, what, whatText }: Omit<AccessLogEntry, 'name' | 'role'>, { t }: Scene): Mixed {
  if (whatText === undefined || isBlank(whatText)) return [t(`access-log.staff.${act}.${what}`)]
  return mixed(t, `access-log.staff.${act}.named`, { what: { text: whatText, from: 'provider' } })
}
