import type { Database, NoticeMessage } from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import { noMetrics, type Metrics } from '~/platform/metrics.server'
import { retryDelay } from '~/services/delivery/backoff'
import type { Channel, Letter, SendOutcome } from './channel.server'

type SendingParts = {
  notices: Database['notices']
  workerId: string
  logger: Pick<Logger, 'warn' | 'info'>
  metrics?: Pick<Metrics, 'notice' | 'noticeHandedOver'>
}

/** What has not got through for so long is of no use any more: the portal shows it all. In milliseconds. */
const giveUpAfterMs = 3 * 24 * 3_600_000
/** So long after it is asked whether something was taken: what was on its way has then come in. In milliseconds. */
const askAfterMs = 60_000
/** What has not left within this time of being written down does not leave: another process may have it by then. */
const leavesWithinMs = 20_000

const noChannel: SendOutcome = { ok: false, why: 'later', isAddress: false, code: 'no-channel' }

/** A half minute, then up to twice as long each time, and at most a quarter of an hour. */
const waits = { firstMs: 30_000, mostMs: 15 * 60_000, leastMs: 15_000 }

/** How long until the next try, in milliseconds, after so many. */
export function waitAfter(attempts: number): number {
  return retryDelay(attempts, Math.random(), null, waits)
}

/** Hands letters over, each by its way, and writes down what came of it. Throws when the database does not answer. */
export function createSending({ notices, workerId, logger, metrics = noMetrics }: SendingParts) {
  type Told = { messageId: string; channel: string; attempts: number }

  const handedOver = (channel: string, ageMs: number): void => {
    metrics.notice(channel, 'handed over')
    metrics.noticeHandedOver(channel, ageMs / 1000)
  }

  /** What came of it is not known: asked later where it can be, given up where it cannot. */
  const unsure = async (told: Told, channel: Channel | undefined, code: string): Promise<void> => {
    if (channel?.isOnce === true) {
      await notices.retryLater(told.messageId, workerId, { delayMs: askAfterMs, errorCode: code, mayBeTaken: true })
      logger.warn({ ...told, errorCode: code }, 'it is not known whether a notice was handed over: that is asked')
      metrics.notice(told.channel, 'unsure')
      return
    }
    const delayMs = waitAfter(told.attempts)
    await notices.retryLater(told.messageId, workerId, { delayMs, errorCode: code })
    logger.warn({ ...told, errorCode: code }, 'a notice waits')
    metrics.notice(told.channel, 'waits')
  }

  const settle = async (
    told: Told,
    outcome: SendOutcome,
    channel: Channel | undefined,
    ageMs: number,
  ): Promise<void> => {
    const { messageId, attempts } = told
    if (outcome.ok) {
      await notices.sent(messageId, { handle: outcome.handle ?? null, isFollowed: outcome.isFollowed ?? false })
      logger.info({ ...told, ageMs: Math.round(ageMs) }, 'a notice has been handed over')
      handedOver(told.channel, ageMs)
      return
    }
    const errorCode = outcome.code
    if (outcome.why === 'never' || (outcome.why === 'later' && ageMs > giveUpAfterMs)) {
      await notices.failed(messageId, errorCode, outcome.isAddress)
      logger.warn({ ...told, errorCode }, 'a notice will not get there')
      metrics.notice(told.channel, 'refused')
      return
    }
    if (outcome.why === 'unsure') return unsure(told, channel, errorCode)
    await notices.retryLater(messageId, workerId, { delayMs: waitAfter(attempts), errorCode })
    logger.warn({ ...told, errorCode }, 'a notice waits')
    metrics.notice(told.channel, 'waits')
  }

  /** True when it may be sent: what was begun earlier was certainly not taken. */
  const isNew = async (told: Told, channel: Channel, letter: Letter, message: NoticeMessage): Promise<boolean> => {
    const { startedAt, ageMs } = message
    if (startedAt === null) return true
    const found = await channel.find(letter, startedAt)
    if (found.is === 'notTaken') return true
    if (found.is === 'taken') {
      await notices.sent(message.id, { handle: found.handle, isFollowed: true })
      logger.info({ ...told, ageMs: Math.round(ageMs) }, 'a notice had been handed over')
      handedOver(told.channel, ageMs)
    } else if (found.is === 'never' || ageMs > giveUpAfterMs) {
      await notices.failed(message.id, 'unsure', false)
      logger.warn({ ...told, errorCode: 'unsure' }, 'a notice may have been handed over, and is not sent again')
      metrics.notice(told.channel, 'given up')
    } else {
      await notices.retryLater(message.id, workerId, { delayMs: askAfterMs, errorCode: 'unsure', mayBeTaken: true })
    }
    return false
  }

  return async (message: NoticeMessage, letter: Letter, channel: Channel | undefined): Promise<void> => {
    const { id, attempts, ageMs, startedAt } = message
    const told = { messageId: id, channel: message.channel, attempts }
    if (channel?.isOnce !== true) return settle(told, (await channel?.send(letter)) ?? noChannel, channel, ageMs)
    const waited = startedAt === null ? askAfterMs : Date.now() - startedAt.getTime()
    if (waited < askAfterMs) {
      const delayMs = askAfterMs - waited
      return notices.retryLater(id, workerId, { delayMs, errorCode: 'unsure', mayBeTaken: true })
    }
    if (!(await isNew(told, channel, letter, message))) return
    const begun = performance.now()
    if (!(await notices.begin(id, workerId))) return
    if (performance.now() - begun > leavesWithinMs) {
      return notices.retryLater(id, workerId, { delayMs: askAfterMs, errorCode: 'slow' })
    }
    return settle(told, await channel.send(letter), channel, ageMs)
  }
}
