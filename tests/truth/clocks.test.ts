import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { clocks, isInEachLanguage } from './clocks'
import type { Invariant } from './invariants'
import { ofCounts } from './invariants/counts'
import { ofForm } from './invariants/form'
import { ofJoint } from './invariants/joint'
import { ofLaw } from './invariants/law'
import { ofSums } from './invariants/sums'
import { ofTime } from './invariants/time'
import { ofWhose } from './invariants/whose'
import { lookAt, type Look } from './look'

const invariants: readonly Invariant[] = [
  ...[...ofForm, ...ofLaw, ...ofTime, ...ofWhose],
  ...[...ofSums, ...ofCounts, ...ofJoint],
]

/** The provider is given the time it needs, and who may see what is asked for once: a busy machine changes no page. */
const patience = { patientMs: 30_000, env: { REPRESENTATION_MAX_AGE_SECONDS: '3600' } }

// A world of its own for each clock, made by the same programs as the demo's: what they say must be so on every day.
describe.each(clocks)('at $instant, $why', ({ instant }) => {
  let stack: WatchedStack
  let look: Look

  beforeAll(async () => {
    stack = await startWatchedStack('clock', { database: 'server', clock: instant, ...patience })
    look = await lookAt(stack, isInEachLanguage(instant))
  }, 900_000)

  afterAll(() => stack.stop())

  it('has been looked at: pages about each kind of help, and files', () => {
    expect(look.pages.length).toBeGreaterThan(300)
    expect(look.files.length).toBeGreaterThan(50)
  })

  it.each(invariants)('$name', ({ faults }) => {
    expect(faults(look.pages, new Date(instant), look.files)).toEqual([])
  })
})
