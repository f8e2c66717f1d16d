import { afterEach, beforeEach } from 'vitest'
import type { ProviderGateway } from '../../app/provider/types'
import { gatewayTo, startScriptedProvider } from './scripted-provider'

type Options = Parameters<typeof gatewayTo> extends [string, ...infer Rest] ? Rest : never

/**
 * What a file of tests says first that plays with a scripted provider: one anew for each test, and gateways to it, which are closed
 * after the test.
 */
export function useScriptedProvider() {
  let started: Awaited<ReturnType<typeof startScriptedProvider>> | undefined
  let open: ProviderGateway[] = []
  const provider = () => {
    if (started === undefined) throw new Error('it is started before each test')
    return started
  }
  beforeEach(async () => {
    started = await startScriptedProvider()
  })
  afterEach(async () => {
    const closing = Promise.all(open.map((gateway) => gateway.close()))
    await provider().down()
    await closing
    open = []
  })
  return {
    /** The one of this test. */
    get provider() {
      return provider()
    },
    /** A gateway to it. */
    connect: (...options: Options) => {
      const made = gatewayTo(provider().origin, ...options)
      open.push(made.gateway)
      return made
    },
  }
}
