import type { SignalHearing } from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import type { ObjectionKnowledge } from '~/services/objections/knowledge.server'

type Heard = Pick<ObjectionKnowledge, 'changed' | 'followed' | 'forget'>

type HearingParts = {
  provider: Pick<ProviderGateway, 'providers'>
  processId: string
  nudge: (providerId: string) => void
  /** Of objections, and of wishes. */
  knowledge: Heard
  wishKnowledge: Heard
  logger: Pick<Logger, 'debug' | 'warn'>
  /** Open pages, which hear everything. */
  live: SignalHearing
}

/**
 * What this process does of what any process tells all. After a break nothing counts as known, and every feed is looked at:
 * no signal is ever the only word of anything.
 */
export function createHearing({
  provider,
  processId,
  nudge,
  knowledge,
  wishKnowledge,
  logger,
  live,
}: HearingParts): SignalHearing {
  return {
    hear: (signal) => {
      switch (signal.kind) {
        case 'change':
          logger.debug(signal, 'a change has reached this process')
          if (signal.type === 'objection' && !signal.isHere) knowledge.changed(signal)
          if (signal.type === 'wish' && !signal.isHere) wishKnowledge.changed(signal)
          break
        case 'followed':
          knowledge.followed(signal.providerId)
          wishKnowledge.followed(signal.providerId)
          break
        case 'nudge':
          if (signal.from !== processId) nudge(signal.providerId)
          break
        case 'session':
        case 'rights':
        case 'done':
      }
      live.hear(signal)
    },
    missed: (err) => {
      if (err !== undefined) logger.warn({ err }, 'this process cannot hear the others: it connects again')
      else logger.warn('this process hears the others again, and looks at everything again')
      knowledge.forget()
      wishKnowledge.forget()
      live.missed()
      for (const { id } of provider.providers) nudge(id)
    },
  }
}
