import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionState } from '~/auth/session.server'
import type { Access } from '~/auth/types'
import type { Signal } from '~/database/types'
import { allScopes, type Scope } from '~/domain/access/representation'
import { rightAt } from '../../../tests/support/rights'
import { createLiveStreams } from './streams.server'

const now = new Date('2026-11-24T10:00:00Z')

/** Somebody who may see some of a brukare; `scopes` and `isOpen` can be taken away while they listen. */
function scene({ most = 100 } = {}) {
  const scopes: readonly Scope[] = ['schedule:read']
  const asked: unknown[] = []
  const world = { scopes, isOpen: true, refused: 0, uses: 0, asked }
  const viewer = { personId: 'p', name: 'Erik', sessionId: 's1', authenticatedAt: now }
  const held = (): Access[] => {
    const scopes = new Set(allScopes.filter((one) => world.scopes.includes(one)))
    const place = { ...rightAt('farsta', { scopes }), brukareId: 'f-1' }
    const about = { viewer, brukare: { id: 'b1', name: 'Pia', protectedIdentity: false }, places: [place] }
    const access: Access = Object.assign(Object.create(place), {
      ...place,
      ...about,
      scopesAnywhere: scopes,
      asOf: now,
    })
    return scopes.size === 0 ? [] : [access]
  }
  const streams = createLiveStreams({
    signIn: {
      session: (_cookie, { isUse = true } = {}) => {
        if (isUse) world.uses++
        const open: SessionState = Object.assign(Object.create(null), { state: 'open', user: viewer })
        return Promise.resolve(world.isOpen ? open : { state: 'none' })
      },
    },
    access: {
      reach: (_user, _brukareId, _requestId, asking) => {
        world.asked.push(asking)
        return Promise.resolve(held())
      },
      noteRefused: () => {
        world.refused++
        return Promise.resolve()
      },
    },
    clock: () => now,
    most,
  })
  const listen = async (takes = () => true) => {
    const admitted = await streams.admit('insyn=x; other=y', 'b1', 'r')
    if (typeof admitted === 'string') return { admitted, said: [], leave: () => undefined }
    const said: string[] = []
    const leave = admitted({
      write: (what) => said.push(Buffer.from(what).toString()),
      end: (last) => said.push(last, 'END'),
      get writableLength() {
        return takes() ? 0 : 100_000
      },
    })
    return { admitted: 'yes', said, leave }
  }
  return { world, streams, listen }
}

