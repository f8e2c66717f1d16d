import type { AppLoadContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { loader } from './choose'

const user = { personId: 'g', name: 'Greta Malm', sessionId: 's', isCoordinationNumber: false }
const subject = (nth: number) => ({
  ...{ brukare: { id: `b${nth}`, name: `Person ${nth}` }, role: 'godMan', validTo: null, joint: false, jointWith: [] },
  ...{ conflictOfInterest: 'none', stale: false, asOf: new Date(0) },
})

/** Only what the loader reads of the load context. */
function contextWith(count: number): AppLoadContext {
  const subjects = Array.from({ length: count }, (_, nth) => subject(nth))
  const parts = {
    page: { language: 'sv', requestId: 'r1', now: new Date('2026-11-19T10:00:00Z'), onAnswered: () => undefined },
    services: {
      signIn: { session: () => Promise.resolve({ state: 'open', user, session: {} }) },
      access: { subjectsFor: () => Promise.resolve({ subjects, invitations: [], unconfirmed: false, refused: [] }) },
      notices: { offering: { isOffered: () => Promise.resolve(false) } },
      workList: {
        atSubjects: () => Promise.resolve({ of: () => ({ waits: '', isWhole: true, at: null }), notices: [] }),
      },
    },
  }
  const context: AppLoadContext = Object.create(parts)
  return context
}

test.each([
  [0, null],
  [1, '/b/b0'],
  [5, null],
  [6, '/att-gora'],
  [30, '/att-gora'],
])('%i to choose among leads to %s', async (count, location) => {
  const request = new Request('http://insyn.example/valj')
  const answer: unknown = await loader({ request, context: contextWith(count), params: {} }).catch(
    (thrown: unknown) => thrown,
  )
  expect(answer instanceof Response ? answer.headers.get('location') : null).toBe(location)
  if (location === null) expect(answer).toMatchObject({ subjects: { length: count } })
})
