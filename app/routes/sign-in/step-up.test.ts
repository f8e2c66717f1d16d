import { Readable } from 'node:stream'
import type { AppLoadContext } from '@remix-run/node'
import { describe, expect, test, vi } from 'vitest'
import { termsOf } from '~/domain/access/giving'
import { ownFields } from '~/domain/sign-in/form-fields'
import { action as giveAccess } from '~/routes/access/draft-check'
import { action as limitAccess } from '~/routes/access/limit'
import { action as withdrawAccess } from '~/routes/access/withdraw'
import { action as changeFullmakt } from '~/routes/fullmakt/change'
import { action as lodgeObjection } from '~/routes/objections/draft-check'
import type { Scope } from '~/domain/access/representation'
import { rightAt } from '../../../tests/support/rights'
import { loader as takeOwnData } from '~/routes/own-data/zip'

const now = new Date('2026-11-19T14:00:00Z')
const key = '0b9d4f6e-6a53-4a7a-9a35-0d3f0c5c1f11'
const given = {
  ...{ id: 'r1', source: 'portal', kind: 'anhorig', personId: 'nils', holderName: 'Nils', assignments: [] },
  ...{
    scopes: ['schedule:read', 'hours:read'] satisfies Scope[],
    validFrom: '2026-01-01',
    validTo: null,
    acceptedAt: now,
  },
  ...{ revokedAt: null, declinedAt: null, joint: false, jointWith: [], conflictOfInterest: 'none', staffId: null },
  ...{ verifiedAt: null, verifiedBy: null, basis: null, givenByName: 'Pia', givenAs: 'brukare', createdAt: now },
  ...{ message: null, revokedByName: null, brukareBirthDate: null, use: null },
}

const keeping = () => ({ label: 'L', setCookies: ['ifyllt=x'] })

/**
 * A context in which the viewer identified themself so many seconds ago; `done` hears of every act that is let through, and
 * `kept` of what is kept until they have done it again.
 */
function contextWith(secondsAgo: number, done: () => void, kept: (form: unknown) => unknown = keeping): AppLoadContext {
  const viewer = { personId: 'pia', sessionId: 's1', authenticatedAt: new Date(now.getTime() - secondsAgo * 1000) }
  const brukare = { id: 'b1', name: 'Pia', protectedIdentity: false }
  const scopes = new Set<Scope>(['access:manage', 'object'])
  const places = [rightAt('farsta', { scopes })]
  const act = (answer: unknown) => () => {
    done()
    return Promise.resolve(answer)
  }
  const open = () => Promise.resolve({ state: 'open' })
  const parts = {
    page: { language: 'sv', requestId: 'r', ip: '::1', now, attachFile: () => undefined, afterwards: () => undefined },
    services: {
      signIn: {
        session: () => Promise.resolve({ state: 'open', user: viewer }),
        owners: { isOurs: () => true, is: () => true, of: () => 'x' },
        filledIn: { keep: (one: unknown) => Promise.resolve(kept(one)) },
        told: { keep: () => Promise.resolve('told=x') },
      },
      live: { done: () => undefined },
      access: { find: () => Promise.resolve({ viewer, brukare, places, scopes, role: 'brukare' }) },
      accessDrafts: { find: open },
      accessGiving: {
        find: () => Promise.resolve(given),
        send: act({ state: 'sent', representationId: 'r1' }),
        limit: act(true),
        withdraw: act(true),
      },
      objectionDrafts: { find: open },
      objections: { submit: act({ state: 'sent', objectionId: 'o1' }) },
      fullmakt: { change: act('done') },
      ownData: act({ content: Readable.from([]), whose: { name: 'Pia Lindgren', protectedIdentity: false } }),
      takeDownload: () => Promise.resolve(() => undefined),
    },
  }
  const context: AppLoadContext = Object.create(parts)
  return context
}

type Action = (args: { request: Request; context: AppLoadContext; params: Record<string, string> }) => Promise<unknown>
type Weighty = { act: string; action: Action; fields: Record<string, string>; till: string; after: string }

