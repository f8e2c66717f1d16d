/** From a system's values to the contract's. */
import { stockholmOffset } from '../app/domain/time/stockholm'

/** RFC 3339 with Stockholm's offset: '2026-11-19T07:00:00+01:00'. */
export function instant(date: Date): string {
  const offset = stockholmOffset(date.getTime())
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${local}+${pad(Math.floor(offset / 60))}:${pad(offset % 60)}`
}

/** `{ [name]: instant }`, or nothing when there is no date. */
export function maybeInstant<K extends string>(name: K, date: Date | null | undefined): { [P in K]?: string } {
  return maybe(name, date ? instant(date) : null)
}

/** `{ [name]: value }`, or nothing when there is no value: the contract leaves out what it does not know. */
export function maybe<K extends string, V>(name: K, value: V | null | undefined): { [P in K]?: V } {
  const made: { [P in K]?: V } = {}
  if (value !== null && value !== undefined) made[name] = value
  return made
}
