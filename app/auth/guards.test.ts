import { describe, expect, it } from 'vitest'
import { ownFields } from '~/domain/sign-in/form-fields'
import { createFormOwners } from './form-owners.server'
import { findUser, requireAccess, requireUser } from './guards.server'
import type { KeptForm } from './kept-form.server'
import type { SessionState } from './session.server'
import type { Access, User } from './types'
import { rightAt } from '../../tests/support/rights'

const now = new Date('2026-11-19T08:00:00Z')
const user: User = {
  personId: 'p',
  name: 'Greta Malm',
  sessionId: 's',
  authenticatedAt: now,
  previousSignInAt: null,
  isCoordinationNumber: false,
}
const right = rightAt('farsta', { role: 'godMan', scopes: new Set(['schedule:read']), representationIds: ['r'] })
const access: Access = {
  ...right,
  ...{ viewer: user, places: [right], scopesAnywhere: right.scopes, asOf: now, stale: false },
  brukare: { id: 'karl', name: 'Karl', protectedIdentity: false },
}

const keyRing = { active: 'a', ring: { a: Buffer.alloc(32, 7) } }
const signing = { kty: 'EC' as const, crv: 'P-256' as const, x: '', y: '', d: '', kid: 'k' }
const owners = createFormOwners({ keys: { encryption: keyRing, index: keyRing, pseudonym: '', signing } })

function scene(state: 'open' | 'none' | 'time' | 'elsewhere' | 'lost', waitSeconds?: number) {
  const kept: KeptForm[] = []
  const refused: string[] = []
  let looked = 0
  const session = (): Promise<SessionState> => {
    looked += 1
    if (state === 'none') return Promise.resolve({ state: 'none' })
    if (state !== 'open')
      return Promise.resolve({ state: 'ended', reason: state, owner: owners.of('p'), session: null })
    const row = {
      id: 's',
      person: {
        id: 'p',
        name: 'Greta Malm',
        isCoordinationNumber: false,
        createdAt: now,
        lastSignInAt: now,
        previousSignInAt: null,
      },
    }
    const rest = {
      createdAt: now,
      lastSeenAt: now,
      authenticatedAt: now,
      acr: '',
      broker: 'bankid',
      idpSubject: '',
      idpSid: null,
      deviceLabel: '',
      isNewDevice: false,
      endedAt: null,
      endReason: null,
    }
    return Promise.resolve({ state: 'open', user, session: { ...row, ...rest }, waitSeconds })
  }
  const context = {
    page: { requestId: 'request', now, onAnswered: () => undefined },
    services: {
      signIn: {
        session,
        forms: {
          keep: (form: KeptForm) => {
            kept.push(form)
            return Promise.resolve(['insyn-form=x'])
          },
          done: () => Promise.resolve(),
          list: () => Promise.resolve([]),
          isKept: () => Promise.resolve(false),
        },
        owners,
      },
      access: {
        find: (_user: User, brukareId: string) => Promise.resolve(brukareId === 'karl' ? access : null),
        noteRefused: (_user: User, brukareId: string, sight: { action: string }) => {
          refused.push(`${brukareId} ${sight.action}`)
          return Promise.resolve()
        },
      },
    },
  }
  return { context, kept, refused, looked: () => looked }
}

/** A form that was drawn for `person` and is sent. */
const sent = (person: string, fields: Record<string, string> = {}) => {
  const body = new URLSearchParams({ ...fields, [ownFields.owner]: owners.of(person) })
  return new Request('http://localhost:3000/b/karl', { method: 'POST', body })
}

const get = (path: string, method = 'GET') =>
  method === 'POST' ? sent('p') : new Request(`http://localhost:3000${path}`, { method })

async function thrown(work: Promise<unknown>): Promise<Response> {
  const result = await work.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  )
  if (result instanceof Response) return result
  throw result
}

