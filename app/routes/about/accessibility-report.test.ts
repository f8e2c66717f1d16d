import type { AppLoadContext } from '@remix-run/node'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { FilledInService } from '~/auth/filled-in.server'
import { action, loader } from './accessibility-report'

const create = vi.fn(() => Promise.resolve({ id: '4f0c7a52-9f3e-4a7e-8a49-0d2c4a5b6c7d' }))
const error = vi.fn()

/** What was kept for the page, as the database has it: one in this browser. */
const kept: Parameters<FilledInService['keep']>[0][] = []
const filledIn: Pick<FilledInService, 'keep' | 'find'> = {
  keep: (one) => {
    kept.push(one)
    return Promise.resolve({ label: String(kept.length), setCookies: ['insyn-ifyllt=x'] })
  },
  find: (_cookies, { label }) => {
    const one = kept[Number(label) - 1]
    return Promise.resolve(one === undefined ? null : { ...one, fields: new URLSearchParams(one.fields) })
  },
}

/** Only what the action reads of the load context. */
function contextWith(over: { create?: () => Promise<{ id: string }> } = {}): AppLoadContext {
  const parts = {
    page: { language: 'sv', requestId: 'r1', ip: '::1' },
    services: {
      accessibilityReports: { create: over.create ?? create },
      logger: { error },
      signIn: { filledIn, owners: { isOurs: () => true }, session: () => Promise.resolve({ state: 'none' }) },
    },
  }
  const context: AppLoadContext = Object.create(parts)
  return context
}

async function send(fields: Record<string, string>, context = contextWith()): Promise<unknown> {
  const request = new Request('http://insyn.example/tillganglighet/rapportera', {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  const answer: unknown = await action({ request, context, params: {} }).catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) return answer
  return { status: answer.status, location: answer.headers.get('location') }
}

/** What the page says that a sent form leads to. */
async function back(fields: Record<string, string>) {
  const answer = await send(fields)
  expect(answer).toMatchObject({
    status: 303,
    location: expect.stringMatching(/^\/tillganglighet\/rapportera\?ifyllt=/),
  })
  const { location } = z.object({ location: z.string() }).parse(answer)
  const request = new Request(`http://insyn.example${location}`)
  return loader({ request, context: contextWith(), params: {} })
}

test('an empty report is answered with what to write', async () => {
  expect(await back({})).toMatchObject({
    errors: [{ field: 'what', text: 'Skriv vad som är svårt eller inte går' }],
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
  expect(await back(typed)).toMatchObject({ values: typed, errors: [{ field }], received: false })
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

test('the receipt has its own address', async () => {
  const at = (query: string) =>
    loader({ request: new Request(`http://insyn.example/x${query}`), context: contextWith(), params: {} })
  expect(await at('?tack')).toMatchObject({ received: true })
  expect(await at('')).toMatchObject({ received: false, values: null, errors: [] })
})
