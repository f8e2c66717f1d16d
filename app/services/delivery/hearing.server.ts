import type { SignalHearing } from '~/database/types'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import type { ObjectionKnowledge } from '~/services/objections/knowledge.server'

type HearingParts = {
  provider: Pick<ProviderGateway, 'providers'>
  processId: string
  nudge: (providerId: string) => void
  knowledge: Pick<ObjectionKnowledge, 'changed' | 'followed' | 'forget'>
  logger: Pick<Logger, 'debug' | 'warn'>
}

/**
 * What this process does of what any process tells all. After a break nothing counts as known, and every feed is looked at:
 * no signal is ever the only word of anything.
 */
export function createHearing({ provider, processId, nudge, knowledge, logger }: HearingParts): SignalHearing {
  return {
    hear: (signal) => {
      const { kind, providerId } = signal
      switch (kind) {
        case 'change':
          logger.debug(signal, 'a change has reached this process')
          if (signal.type === 'objection' && !signal.isHere) knowledge.changed(signal)
          return
        case 'followed':
          knowledge.followed(providerId)
          return
        case 'nudge':
          if (signal.from !== processId) nudge(providerId)
      }
    },
    missed: (err) => {
      if (err !== undefined) logger.warn({ err }, 'this process cannot hear the others: it connects again')
      else logger.warn('this process hears the others again, and looks at everything again')
      knowledge.forget()
      for (const { id } of provider.providers) nudge(id)
    },
  }
}
