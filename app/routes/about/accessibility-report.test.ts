import type { AppLoadContext } from '@remix-run/node'
import { expect, test, vi } from 'vitest'
import { action, loader } from './accessibility-report'

const create = vi.fn(() => Promise.resolve({ id: '4f0c7a52-9f3e-4a7e-8a49-0d2c4a5b6c7d' }))
const error = vi.fn()

/** Only what the action reads of the load context. */
function contextWith(over: { create?: () => Promise<{ id: string }> } = {}): AppLoadContext {
  const parts = {
    page: { language: 'sv', requestId: 'r1' },
    services: { accessibilityReports: { create: over.create ?? create }, logger: { error } },
  }
  const context: AppLoadContext = Object.create(parts)
  return context
}

async function send(fields: Record<string, string>, context = contextWith()): Promise<unknown> {
  const request = new Request('http://insyn.example/tillganglighet/rapportera', {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  const answer: unknown = await action({ request, context, params: {} })
  if (!(answer instanceof Response)) return answer
  return { status: answer.status, location: answer.headers.get('location') }
}

test('an empty report is answered with what to write', async () => {
  expect(await send({})).toMatchObject({
    init: { status: 400 },
    data: { errors: [{ field: 'what', text: 'Skriv vad som är svårt eller inte går' }] },
  })
})

test.each([
  ['where', { where: 'a'.repeat(501) }],
  ['aid', { aid: 'a'.repeat(501) }],
  ['what', { what: 'a'.repeat(4001) }],
  ['email', { email: 'inte en adress' }],
  ['email', { email: `${'a'.repeat(250)}@exempel.se` }],
])('%s that is wrong has one message, and what was typed is kept', async (field, wrong) => {
  const typed = { what: 'Det går inte', where: '', aid: '', email: '', ...wrong }
  const answer = await send(typed)
  expect(answer).toMatchObject({ init: { status: 400 }, data: { values: typed, errors: [{ field }] } })
})

test('a whole report is kept, with its parts, and leads to its receipt', async () => {
  const answer = await send({ what: ' Knappen syns inte ', where: '/schema', aid: 'ZoomText', email: 'a@exempel.se' })
  expect(create).toHaveBeenCalledWith({
    text: 'Knappen syns inte\n\nwhere: /schema\n\naid: ZoomText',
    contact: 'a@exempel.se',
    language: 'sv',
  })
  expect(answer).toEqual({
    status: 303,
    location: '/tillganglighet/rapportera?tack',
  })
})

test('when it cannot be kept the text stays on the page, and it is logged', async () => {
  const down = contextWith({ create: () => Promise.reject(new Error('down')) })
  expect(await send({ what: 'Det går inte' }, down)).toMatchObject({
    init: { status: 503 },
    data: { later: true, values: { what: 'Det går inte' } },
  })
  expect(error).toHaveBeenCalledOnce()
})

test('the receipt has its own address', () => {
  const received = (query: string) =>
    loader({ request: new Request(`http://insyn.example/x${query}`), context: contextWith(), params: {} }).received
  expect(received('?tack')).toBe(true)
  expect(received('')).toBe(false)
})
