import { instantsAt, parseClock, parseDate, type Span } from '../../../app/domain/time/time'
import type { FormError } from './forms'
import type { formOf } from './web'

const instantOf = (date: string, clock: string, which: 'first' | 'last'): Date | undefined => {
  const found = instantsAt(date, clock)
  return which === 'first' ? found[0] : found.at(-1)
}

/**
 * The span typed in the fields `datum`, `start`, `slutdatum`, `slut`, read as Stockholm's wall clock. In the hour that
 * comes twice in autumn the start is the first and the end the last; a time that does not exist in spring is an error.
 */
export const spanOf = (fields: ReturnType<typeof formOf>): { span: Span } | { errors: FormError[] } => {
  const startDate = parseDate(fields.one('datum'))
  const endDate = parseDate(fields.one('slutdatum'))
  const startClock = parseClock(fields.one('start'))
  const endClock = parseClock(fields.one('slut'))
  if (!startDate || !endDate || !startClock || !endClock) {
    const missing: [unknown, FormError][] = [
      [startDate, { field: 'datum', message: 'Skriv första dag, till exempel 2026-11-19' }],
      [startClock, { field: 'start', message: 'Skriv när det börjar, till exempel 07:00' }],
      [endDate, { field: 'slutdatum', message: 'Skriv sista dag, till exempel 2026-11-19' }],
      [endClock, { field: 'slut', message: 'Skriv när det slutar, till exempel 14:30' }],
    ]
    return { errors: missing.filter(([value]) => !value).map(([, error]) => error) }
  }
  const start = instantOf(startDate, startClock, 'first')
  const end = instantOf(endDate, endClock, 'last')
  if (!start) return { errors: [{ field: 'start', message: 'Den tiden finns inte: klockan ställs fram då' }] }
  if (!end) return { errors: [{ field: 'slut', message: 'Den tiden finns inte: klockan ställs fram då' }] }
  if (end <= start) return { errors: [{ field: 'slut', message: 'Slutet måste vara efter starten' }] }
  return { span: { start, end } }
}
