import { logActionOf, scopeOfTry } from '~/domain/access-log/action'
import { allScopes } from '~/domain/access/representation'
import type { Texts } from '~/i18n/texts'

/** Seen or done; refused; not there; could not be had or done just then; may have been done, since the answer was lost. */
export type LogOutcome = 'allowed' | 'denied' | 'absent' | 'failed' | 'unknown'

/** What was seen or done, in words; what was tried is told as a try, and not as what it would have been. */
export function actWords({ action, outcome }: { action: string; outcome: LogOutcome }, t: Texts): string {
  if (outcome === 'denied') {
    const scope = allScopes.find((one) => action === `refused.${one}`) ?? 'any'
    return t(`access-log.refused.${scope}`)
  }
  if (outcome === 'unknown' && action === 'fullmakt.give') return t('access-log.unknown.give')
  if (outcome === 'unknown' && action === 'fullmakt.withdraw') return t('access-log.unknown.withdraw')
  if (outcome !== 'allowed') return t(`access-log.refused.${scopeOfTry(action)}`)
  const known = logActionOf(action)
  return known === null ? t('access-log.other', { action }) : t(`access-log.action.${known}`)
}