const acts: Weighty[] = [
  {
    ...{ act: 'giveAccess', action: giveAccess, fields: { version: '3' } },
    ...{ till: '/b/b1/x', after: '/b/b1/behoriga/r1' },
  },
  {
    ...{ act: 'limitAccess', action: limitAccess, after: '/b/b1/behoriga/r1' },
    fields: { intent: 'change', terms: termsOf(given), scopes: 'schedule:read', until: 'day', day: '2026-12-24' },
    till: '/b/b1/behoriga/r1/andra?scopes=schedule%3Aread&until=day&day=2026-12-24',
  },
  {
    ...{ act: 'withdrawAccess', action: withdrawAccess, fields: {} },
    ...{ till: '/b/b1/x', after: '/b/b1/behoriga/r1' },
  },
  {
    ...{ act: 'giveFullmakt', action: changeFullmakt, after: '/b/b1/fullmakt' },
    fields: { intent: 'give', key, until: 'further', day: '' },
    till: '/b/b1/fullmakt/farsta?until=further&day=',
  },
  {
    ...{ act: 'withdrawFullmakt', action: changeFullmakt, fields: { intent: 'withdraw', key } },
    ...{ till: '/b/b1/fullmakt/farsta', after: '/b/b1/fullmakt' },
  },
  {
    ...{ act: 'object', action: lodgeObjection, fields: { version: '3' } },
    ...{ till: '/b/b1/x', after: '/b/b1/invandningar/o1/kvitto' },
  },
]

async function send(
  { action, fields }: Weighty,
  secondsAgo: number,
  done: () => void,
  kept?: (form: unknown) => unknown,
): Promise<string | null> {
  const request = new Request('http://insyn.example/b/b1/x', {
    method: 'POST',
    body: new URLSearchParams({ ...fields, [ownFields.owner]: 'x' }),
  })
  const params = { brukareId: 'b1', accessDraftId: 'd1', draftId: 'd1', representationId: 'r1', providerId: 'farsta' }
  const answer: unknown = await action({ request, context: contextWith(secondsAgo, done, kept), params }).catch(
    (thrown: unknown) => thrown,
  )
  if (!(answer instanceof Response)) throw answer
  return answer.headers.get('location')
}

describe.each(acts)('$act', (one) => {
  test('is done when one has identified oneself within five minutes', async () => {
    const done = vi.fn()
    expect(await send(one, 300, done)).toBe(one.after)
    expect(done).toHaveBeenCalledOnce()
  })

  test('else asks for it first, says what for, and keeps what was pressed', async () => {
    const done = vi.fn()
    const kept = vi.fn(keeping)
    const location = new URL((await send(one, 301, done, kept)) ?? '', 'http://insyn.example')
    expect(location.pathname).toBe('/logga-in')
    const till = `${one.till}${one.till.includes('?') ? '&' : '?'}ifyllt=L`
    expect(Object.fromEntries(location.searchParams)).toEqual({ till, skal: 'bekrafta', vad: one.act })
    expect(done).not.toHaveBeenCalled()
    const press = { sessionId: 's1', action: '/b/b1/x', until: new Date(now.getTime() + 15 * 60_000) }
    const fields = Object.entries(one.fields)
    expect(kept).toHaveBeenCalledWith(expect.objectContaining({ owner: 'x', why: 'unconfirmed', fields, press }))
  })
})

describe('takeOwnData', () => {
  const ask = async (secondsAgo: number, done: () => void) => {
    const request = new Request('http://insyn.example/mina-uppgifter.zip')
    const answer: unknown = await takeOwnData({ request, context: contextWith(secondsAgo, done), params: {} }).catch(
      (thrown: unknown) => thrown,
    )
    if (!(answer instanceof Response)) throw answer
    return answer
  }

  test('is given when one has identified oneself within five minutes', async () => {
    const done = vi.fn()
    expect((await ask(300, done)).status).toBe(200)
    expect(done).toHaveBeenCalledOnce()
  })

  test('else asks for it first, and leads back to the page that it comes from', async () => {
    const done = vi.fn()
    const { headers } = await ask(301, done)
    expect(headers.get('location')).toBe('/logga-in?till=%2Fmina-uppgifter%3Fifyllt%3DL&skal=bekrafta&vad=takeOwnData')
    expect(done).not.toHaveBeenCalled()
  })
})
