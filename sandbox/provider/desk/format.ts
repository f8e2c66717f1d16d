import { clockTime, stockholmDate } from '../../../app/domain/time/time'

const inStockholm = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', ...options })

const dayFormat = inStockholm({ weekday: 'long', day: 'numeric', month: 'long' })
const dayYearFormat = inStockholm({ day: 'numeric', month: 'long', year: 'numeric' })
const shortDayFormat = inStockholm({ day: 'numeric', month: 'long' })
const monthFormat = inStockholm({ month: 'long', year: 'numeric' })

/** Noon of a calendar day: far from midnight in every time zone Stockholm has had. */
const noon = (date: string): Date => new Date(`${date}T11:00:00Z`)

/** The wall clock as Insyn writes it, '7:00'. */
export const clock = (instant: Date | string): string => clockTime(new Date(instant)).replace(/^0/u, '')

/** '7:00 till 14:30', with 'nästa dag' when it ends on another day. Never a dash, which is not read aloud. */
export const span = (start: Date | string, end: Date | string): string => {
  const sameDay = stockholmDate(new Date(start)) === stockholmDate(new Date(new Date(end).getTime() - 1))
  return `${clock(start)} till ${clock(end)}${sameDay ? '' : ' nästa dag'}`
}

/** 'torsdag 19 november' of a calendar day 'yyyy-mm-dd'. */
export const day = (date: string): string => dayFormat.format(noon(date))

/** '19 november 2026' of a calendar day. */
export const dayWithYear = (date: string): string => dayYearFormat.format(noon(date))

/** '19 november' of an instant. */
export const shortDay = (instant: Date | string): string => shortDayFormat.format(new Date(instant))

/** '19 november klockan 7:53' of an instant. */
export const dateTime = (instant: Date | string): string => `${shortDay(instant)} klockan ${clock(instant)}`

/** 'november 2026' of 'yyyy-mm'. */
export const monthName = (month: string): string => monthFormat.format(noon(`${month}-15`))

/** '3 timmar 15 minuter'. */
export const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = [
    hours > 0 ? `${hours} ${hours === 1 ? 'timme' : 'timmar'}` : '',
    rest > 0 || hours === 0 ? `${rest} ${rest === 1 ? 'minut' : 'minuter'}` : '',
  ]
  return parts.filter(Boolean).join(' ')
}
