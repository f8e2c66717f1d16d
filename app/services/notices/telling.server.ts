import { randomUUID } from 'node:crypto'
import type { ChosenTimes, Database, NoticeEvent, NotTold, WaitingNotice } from '~/database/types'
import { isLateNews, noticeKinds, toneOf } from '~/domain/notices/event'
import { collectMinutes, standardQuiet, tellAt } from '~/domain/notices/when'
import { minutesAfter } from '~/domain/time/time'
import { defaultLanguage } from '~/i18n/languages'
import type { Clock } from '~/platform/clock'
import type { Logger } from '~/platform/logger.server'
import type { Judge } from './judging.server'

type TellingParts = {
  database: { notices: Database['notices']; noticeChoices: Pick<Database['noticeChoices'], 'times'> }
  judge: Judge
  clock: Clock
  logger: Pick<Logger, 'error'>
}

/** How long until it is tried again to tell somebody whom it could not be done for, in minutes: the others must not wait. */
const againMinutes = 1

/** So many are looked at in one turn. */
const atATime = 50

const standardTimes: ChosenTimes = { language: defaultLanguage, quiet: standardQuiet, pause: null }

const isUrgent = ({ kind }: NoticeEvent) => noticeKinds[kind].urgent

/** From what happened to what is to be sent. Everything can be done again after a stop, and is done once. */
export function createTelling({ database, judge, clock, logger }: TellingParts) {
  const { notices } = database

  /** A notice for each whom it may be for. Gives how many events. */
  async function spread(): Promise<number> {
    const events = await notices.unspread(atATime)
    for (const event of events) {
      const dueAt = isUrgent(event) ? event.at : minutesAfter(event.at, collectMinutes)
      // What has waited for so long, since no way out was configured, is no news any more.
      const people = isLateNews(event.at, clock()) ? [] : await notices.maybeTold(event)
      await notices.spread(
        event.id,
        people.map((personId) => ({ personId, dueAt })),
      )
    }
    return events.length
  }

  /** What of somebody's is told now. What is not urgent is told together, as soon as the first of it may be. */
  function readyOf(waiting: readonly WaitingNotice[], times: ChosenTimes, now: Date) {
    const timed = waiting.map((notice) => {
      return { notice, at: tellAt(times, { at: notice.event.at, urgent: isUrgent(notice.event) }, now) }
    })
    const paused = timed.filter(({ at }) => at === null).map(({ notice }) => notice)
    const left = timed.flatMap(({ notice, at }) => (at === null ? [] : [{ notice, at }]))
    const urgent = left.filter(({ notice }) => isUrgent(notice.event))
    const others = left.filter(({ notice }) => !isUrgent(notice.event))
    const isTime = others.some(({ at }) => at <= now)
    const ready = [...urgent, ...(isTime ? others : [])].map(({ notice }) => notice)
    return { paused, ready, later: isTime ? [] : others }
  }

  /** Tells one person what is due. */
  async function tell(personId: string): Promise<void> {
    const now = clock()
    const waiting = await notices.waitingOf(personId)
    const times = (await database.noticeChoices.times(personId)) ?? standardTimes
    const { paused, ready, later } = readyOf(waiting, times, now)
    for (const { notice, at } of later) if (notice.dueAt <= now) await notices.putOff([notice.id], at)
    const settled: { noticeId: string; outcome: NotTold }[] = paused.map(({ id }) => {
      return { noticeId: id, outcome: 'paused' }
    })
    const told: WaitingNotice[] = []
    const requestId = randomUUID()
    const unknown: string[] = []
    for (const notice of ready) {
      try {
        const outcome = await judge(personId, notice.event, requestId)
        if (outcome === null) told.push(notice)
        else settled.push({ noticeId: notice.id, outcome })
      } catch (err) {
        // One provider that does not answer holds up what it is to be asked about, and nothing else.
        logger.error({ err, personId }, 'it could not be known whether somebody is to be told: it is tried again')
        unknown.push(notice.id)
      }
    }
    await notices.settle(settled)
    if (unknown.length > 0) await notices.putOff(unknown, minutesAfter(now, againMinutes))
    if (told.length === 0) return
    const tone = toneOf(told.map(({ event }) => event.kind))
    const noticeIds = told.map(({ id }) => id)
    await notices.compose(personId, { noticeIds, tone, language: times.language })
  }

  return {
    spread,
    /** Tells everybody who has something that is due. Gives how many persons. */
    async tell(): Promise<number> {
      const people = await notices.duePersons(clock(), atATime)
      for (const personId of people) {
        try {
          await tell(personId)
        } catch (err) {
          logger.error({ err, personId }, 'somebody could not be told of what has happened: it is tried again')
          const waiting = await notices.waitingOf(personId)
          const ids = waiting.filter(({ dueAt }) => dueAt <= clock()).map(({ id }) => id)
          await notices.putOff(ids, minutesAfter(clock(), againMinutes))
        }
      }
      return people.length
    },
  }
}
