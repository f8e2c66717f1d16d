import { clockParts, daySpan, minutesBetween } from '../../../app/domain/time/time'
import type { DeskShift } from '../store/types'
import { html, type Html } from './html'

const laneHeight = 26
const barHeight = 22
/** A visit of a quarter of an hour is a hundredth of a day: it is drawn so wide that its edge can be seen. In per cent. */
const leastWidth = 1.2
const hours = [0, 6, 12, 18]

/** A shift on the day. `x` and `width`: in per cent of the day's 23, 24 or 25 hours. */
export type StripBar = { id: string; look: string; lane: number; x: number; width: number }

const lookOf = ({ missed, status }: DeskShift): string => (missed ? 'missed' : status)

/** The shifts of one local day as lengths, none over another: those that go on into the day before it are cut at midnight. */
export const stripBars = (date: string, shifts: readonly DeskShift[]): StripBar[] => {
  const day = daySpan(date)
  const whole = minutesBetween(day.start, day.end)
  const percent = (instant: Date): number =>
    (Math.min(whole, Math.max(0, minutesBetween(day.start, instant))) * 100) / whole
  const ends: number[] = []
  return shifts
    .toSorted((a, b) => a.start.getTime() - b.start.getTime())
    .map((shift) => {
      const x = Math.min(percent(shift.start), 100 - leastWidth)
      const width = Math.max(leastWidth, percent(shift.end) - x)
      const free = ends.findIndex((end) => end <= x)
      const lane = free < 0 ? ends.length : free
      ends[lane] = x + width
      return { id: shift.id, look: lookOf(shift), lane, x: round(x), width: round(width) }
    })
}

const round = (percent: number): number => Math.round(percent * 1000) / 1000

/** The day of one brukare as a picture of what the list under it says: each state has its own edge and filling. */
export const dayStrip = (date: string, shifts: readonly DeskShift[], now: Date): Html => {
  const bars = stripBars(date, shifts)
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1))
  const day = daySpan(date)
  const whole = minutesBetween(day.start, day.end)
  const isOn = now >= day.start && now < day.end
  const nowAt = round((minutesBetween(day.start, now) * 100) / whole)
  return html`<svg class="remsa" width="100%" height="${lanes * laneHeight + 22}" aria-hidden="true" focusable="false">
    ${hours.map((hour) => {
      const at = round((minutesBetween(day.start, wallClock(date, hour)) * 100) / whole)
      return html`<line class="timme" x1="${at}%" x2="${at}%" y1="0" y2="${lanes * laneHeight}" />
        <text x="${at}%" y="${lanes * laneHeight + 18}" dx="2">${hour}</text>`
    })}
    ${bars.map(
      ({ look, lane, x, width }) =>
        html`<rect
          data-look="${look}"
          x="${x}%"
          y="${lane * laneHeight + 2}"
          width="${width}%"
          height="${barHeight}"
          rx="4"
        />`,
    )}
    ${isOn ? html`<line class="nu" x1="${nowAt}%" x2="${nowAt}%" y1="0" y2="${lanes * laneHeight}" />` : null}
  </svg>`
}

/** The first instant of the day at which the wall clock has come to an hour. */
function wallClock(date: string, hour: number): Date {
  const { start } = daySpan(date)
  const guess = new Date(start.getTime() + hour * 3_600_000)
  const off = hour - clockParts(guess).hour
  return new Date(guess.getTime() + off * 3_600_000)
}
