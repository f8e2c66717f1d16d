import type { AppLoadContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { action, loader } from './sign-out'

/** A context in which somebody is signed in until they sign out; null: the broker cannot be reached. */
function contextWith(atBroker: URL | null): AppLoadContext {
  let state = 'open'
  const signIn = {
    session: () => Promise.resolve({ state, user: { personId: 'pia' } }),
    signOut: () => {
      state = 'none'
      return Promise.resolve({ setCookies: ['insyn=; Max-Age=0'], atBroker })
    },
  }
  const context: AppLoadContext = Object.create({ services: { signIn }, page: { requestId: 'r' } })
  return context
}

const post = () => new Request('http://insyn.example/logga-ut', { method: 'POST', body: new URLSearchParams() })
const get = () => new Request('http://insyn.example/logga-ut')

test('the answer leads to the broker, and the loader that runs after it leads nowhere else', async () => {
  const context = contextWith(new URL('https://broker.example/end?client_id=insyn'))
  const answer = await action({ request: post(), context, params: {} })
  const headers = new Headers(answer.init?.headers)
  expect(headers.get('refresh')).toBe('0; url=https://broker.example/end?client_id=insyn')
  expect(headers.get('set-cookie')).toBe('insyn=; Max-Age=0')
  expect(await loader({ request: get(), context, params: {} })).toBeNull()
})

test('without a broker it ends here, and who is not signed in is told so', async () => {
  const location = (work: Promise<unknown>) =>
    work.catch((thrown: unknown) => (thrown instanceof Response ? thrown.headers.get('location') : thrown))
  const context = contextWith(null)
  expect(await location(action({ request: post(), context, params: {} }))).toBe('/utloggad')
  expect(await location(loader({ request: get(), context, params: {} }))).toBe('/utloggad')
})
