import { afterAll, describe, expect, it } from 'vitest'
import { seeded } from '../security/gate-malformed'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { killCycles } from './kill-cycles'
import { isDeep } from '../support/depth'

/** 2 in npm test, and 1 on a server; 20 and 10 in the deep run. `KILL_CYCLES=20 npx vitest run tests/reliability/objection-kill.test.ts` gives the figure. */
const cycles = Number(process.env.KILL_CYCLES ?? (isDeep ? 20 : 2))
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000)
const plans = [
  { kind: 'embedded', cycles },
  { kind: 'server', cycles: Number(process.env.KILL_CYCLES_SERVER ?? Math.ceil(cycles / 2)) },
] as const

let stack: WatchedStack | undefined

afterAll(() => stack?.stop())

describe.each(plans)('a portal on the $kind database that is killed $cycles times while people object', (plan) => {
  it(`loses nothing it has acknowledged, and sends nothing twice (seed ${seed})`, { timeout: 3_600_000 }, async () => {
    stack = await startWatchedStack('kill', {
      database: plan.kind,
      env: { REPRESENTATION_MAX_AGE_SECONDS: '3600', LOG_LEVEL: 'warn' },
    })
    try {
      const report = await killCycles(stack, plan.cycles, seeded(seed))
      console.info(`${plan.kind}: ${JSON.stringify(report)}`)
      expect(report).toMatchObject({ lost: [], doubled: [], waiting: 0, refused: 0, accessLog: { ok: true } })
      expect(report.acknowledged).toBeGreaterThanOrEqual(plan.cycles)
    } finally {
      await stack.stop()
      stack = undefined
    }
  })
})
