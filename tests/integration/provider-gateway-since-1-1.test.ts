import { describe, expect, it } from 'vitest'
import { json, keptInMap, problem, shift } from './scripted-provider'
import { useScriptedProvider } from './scripted-scene'

const place = { providerId: 'farsta', brukareId: 'bru-1' }
const anna = { personId: 'person-a', role: 'godMan', requestId: 'req-1' } as const
const days = { from: '2026-11-16', to: '2026-11-22' }

const scripted = useScriptedProvider()
const { connect } = scripted

describe('what contract 1.1 has', () => {
  it('takes no log of who has opened something that is of another month, and keeps none', async () => {
    const kept = keptInMap()
    const { gateway } = connect(kept)
    const opened = { id: 'o-1', at: '2026-10-31T23:30:00Z', act: 'read', what: 'schedule', secret: 'x' }
    const said = async (items: object[]) => {
      scripted.provider.plays((_, response) => json(response, { items }))
      return gateway.listAccessLog(place, anna, '2026-11')
    }
    const { secret: _left, ...known } = opened
    expect(await said([opened])).toMatchObject({ state: 'fresh', data: [known] })
    const odd = { ...opened, at: '2026-11-30T23:30:00Z' }
    expect(await said([opened, odd])).toMatchObject({ state: 'kept', reason: 'contract' })
    scripted.provider.plays((_, response) => problem(response, 500))
    expect(await gateway.listAccessLog(place, anna, '2026-11')).toMatchObject({
      state: 'kept',
      reason: 'unavailable',
    })
    // In the memory of the process, and nowhere else.
    expect(kept.rows.size).toBe(0)
  })

  it('gives each shift how old the answer it came in may be, and takes no age out of bounds', async () => {
    const { gateway } = connect()
    const said = async (page: object) => {
      scripted.provider.plays((_, response) => json(response, page))
      const answer = await gateway.listShifts(place, anna, days)
      return answer.state === 'fresh' ? answer.data.map(({ freshnessSeconds }) => freshnessSeconds) : answer.state
    }
    expect(await said({ items: [shift('s-1')] })).toEqual([undefined])
    expect(await said({ items: [shift('s-1')], freshnessSeconds: 900 })).toEqual([900])
    expect(await said({ items: [{ ...shift('s-1'), freshnessSeconds: 900 }] })).toEqual([undefined])
    expect(await said({ items: [shift('s-1')], freshnessSeconds: 90_000 })).toBe('kept')
  })
})
