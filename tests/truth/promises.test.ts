import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castNotes } from '../../sandbox/idp/cast-notes'
import { signInOverHttp } from '../support/http-client'
import { linesOfHtml, patternsUnder } from '../support/nothing-words'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { clocks } from './clocks'

/** What somebody is said to have, and the texts of which one, or none, stands on a page whichever day the demo is started. */
type Promised = {
  person: string
  /** The first page about the one person, a page below it, or one about nobody. */
  at: 'first page' | '/invandningar' | '/att-gora' | '/valj'
  shows: string[]
  never?: string[]
}

const promises: readonly Promised[] = [
  { person: 'pia', at: '/invandningar', shows: ['objections.stateFormal.accepted'] },
  { person: 'pia', at: 'first page', shows: ['now.changes.kind'], never: ['now.changes.none'] },
  { person: 'yngve', at: 'first page', shows: ['urgent.missed.heading', 'urgent.missed.headingDay'] },
  { person: 'greta', at: '/att-gora', shows: ['work-list.review', 'work-list.reviewNoDay', 'work-list.passed'] },
  { person: 'karl', at: 'first page', shows: ['now.today'] },
  { person: 'per', at: 'first page', shows: ['joint.wants', 'joint.heading.yours'] },
  { person: 'frida', at: '/valj', shows: ['choose.invited'] },
  { person: 'ulla', at: '/valj', shows: ['choose.none'] },
]

describe.each(clocks)('started at $instant, $why', ({ instant }) => {
  let stack: WatchedStack

  beforeAll(async () => {
    stack = await startWatchedStack('promises', { database: 'server', clock: instant, patientMs: 30_000 })
  }, 900_000)

  afterAll(() => stack.stop())

  it.each(promises)('the demo keeps its word about $person: $shows', async ({ person, at, shows, never = [] }) => {
    expect(castNotes[person]).toBeDefined()
    const client = await signInOverHttp(stack.origins, person)
    const first = () => settled(async () => [...(await subjectsOf(client)).values()][0] ?? null)
    const path = at === 'first page' ? await first() : at === '/invandningar' ? `${await first()}${at}` : at
    // What stands in brackets is a sentence too.
    const lines = linesOfHtml((await client.get(path, { follow: true })).text).flatMap((line) => line.split(/[()]/))
    const says = (keys: readonly string[]) =>
      keys.flatMap((key) => patternsUnder(key)).some((one) => lines.some((line) => one.test(line)))
    expect(says(shows), lines.join('\n')).toBe(true)
    expect(says(never), lines.join('\n')).toBe(false)
  })
})
