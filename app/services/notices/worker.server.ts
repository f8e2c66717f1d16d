import { randomUUID } from 'node:crypto'
import type { Database, LeaseRepository, NoticeMessage, NotTold, TakenMessage } from '~/database/types'
import { parseLanguage, defaultLanguage, htmlLang } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import type { Logger } from '~/platform/logger.server'
import { noMetrics, type Metrics } from '~/platform/metrics.server'
import { createHolding } from '~/services/delivery/holding.server'
import { createLoop, type Loop } from '~/services/delivery/loop.server'
import { letterOf } from '~/views/notices/letter'
import { stopPath } from '~/views/notices/address'
import type { Channel } from './channel.server'
import type { Judge } from './judging.server'
import { createSending, waitAfter } from './sending.server'
import type { createTelling } from './telling.server'

type WorkerParts = {
  database: {
    notices: Database['notices']
    noticeChoices: Pick<Database['noticeChoices'], 'stopToken'>
    leases: LeaseRepository
  }
  telling: ReturnType<typeof createTelling>
  judge: Judge
  channels: readonly Channel[]
  origin: string
  logger: Pick<Logger, 'error' | 'warn' | 'info'>
  metrics?: Metrics
  idleMs?: number
}

/** Longer than a letter takes with a server that is silent at each step. */
const leaseMs = 45_000
const atOnce = 2
/** How it went with what was taken is asked again so long after, and not for ever. In milliseconds. */
const askAgainMs = 60_000
const asksAtOnce = 10
const asksForMs = 2 * 24 * 3_600_000

/**
 * Tells people outside the portal. One process at a time does it (the lease `notices`), and two at once do no harm: what is to
 * be sent is written once, and is leased while it is sent. A letter that may have gone out when its process died is sent again
 * with the same Message-ID.
 */
export function createNoticeWorker(parts: WorkerParts): Loop & { work: () => Promise<number> } {
  const { database, telling, judge, channels, origin, logger, metrics = noMetrics, idleMs = 2_000 } = parts
  const { notices } = database
  const outs = new Map(channels.map((one) => [one.channel, one]))
  const workerId = randomUUID()
  const holding = createHolding(database.leases, 'notices', workerId)
  const sendLetter = createSending({ notices, workerId, logger, metrics })

  /**
   * A letter that has waited may be about what its reader may not see any more, or has seen. True when nothing is left. What cannot be
   * known now holds up a letter only when there is nothing else in it to tell.
   */
  const isOver = async ({ id, personId, notices: about, attempts }: NoticeMessage): Promise<boolean> => {
    if (attempts <= 1) return false
    const settled: { noticeId: string; outcome: NotTold }[] = []
    const requestId = randomUUID()
    const unknown: Error[] = []
    for (const notice of about) {
      try {
        const outcome = await judge(personId, notice.event, requestId)
        if (outcome === null) return false
        settled.push({ noticeId: notice.id, outcome })
      } catch (cause) {
        unknown.push(new Error('it cannot be known now whether this is still to be told', { cause }))
      }
    }
    if (unknown[0] !== undefined) throw unknown[0]
    await notices.drop(id, settled)
    return true
  }

  const send = async (message: NoticeMessage): Promise<void> => {
    const { id, destinationId, channel, address, tone, attempts } = message
    const told = { messageId: id, channel, attempts }
    try {
      if (await isOver(message)) return
      const language = parseLanguage(message.language) ?? defaultLanguage
      const stop = `${origin}${stopPath(database.noticeChoices.stopToken(destinationId))}`
      const words = letterOf(tone, origin, textsFor(language))
      const letter = { id, to: address, language: htmlLang(language), stop, ...words }
      await sendLetter(message, letter, outs.get(channel))
    } catch (err) {
      logger.error({ ...told, err }, 'a notice could not be sent')
      // If it is the database that is away this fails too; then the lease runs out. It may have been handed over by now.
      await notices
        .retryLater(id, workerId, { delayMs: waitAfter(attempts), errorCode: 'portal', mayBeTaken: true })
        .catch(() => undefined)
    }
  }

  /** Asks how it went with what was taken. What a report has told already is not asked. */
  const follow = async (): Promise<number> => {
    const taken = await notices.underWay(asksAtOnce, askAgainMs)
    const ask = async ({ id, channel, handle, ageMs }: TakenMessage) => {
      const fate = (await outs.get(channel)?.fateOf(handle)) ?? 'underWay'
      if (fate === 'underWay' && ageMs < asksForMs) return
      await notices.settleFate(id, handle, fate === 'underWay' ? 'nobodySays' : fate)
      if (fate !== 'failed') return
      logger.warn({ messageId: id, channel }, 'a notice has not arrived')
      metrics.notice(channel, 'not arrived')
    }
    await Promise.all(taken.map(ask))
    return taken.length
  }

  /** One round. Gives how much there was to do. */
  const work = async (): Promise<number> => {
    const spread = await telling.spread()
    const told = await telling.tell()
    const messages = await notices.claim(workerId, leaseMs, atOnce)
    await Promise.all(messages.map(send))
    return spread + told + messages.length + (await follow())
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
