import type { Language } from '~/i18n/languages'
import {
  expectedEnd,
  outageState,
  type Outage,
  type OutageKind,
  type OutageState,
  type ProviderState,
} from '~/domain/outages/outage'
import type { Scene } from '~/views/frame/scene'
import { whenText } from '~/views/frame/when'

/** One outage as it is told: what it is and how long, and the words of who runs the portal. `weighs`: how it looks. */
export type OutageView = {
  id: string
  state: OutageState
  what: string
  text: string
  weighs: 'info' | 'warning' | 'danger'
}

type Told = Pick<Scene, 't' | 'f' | 'now'>

/** Colours of what is going on; what is to come and what is over is there to know. */
const weights = { planned: 'warning', fault: 'warning', incident: 'danger' } as const

/** Says what it is, from when and to when. A time on another day has its date. */
export function outageView(outage: Outage, language: Language, { t, f, now }: Told): OutageView {
  const { id, kind, from, endedAt, texts } = outage
  const state = outageState(outage, now)
  const when = (instant: Date) => whenText(instant, { f, now })
  const end = state === 'over' ? (endedAt ?? outage.to) : expectedEnd(outage, now)
  const times = { from: when(from), to: end === null ? '' : when(end) }
  const isOff = endedAt !== null && endedAt <= from
  const what = t(`outages.what.${whatOf(kind, state, { hasEnd: end !== null, isOff })}`, times)
  return { id, state, what, text: texts[language] ?? '', weighs: state === 'now' ? weights[kind] : 'info' }
}

/**
 * Which sentence: of a stop that is planned the end is known, of a fault perhaps, of an incident there is none. `isOff`: it was said
 * to be over before it began.
 */
function whatOf(kind: OutageKind, state: OutageState, { hasEnd, isOff }: { hasEnd: boolean; isOff: boolean }) {
  if (kind === 'incident') return state === 'over' ? 'incidentOver' : 'incident'
  if (kind === 'fault') return state === 'over' ? 'faultOver' : hasEnd ? 'faultUntil' : 'fault'
  if (state === 'over') return isOff ? 'plannedNot' : 'plannedOver'
  return state === 'now' ? 'plannedNow' : 'planned'
}

/** What is known of a provider: that it does not answer, since when; that not all of it can be read; or nothing that is wrong. */
export function providerText({ name: provider, silentSince, lastFault }: ProviderState, { t, f, now }: Told): string {
  const when = (instant: Date) => whenText(instant, { f, now })
  if (silentSince !== null) return t('outages.provider.silent', { provider, time: when(silentSince) })
  if (lastFault !== null) return t('outages.provider.faulty', { provider, time: when(lastFault) })
  return t('outages.provider.fine', { provider })
}
