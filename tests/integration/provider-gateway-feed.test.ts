import { describe, expect, it } from 'vitest'
import { json, problem, raw } from './scripted-provider'
import { useScriptedProvider } from './scripted-scene'

/** What a feed may hold, and what is made of it. */

const secret = 'KANARIEORD'

const scripted = useScriptedProvider()
const { connect } = scripted

describe('the feed', () => {
  const change = (cursor: string, more = {}) => ({
    ...{ cursor, type: 'shift', brukareId: 'bru-1', resourceId: 's1', at: '2026-11-19T12:00:00Z' },
    ...more,
  })
  const ask = { after: '7', etag: undefined }

  it('gives what it knows, passes over the rest, and tells that once, with the place and without the value', async () => {
    const { gateway, log } = connect()
    const items = [
      change('1'),
      change('2', { type: secret }),
      change('3', { at: '2016-12-31T23:59:60Z' }),
      change('4', { resourceId: `${secret} å` }),
      { cursor: '5' },
      secret,
      change('6', { cursor: `${secret}\u0000` }),
      change('7', { extra: secret }),
      change('8', { type: `${secret}2` }),
    ]
    scripted.provider.plays((_, response) => json(response, { items, nextCursor: 8 }))
    for (let n = 0; n < 3; n += 1) {
      expect(await gateway.listChanges('farsta', ask, { requestId: 'r' })).toMatchObject({
        ...{ state: 'fresh', cursor: '8', hasMore: false },
        changes: [change('1'), change('7')],
      })
    }
    const told = log.filter((line) => line.includes('passed over'))
    expect(told).toHaveLength(7)
    expect(told.join('')).toMatch(/"providerId":"farsta".*"operation":"listChanges".*\/items\/1\/type must be/)
    expect(log.join('')).not.toContain(secret)
  })

  it('sends the tag it has, and understands 304, and only then', async () => {
    const { gateway } = connect()
    scripted.provider.plays((_, response) => response.writeHead(304).end())
    const known = await gateway.listChanges('farsta', { after: '7', etag: '"e"' }, { requestId: 'r' })
    expect(known).toEqual({ state: 'unchanged' })
    expect(scripted.provider.seen[0]).toMatchObject({
      url: '/api/v1/changes?after=7',
      headers: { 'if-none-match': '"e"' },
    })
    expect(await gateway.listChanges('farsta', ask, { requestId: 'r' })).toEqual({
      state: 'missing',
      reason: 'contract',
    })
  })

  it.each([400, 404, 410, 422])('understands %i as that the cursor is gone, when one was sent', async (status) => {
    const { gateway } = connect()
    scripted.provider.plays((_, response) => problem(response, status))
    expect(await gateway.listChanges('farsta', ask, { requestId: 'r' })).toEqual({ state: 'cursorGone' })
    const first = await gateway.listChanges('farsta', { after: undefined, etag: undefined }, { requestId: 'r' })
    expect(first).toMatchObject({ state: 'missing' })
    scripted.provider.plays((_, response) => raw(response, '<p>', 'text/html', status))
    expect(await gateway.listChanges('farsta', ask, { requestId: 'r' })).toEqual({
      state: 'missing',
      reason: 'contract',
    })
  })
})
