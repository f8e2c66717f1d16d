import { randomUUID } from 'node:crypto'
import type { Database, LeaseRepository, NoticeMessage, NotTold } from '~/database/types'
import { parseLanguage, defaultLanguage, htmlLang } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import type { Logger } from '~/platform/logger.server'
import { createHolding } from '~/services/delivery/holding.server'
import { createLoop, type Loop } from '~/services/delivery/loop.server'
import { letterOf } from '~/views/notices/letter'
import type { Channel } from './channel.server'
import type { Judge } from './judging.server'
import type { createTelling } from './telling.server'

type WorkerParts = {
  database: { notices: Database['notices']; leases: LeaseRepository }
  telling: ReturnType<typeof createTelling>
  judge: Judge
  channels: readonly Channel[]
  origin: string
  logger: Pick<Logger, 'error' | 'warn' | 'info'>
  idleMs?: number
}

/** Longer than a letter takes with a server that is silent at each step. */
const leaseMs = 45_000
const atOnce = 2
/** What has not got through for so long is of no use any more: the portal shows it all. In milliseconds. */
const giveUpAfterMs = 3 * 24 * 3_600_000
const mostWaitMs = 15 * 60_000

/** How long until the next try: a half minute, then twice as long each time, and at most a quarter of an hour. */
export function waitBefore(attempts: number): number {
  return Math.min(15_000 * 2 ** attempts, mostWaitMs)
}

/**
 * Tells people outside the portal. One process at a time does it (the lease `notices`), and two at once do no harm: what is to
 * be sent is written once, and is leased while it is sent. A letter that may have gone out when its process died is sent again
 * with the same Message-ID.
 */
export function createNoticeWorker(parts: WorkerParts): Loop & { work: () => Promise<number> } {
  const { database, telling, judge, channels, origin, logger, idleMs = 2_000 } = parts
  const { notices } = database
  const workerId = randomUUID()
  const holding = createHolding(database.leases, 'notices', workerId)

  /** A letter that has waited may be about what its reader may not see any more, or has seen. True when nothing is left. */
  const isOver = async ({ id, personId, notices: about, attempts }: NoticeMessage): Promise<boolean> => {
    if (attempts <= 1) return false
    const settled: { noticeId: string; outcome: NotTold }[] = []
    const requestId = randomUUID()
    for (const notice of about) {
      const outcome = await judge(personId, notice.event, requestId)
      if (outcome === null) return false
      settled.push({ noticeId: notice.id, outcome })
    }
    await notices.drop(id, settled)
    return true
  }

  const send = async (message: NoticeMessage): Promise<void> => {
    const { id, channel, address, tone, attempts, ageMs } = message
    const told = { messageId: id, channel, attempts }
    try {
      if (await isOver(message)) return
      const language = parseLanguage(message.language) ?? defaultLanguage
      const letter = { id, to: address, language: htmlLang(language), ...letterOf(tone, origin, textsFor(language)) }
      const out = channels.find((one) => one.channel === channel)
      const outcome = (await out?.send(letter)) ?? { ok: false, why: 'later', isAddress: false, code: 'no-channel' }
      if (outcome.ok) {
        await notices.sent(id)
        logger.info({ ...told, ageMs: Math.round(ageMs) }, 'a notice has been handed over')
        return
      }
      const errorCode = outcome.code
      if (outcome.why === 'never' || ageMs > giveUpAfterMs) {
        await notices.failed(id, errorCode, outcome.isAddress)
        logger.warn({ ...told, errorCode }, 'a notice will not get there')
        return
      }
      await notices.retryLater(id, workerId, { delayMs: waitBefore(attempts), errorCode })
      logger.warn({ ...told, errorCode }, 'a notice waits')
    } catch (err) {
      logger.error({ ...told, err }, 'a notice could not be sent')
      // If it is the database that is away this fails too; then the lease runs out.
      await notices
        .retryLater(id, workerId, { delayMs: waitBefore(attempts), errorCode: 'portal' })
        .catch(() => undefined)
    }
  }

  /** One round. Gives how much there was to do. */
  const work = async (): Promise<number> => {
    const spread = await telling.spread()
    const told = await telling.tell()
    const messages = await notices.claim(workerId, leaseMs, atOnce)
    await Promise.all(messages.map(send))
    return spread + told + messages.length
  }

  const loop = createLoop('notices', idleMs, logger, async () =>
    ((await holding.during(work)) ?? 0) > 0 ? 'more' : 'idle',
  )
  return {
    ...loop,
    work,
    stop: async () => {
      await loop.stop()
      await holding.letGo().catch(() => false)
      for (const channel of channels) channel.close()
    },
  }
}
