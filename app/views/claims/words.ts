import { deadlinesOf } from '~/domain/reports/deadlines'
import { clockShift, sumClaimLines } from '~/domain/claims/lines'
import { timeKinds, totalMinutes } from '~/domain/time/minutes'
import {
  daysBetween,
  daysOf,
  daySpan,
  isClockChangeDay,
  minutesBetween,
  monthDays,
  stockholmDate,
} from '~/domain/time/time'
import type { DayString, Span } from '~/domain/time/time'
import type { Claim } from '../../../provider-api/contract'
import { ownSums, statedSums } from './sums'
import type { ClaimData } from './data'
import type { Scene } from '~/views/frame/scene'

type Fact = { name: string; value: string }

/** Where the underlag is, and how long there is to Försäkringskassan's last day; the municipality has no such day. */
export function factsOf(claim: Claim | null, scene: Scene): Fact[] {
  const { t, f } = scene
  if (claim === null) return []
  const state = { name: t('claims.fact.state'), value: t(`terms.claimState.${claim.state}`) }
  const sent = claim.sentAt
    ? [{ name: t('claims.fact.sent'), value: t('claims.fact.sentAt', { date: f.date(new Date(claim.sentAt)) }) }]
    : []
  return [state, ...sent, ...(claim.form === 'homeCareFee' ? [] : [lastDayFact(claim, scene)])]
}

function lastDayFact({ month, sentAt }: Claim, { t, f, now }: Scene): Fact {
  const { lastDay } = deadlinesOf(month)
  const date = f.date(lastDay)
  const name = t('claims.fact.lastDay')
  if (sentAt) return { name, value: date }
  const count = daysBetween(stockholmDate(now), lastDay)
  if (count < 0) return { name, value: t('claims.fact.passed', { date }) }
  return { name, value: count === 0 ? t('claims.fact.today', { date }) : t('claims.fact.left', { date, count }) }
}

/** What the underlag and the rows come to; for home care also what is paid and was not given. */
export function summaryOf(data: ClaimData, { t, f }: Scene): string[] {
  const [stated, own] = [statedSums(data), ownSums(data)]
  const sentences: string[] = []
  if (stated) sentences.push(t('claims.summary.theirs', { duration: f.duration(totalMinutes(stated.clock)) }))
  if (own) sentences.push(t('claims.summary.ours', { duration: f.duration(totalMinutes(own.clock)) }))
  if (!stated || !own) return sentences
  const difference = totalMinutes(stated.clock) - totalMinutes(own.clock)
  const duration = f.duration(Math.abs(difference))
  if (difference === 0) sentences.push(t('claims.summary.same'))
  else sentences.push(t(difference > 0 ? 'claims.summary.more' : 'claims.summary.less', { duration }))
  const paid = data.lines.reduce((sum, line) => sum + Math.max(0, line.difference), 0)
  if (data.claim?.form === 'homeCareFee' && paid > 0)
    sentences.push(t('claims.summary.paid', { duration: f.duration(paid) }))
  return sentences
}

/** The provider's own sums, where its lines do not come to them, or it has converted the same time to something else. */
export function sumFaultsOf(data: ClaimData, { t, f }: Scene): string[] {
  const [stated, own] = [statedSums(data), ownSums(data)]
  if (stated === null) return []
  const added = sumClaimLines(data.theirs)
  const faults: string[] = []
  if (timeKinds.some((kind) => stated.clock[kind] !== added.clock[kind])) {
    const values = { stated: f.duration(totalMinutes(stated.clock)), added: f.duration(totalMinutes(added.clock)) }
    faults.push(t('claims.warning.sum', values))
  }
  for (const kind of timeKinds) {
    if (own === null || own.clock[kind] !== stated.clock[kind] || own.converted[kind] === stated.converted[kind])
      continue
    const values = { theirs: f.duration(stated.converted[kind]), ours: f.duration(own.converted[kind]) }
    faults.push(t(`claims.warning.converted.${kind}`, values))
  }
  return faults
}

/** The night in which the clock was changed, and the lines that are longer or shorter than their clock times say. */
export function clockTexts(lines: readonly (Span & { staff: string })[], month: string, { t, f }: Scene): string[] {
  const { from, to } = monthDays(month)
  const day = daysOf(from, to).find(isClockChangeDay)
  if (day === undefined) return []
  const way = isShort(day) ? 'spring' : 'autumn'
  return [
    t(`claims.clock.${way}`, { date: f.date(day) }),
    ...lines
      .filter((line) => clockShift(line) !== 0)
      .map(({ staff, start, end }) =>
        t('claims.clock.line', { staff, span: f.span(start, end), duration: f.duration(minutesBetween(start, end)) }),
      ),
  ]
}

/** A day of 23 hours: the clock was set forward. */
function isShort(day: DayString): boolean {
  const { start, end } = daySpan(day)
  return clockShift({ start, end }) > 0
}
