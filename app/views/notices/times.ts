import { parseClock, parseDate, type DayString } from '~/domain/time/time'
import { isDayFault, type DayFaultName } from '~/domain/time/typed-day'
import type { QuietHours } from '~/domain/notices/when'
import { parseLanguage, type Language } from '~/i18n/languages'
import type { Scene } from '~/views/frame/scene'
import { dayFieldFaults, dayIn } from '~/views/forms/typed-day'

/** What is chosen of when: in words of the form. */
export type TimesFields = { language: string; quiet: string; from: string; to: string; pause: string; day: string }

type Chosen = { language: Language; quiet: QuietHours | null; pause: { to: DayString | null } | null }
type Fault = { field: string; fault: DayFaultName | 'chooseLanguage' | 'noTime' | 'badTime' | 'sameTime' | 'past' }

/** The form as it is chosen now. */
export function timesFields({ language, quiet, pause }: Chosen): TimesFields {
  return {
    language,
    quiet: quiet === null ? 'no' : 'yes',
    from: quiet?.from ?? '',
    to: quiet?.to ?? '',
    pause: pause === null ? 'no' : pause.to === null ? 'further' : 'day',
    day: pause?.to ?? '',
  }
}

/** What was sent, as it was typed. */
export function sentTimes(sent: URLSearchParams, today: DayString): TimesFields {
  const typed = (name: string) => sent.get(name) ?? ''
  return {
    ...{ language: typed('language'), quiet: typed('quiet'), from: typed('from').trim(), to: typed('to').trim() },
    ...{ pause: typed('pause'), day: dayIn(sent, 'day', today) },
  }
}

/** What was chosen, or what is wrong with it, by field. `today`: a pause that has ended is none. */
export function readTimes(
  fields: TimesFields,
  today: DayString,
): { ok: true; chosen: Chosen } | { ok: false; faults: Fault[] } {
  const language = parseLanguage(fields.language)
  const faults: Fault[] = language === null ? [{ field: 'language', fault: 'chooseLanguage' }] : []
  const clocks = (['from', 'to'] as const).map((field) => {
    const clock = parseClock(fields[field])
    if (fields.quiet === 'yes' && clock === null)
      faults.push({ field, fault: fields[field] === '' ? 'noTime' : 'badTime' })
    return clock
  })
  const [from, to] = clocks
  const quiet = fields.quiet === 'yes' && from != null && to != null ? { from, to } : null
  if (quiet !== null && quiet.from === quiet.to) faults.push({ field: 'to', fault: 'sameTime' })
  if (fields.pause === 'day') {
    faults.push(...dayFieldFaults(fields.day, 'day'))
    const day = parseDate(fields.day)
    if (day !== null && day < today) faults.push({ field: 'day', fault: 'past' })
  }
  if (language === null || faults.length > 0) return { ok: false, faults }
  const pause = fields.pause === 'day' ? { to: fields.day } : fields.pause === 'further' ? { to: null } : null
  return { ok: true, chosen: { language, quiet, pause } }
}

/** What is wrong, in words. */
export function timesErrors(fields: TimesFields, today: DayString, { t }: Pick<Scene, 't'>) {
  const read = readTimes(fields, today)
  if (read.ok) return []
  return read.faults.map(({ field, fault }) => ({
    field,
    text: isDayFault(fault) ? t(`forms.date.error.${fault}`) : t(`notices.times.error.${fault}`),
  }))
}
