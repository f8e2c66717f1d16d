import type { Metrics } from '~/platform/metrics.server'
import { toFailure } from './failure'

/** Counts calls to a provider and how long they take, whatever comes of them. What a call throws is thrown. */
export function createCounting(provider: string, metrics: Pick<Metrics, 'providerCalled'>) {
  return async <T>(operation: string, call: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const note = (outcome: string) => {
      metrics.providerCalled({ provider, operation, outcome, seconds: (performance.now() - begun) / 1000 })
    }
    try {
      const result = await call()
      note('ok')
      return result
    } catch (error) {
      note(toFailure(error).failure)
      throw error
    }
  }
}
