import { inject } from 'vitest'
import { z } from 'zod'
import { buildIfChanged } from '../../scripts/fresh-build.mjs'
import { stackEnvironment, type StackPorts } from '../../scripts/processes.mjs'
import { startStackOfTest, type StartedStack } from './stack'
import type { DatabaseKind } from './stack-data'

/** A stack whose every line is kept: `portalLog` is what the portal has written so far. */
export type WatchedStack = StartedStack & {
  portalLog: () => string[]
  /** Orders a fault at the sandbox provider; `none` ends all of the tenant. */
  order: (fault: FaultOrder) => Promise<void>
}

/** Something that the portal's calls to the providers go through. `leadsTo` is told where they are. */
export type WayThrough = { origin: string; leadsTo: (origin: string) => void }

type FaultOrder = {
  tenant: string
  kind: string
  ms?: number
  pathPattern?: string
  bodyPattern?: string
  method?: string
  times?: number
}

/** Tests come from one address, in a hurry. */
const environment = {
  ...{ RATE_LIMIT_PER_MINUTE: '10000000', RATE_LIMIT_PER_PERSON: '10000000', DOWNLOADS_AT_ONCE: '1000' },
  LOG_LEVEL: 'debug',
}

const providersSchema = z.array(z.looseObject({ id: z.string(), baseUrl: z.string() }))

type Changes = {
  others: readonly { id: string }[]
  timeoutMs: number | undefined
  through: WayThrough | undefined
  keptForHours: number | undefined
}

/** The providers of the demo, with others in the place of some, another way to them, and another patience. */
function providersWith(
  ports: StackPorts,
  data: string,
  { others, timeoutMs, through, keptForHours }: Changes,
): Record<string, string> {
  if (others.length === 0 && timeoutMs === undefined && through === undefined) return {}
  const { portal } = stackEnvironment({ ports, data })
  const providers = providersSchema.parse(JSON.parse(portal.PROVIDERS ?? '[]'))
  const placed = providers.map((one) => {
    const other = others.find(({ id }) => id === one.id)
    if (other !== undefined || through === undefined) return other ?? one
    const { origin, pathname } = new URL(one.baseUrl)
    through.leadsTo(origin)
    return { ...one, baseUrl: through.origin + pathname, stalenessHours: keptForHours }
  })
  if (timeoutMs === undefined) return { PROVIDERS: JSON.stringify(placed) }
  return {
    PROVIDERS: JSON.stringify(placed.map((one) => ({ ...one, timeoutMs }))),
    PAGE_BUDGET_MS: String(Math.min(4 * timeoutMs, 120_000)),
  }
}

/**
 * Starts the four processes of the build in a temporary folder. `stop` ends them and removes it.
 * `database`: which one the portal has.
 * `clock`: when its clocks start, for a world of its own.
 * `others`: providers of the test itself, each in the place of the one of the demo with its id.
 * `through`: what every call to a provider passes; `keptForHours`: how old an answer may be that is shown instead of one.
 * `patientMs`: how long the portal waits for a provider, for a test that must not depend on how busy the machine is.
 */
export async function startWatchedStack(
  name: string,
  {
    env = {},
    patientMs,
    database = 'embedded',
    others = [],
    clock,
    through,
    keptForHours,
  }: {
    env?: Record<string, string>
    patientMs?: number
    database?: DatabaseKind
    others?: readonly { id: string }[]
    clock?: string
    through?: WayThrough
    keptForHours?: number
  } = {},
): Promise<WatchedStack> {
  await buildIfChanged()
  const log: string[] = []
  const stack = await startStackOfTest({
    ...{ name, server: inject('server'), database, clock },
    env: (ports, data) => ({
      ...environment,
      ...providersWith(ports, data, { others, timeoutMs: patientMs, through, keptForHours }),
      ...env,
    }),
    onLine: (line, from) => {
      if (from === 'portal') log.push(line)
    },
  })
  return {
    ...stack,
    portalLog: () => log,
    order: async (fault) => {
      const answer = await fetch(new URL('/admin/faults', stack.origins.provider), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      })
      if (answer.status !== 204) throw new Error(`the fault was not ordered: ${answer.status}`)
    },
  }
}
