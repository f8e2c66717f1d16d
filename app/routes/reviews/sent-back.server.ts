import type { FilledIn } from '~/auth/filled-in.server'

/** What was shown when a review was said that could not be taken, since it is not that now; null when none was. */
export function reviewOf(filledIn: FilledIn | null): string | null {
  return filledIn?.why === 'changed' ? filledIn.fields.get('sett') : null
}
