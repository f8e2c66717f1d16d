import { describe, expect, it } from 'vitest'
import { createRoom } from './room.server'

const said = (code: string) => Object.assign(new Error(code), { code })

/** A database that can be set to read-only, or without room, and a time that is moved by hand. */
function scene() {
  const world: { isReadOnly: boolean; fails: string | null; tried: number; ms: number } = {
    ...{ isReadOnly: false, fails: null, tried: 0, ms: 0 },
  }
  const room = createRoom(
    {
      query: ({ name }) => {
        if (name === 'room-read-only') return Promise.resolve([{ is: world.isReadOnly }])
        world.tried++
        return world.fails === null ? Promise.resolve([]) : Promise.reject(said(world.fails))
      },
    },
    () => world.ms,
  )
  const state = () =>
    room.require().then(
      () => 'ok',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : String(error)),
    )
  return { world, room, state }
}

describe('a database that is asked whether it takes what is written', () => {
  it('is tried seldom while all is well, and each time asked whether it is read-only', async () => {
    const { world, state } = scene()
    for (; world.ms < 60_000; world.ms += 1_000) expect(await state()).toBe('ok')
    expect(world.tried).toBe(2)
    world.isReadOnly = true
    expect(await state()).toBe('read-only')
  })

  it('has no room until it has been found to have some, and is tried often meanwhile', async () => {
    const { world, state } = scene()
    world.fails = '53100'
    expect(await state()).toBe('full')
    world.ms += 1_000
    expect([await state(), world.tried]).toEqual(['full', 1])
    world.fails = null
    world.ms += 1_000
    expect([await state(), world.tried]).toEqual(['ok', 2])
  })

  it('is tried at once when a page could not be shown', async () => {
    const { world, room, state } = scene()
    await state()
    world.fails = '53100'
    world.ms += 3_000
    expect(await state()).toBe('ok')
    room.doubt()
    expect(await state()).toBe('full')
  })

  it('is not known to be full where no temporary table may be made, and away where it does not answer', async () => {
    const { world, state } = scene()
    world.fails = '42501'
    expect(await state()).toBe('ok')
    world.fails = 'ECONNREFUSED'
    world.ms += 30_000
    expect(await state()).toBe('ECONNREFUSED')
    world.fails = '25006'
    world.ms += 30_000
    expect(await state()).toBe('read-only')
  })
})
