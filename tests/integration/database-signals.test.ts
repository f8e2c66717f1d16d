import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, inject, it, vi } from 'vitest'
import type { Database, Signal, SignalHearing } from '~/database/types'
import { runStatement } from '../../scripts/postgres.mjs'
import { databaseKinds, useTestDatabase, type TestDatabase } from '../support/databases'

const change = (brukareId: string): Signal => {
  return { kind: 'change', type: 'shift', providerId: 'farsta', brukareId, isHere: false }
}

/** Listens on a database, and gives what it has heard so far. Waits until it does: what was said before is not for it. */
async function listening(database: Database) {
  const heard: Signal[] = []
  const missed = vi.fn()
  const hearing: SignalHearing = { hear: (signal) => heard.push(signal), missed }
  const stop = database.signals.listen(hearing)
  await vi.waitFor(async () => {
    await database.signals.send([{ kind: 'followed', providerId: 'first' }])
    await wait(20)
    expect(heard.length).toBeGreaterThan(0)
  })
  await wait(100)
  heard.length = 0
  return { heard, missed, stop }
}

describe.each(databaseKinds)('on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  it('a lease is one holder’s until it runs out, is given or is its own again', async () => {
    const { leases } = database
    expect(await leases.take('changes a', 'one', 60_000)).toBe(true)
    expect(await leases.take('changes a', 'two', 60_000)).toBe(false)
    expect(await leases.take('changes b', 'two', 60_000)).toBe(true)
    expect(await leases.take('changes a', 'one', 60_000)).toBe(true)
    expect(await leases.give('changes a', 'two')).toBe(false)
    expect(await leases.take('changes a', 'two', 60_000)).toBe(false)
    expect(await leases.give('changes a', 'one')).toBe(true)
    expect(await leases.take('changes a', 'two', 50)).toBe(true)
    await wait(100)
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((holder) => leases.take('changes a', holder, 60_000)))
    expect(all.filter((isTaken) => isTaken)).toHaveLength(1)
  })

  it('a signal is heard once by everybody who listens, in order, and by nobody who has stopped', async () => {
    const others = kind === 'server' ? [await test.another(), await test.another()] : []
    const ears = await Promise.all([database, ...others].map(listening))
    await wait(100)
    for (const { heard } of ears) heard.length = 0
    const many = Array.from({ length: 500 }, (_, nth) => change(`${'b'.repeat(95)}-${nth}`))
    await database.signals.send([...many, ...many.slice(0, 3)])
    for (const { heard } of ears) await vi.waitFor(() => expect(heard).toEqual(many))
    await Promise.all(ears.map(({ stop }) => stop()))
    await database.signals.send([change('late')])
    await wait(50)
    for (const { heard, missed } of ears) {
      expect(heard).toHaveLength(500)
      expect(missed).not.toHaveBeenCalled()
    }
  })

  it('what is no signal of this version says nothing', async () => {
    const { heard, stop } = await listening(database)
    for (const text of ['', 'x', '{}', '{"kind":"other"}', '{"kind":"change","type":"other"}'])
      await test.connection.wire.say([text])
    await database.signals.send([change('last')])
    await vi.waitFor(() => expect(heard).toEqual([change('last')]))
    await stop()
  })

  // The embedded one has no connection that could break.
  if (kind === 'embedded') return

  it('says that something may have been missed when the connection breaks, and listens again', async () => {
    const { heard, missed, stop } = await listening(database)
    await runStatement(
      inject('server').url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'insyn-listens'
     AND datname = '${new URL(test.ownerUrl ?? '').pathname.slice(1)}'`,
    )
    // Once with why it is broken, and once when it hears again.
    await vi.waitFor(() => expect(missed).toHaveBeenCalledTimes(2), { timeout: 5_000 })
    expect(missed.mock.calls[0]?.[0]).toBeInstanceOf(Error)
    expect(missed.mock.calls[1]).toEqual([])
    await database.signals.send([change('after')])
    await vi.waitFor(() => expect(heard).toEqual([change('after')]))
    await stop()
  })
})