const changeTypes = ['shift', 'timeReport', 'objection', 'claim', 'grant', 'document', 'representation'] as const
const change = (type: (typeof changeTypes)[number], brukareId = 'f-1'): Signal => {
  return { kind: 'change', type, providerId: 'farsta', brukareId, isHere: false }
}
const events = (said: readonly string[]) => said.filter((text) => text.startsWith('data:'))

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('a page that listens', () => {
  it('is told what kind of thing has changed and when, and no more', async () => {
    const { streams, listen } = scene()
    const { said } = await listen()
    streams.hear(change('shift'))
    expect(events(said)).toEqual(['data: {"kind":"shift","at":"2026-11-24T10:00:00.000Z"}\n\n'])
  })

  it('is told nothing of what its viewer has no right to, or that is about somebody else', async () => {
    const { streams, listen } = scene()
    const { said } = await listen()
    for (const type of changeTypes.slice(1)) streams.hear(change(type))
    streams.hear(change('shift', 'f-2'))
    streams.hear({ kind: 'done', type: 'objection', brukareId: 'b1' })
    expect(events(said)).toEqual([])
  })

  it('is told of what is done in the portal, by the rights it has somewhere', async () => {
    const { streams, listen, world } = scene()
    world.scopes = ['object']
    const { said } = await listen()
    streams.hear({ kind: 'done', type: 'objection', brukareId: 'b1' })
    expect(events(said)).toHaveLength(1)
  })

  it('ends at once with its session, and with its right', async () => {
    const { streams, listen, world } = scene()
    const [first, second] = [await listen(), await listen()]
    streams.hear({ kind: 'session', sessionId: 'other' })
    expect(first.said).not.toContain('END')
    world.scopes = []
    streams.hear({ kind: 'rights', brukareId: 'b1' })
    await pass(1)
    for (const { said } of [first, second]) expect(said.slice(-2)).toEqual(['event: ended\ndata: {}\n\n', 'END'])
    world.scopes = ['schedule:read']
    const third = await listen()
    streams.hear({ kind: 'session', sessionId: 's1' })
    expect(third.said.at(-1)).toBe('END')
    expect(streams.count()).toBe(0)
  })

  it('is looked at once more after its right may have changed: clocks differ', async () => {
    const { streams, listen, world } = scene()
    streams.start()
    const { said } = await listen()
    await pass(2_000)
    streams.hear({ kind: 'rights', brukareId: 'b1' })
    await pass(500)
    expect(said).not.toContain('END')
    world.scopes = []
    await pass(4_000)
    expect(said.at(-1)).toBe('END')
  })

  it('has the provider asked about its right when that may have changed there, and else never', async () => {
    const { streams, listen, world } = scene()
    streams.start()
    await listen()
    await pass(40_000)
    expect(new Set(world.asked.slice(1))).toEqual(new Set(['never']))
    streams.hear(change('representation'))
    await pass(1)
    expect(world.asked.at(-1)).toBe('anew')
  })

  it('ends when its session has, though nobody said so, and never gives it time', async () => {
    const { streams, listen, world } = scene()
    streams.start()
    const { said } = await listen()
    await pass(25_000)
    expect(said).toContain(':\n\n')
    world.isOpen = false
    await pass(31_000)
    expect(said.at(-1)).toBe('END')
    expect(world.uses).toBe(0)
  })

  it('lives ten minutes at most, and is told when to come back', async () => {
    const { streams, listen } = scene()
    streams.start()
    const { said } = await listen()
    await pass(601_000)
    expect(said.at(-1)).toBe('END')
    expect(said.at(-2)).toMatch(/^retry: \d+\n\n$/)
  })

  it('looks again after a break, and not all at the same time', async () => {
    const { streams, listen } = scene()
    streams.start()
    const all = [await listen(), await listen(), await listen(), await listen(), await listen(), await listen()]
    streams.missed()
    expect(all.every(({ said }) => events(said).length === 0)).toBe(true)
    await pass(12_000)
    expect(all.every(({ said }) => events(said).length === 1)).toBe(true)
  })

  it('that takes nothing is let go', async () => {
    const { streams, listen } = scene()
    let takes = true
    await listen(() => takes)
    takes = false
    streams.hear(change('shift'))
    expect(streams.count()).toBe(0)
  })
})

describe('who is let in', () => {
  it('is nobody without a session or a right, and what was tried is told', async () => {
    const { listen, world } = scene()
    world.scopes = []
    expect((await listen()).admitted).toBe('gone')
    expect(world.refused).toBe(1)
    world.isOpen = false
    expect((await listen()).admitted).toBe('gone')
    expect(world.refused).toBe(1)
  })

  it('is no more than there is room for, of one sign-in and of all', async () => {
    const { listen } = scene()
    for (let nth = 0; nth < 8; nth++) expect((await listen()).admitted).toBe('yes')
    expect((await listen()).admitted).toBe('busy')
    const small = scene({ most: 1 })
    const { leave } = await small.listen()
    expect((await small.listen()).admitted).toBe('busy')
    leave()
    expect((await small.listen()).admitted).toBe('yes')
  })

  it('is nobody while it drains: all go, spread over the time, and hear that they are to come back', async () => {
    const { streams, listen } = scene()
    const all = [await listen(), await listen(), await listen()]
    const drained = streams.drain(5_000)
    all.push(await listen())
    expect(all.at(-1)?.said.at(-1)).toBe('END')
    await pass(5_000)
    await drained
    expect(streams.count()).toBe(0)
    for (const { said } of all) expect(said.at(-2)).toMatch(/^retry: \d+\nevent: bye\n/)
  })
})