describe('requireUser', () => {
  it('gives the user, and looks once however many ask', async () => {
    const { context, looked } = scene('open')
    const request = get('/valj')
    expect(await requireUser({ request, context })).toEqual(user)
    expect(await findUser({ request, context })).toEqual(user)
    expect(looked()).toBe(1)
  })

  it.each([
    ['none', '/b/x?vy=tabell', '/logga-in?till=%2Fb%2Fx%3Fvy%3Dtabell'],
    ['time', '/b/x', '/logga-in?till=%2Fb%2Fx&skal=tid'],
    ['elsewhere', '/b/x', '/logga-in?till=%2Fb%2Fx&skal=utloggad'],
    ['lost', '/b/x', '/logga-in?till=%2Fb%2Fx&skal=borta'],
    ['none', '/logga-ut', '/logga-in?till=%2Fvalj'],
  ] as const)('%s: leads to sign-in and back to %s', async (state, path, location) => {
    const response = await thrown(requireUser({ request: get(path), context: scene(state).context }))
    expect([response.status, response.headers.get('location')]).toEqual([303, location])
    expect(await findUser({ request: get(path), context: scene(state).context })).toBeNull()
  })

  it('keeps a form that was sent when the session had ended, and comes back to its page', async () => {
    const { context, kept } = scene('time')
    const headers = { referer: 'http://localhost:3000/b/x/ny', 'content-type': 'application/x-www-form-urlencoded' }
    const request = new Request('http://localhost:3000/b/x/steg?typ=a', {
      method: 'POST',
      body: 'text=Hon+kom+aldrig&orsak=',
      headers,
    })
    const response = await thrown(requireUser({ request, context }))
    expect(kept).toEqual([
      {
        owner: owners.of('p'),
        action: '/b/x/steg?typ=a',
        fields: [
          ['text', 'Hon kom aldrig'],
          ['orsak', ''],
        ],
      },
    ])
    expect(response.headers.get('location')).toBe('/logga-in?till=%2Fb%2Fx%2Fny&skal=tid')
    expect(response.headers.get('set-cookie')).toBe('insyn-form=x')
  })

  it('keeps a form for whom it was drawn also when nobody is signed in and the browser remembers nobody', async () => {
    const { context, kept } = scene('none')
    const response = await thrown(requireUser({ request: sent('p', { text: 'a' }), context }))
    expect(response.headers.get('location')).toBe('/logga-in?till=%2Fb%2Fkarl&skal=utloggad')
    expect(kept).toEqual([{ owner: owners.of('p'), action: '/b/karl', fields: [['text', 'a']] }])
  })

  it('lets nobody send what was drawn for somebody else', async () => {
    const response = await thrown(requireUser({ request: sent('q'), context: scene('open').context }))
    expect(response.status).toBe(409)
  })

  it('keeps nothing of someone who was never signed in, of a file, or of an empty form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', referer: 'https://evil.example/b/x' }
    const post = (body: BodyInit, init: RequestInit = {}) =>
      new Request('http://localhost:3000/b/x', { method: 'POST', body, ...init })
    const file = new FormData()
    file.set('file', new Blob(['x']), 'x.txt')
    for (const [state, request] of [
      ['none', post('a=1', { headers })],
      ['time', post(file)],
      ['time', post('', { headers })],
    ] as const) {
      const { context, kept } = scene(state)
      const response = await thrown(requireUser({ request, context }))
      expect(kept).toEqual([])
      expect(response.headers.get('location')).toMatch(/^\/logga-in\?till=%2Fb%2Fx/)
    }
  })
})

describe('one who asks for too much', () => {
  it('is told how long to wait, and can still sign out and see public pages', async () => {
    const { context } = scene('open', 17)
    const response = await thrown(requireUser({ request: get('/valj'), context }))
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '17'])
    expect(await findUser({ request: get('/logga-ut'), context })).toEqual(user)
    expect(await requireUser({ request: get('/valj'), context: scene('open', 0).context })).toEqual(user)
  })
})

describe('requireAccess', () => {
  const ask = (scope: 'schedule:read' | 'object' | null, brukareId: string | undefined, method = 'GET') => {
    const { context, refused } = scene('open')
    return {
      result: requireAccess({ request: get(`/b/${brukareId}`, method), context, params: { brukareId } }, scope),
      refused,
    }
  }

  it.each(['GET', 'HEAD', 'POST'])('%s: lets through who may', async (method) => {
    expect(await ask('schedule:read', 'karl', method).result).toEqual(access)
    expect(await ask(null, 'karl', method).result).toBe(access)
  })

  it.each([
    ['object', 'karl'],
    ['schedule:read', 'someone-else'],
    [null, 'someone-else'],
    ['schedule:read', undefined],
  ] as const)('%s for %s: the same 404 as for nothing, and a row', async (scope, brukareId) => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const { result, refused } = ask(scope, brukareId, method)
      const response = await thrown(result)
      expect([response.status, await response.text(), [...response.headers]]).toEqual([404, '', []])
      expect(refused).toEqual([`${brukareId ?? ''} refused.${scope ?? 'any'}`])
    }
  })

  it('asks for sign-in first', async () => {
    const request = get('/b/karl')
    const response = await thrown(
      requireAccess({ request, context: scene('none').context, params: { brukareId: 'karl' } }, null),
    )
    expect(response.status).toBe(303)
  })
})
