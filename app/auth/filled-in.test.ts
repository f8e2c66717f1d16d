import { beforeEach, describe, expect, it } from 'vitest'
import { ownFields } from '~/domain/sign-in/form-fields'
import { createCookies } from './cookies.server'
import {
  bareAddress,
  createFilledIn,
  findFilledIn,
  leadsBack,
  sendBack,
  type FilledInService,
} from './filled-in.server'

const now = new Date('2026-11-19T14:00:00Z')
const owners = { of: (id: string) => id, is: (word: string, id: string) => word === id, isOurs: () => true }
const page = 'http://insyn.example/b/1/anteckningar/ny'

let rows: Map<string, unknown>
let filledIn: FilledInService
let cookie: string

beforeEach(() => {
  rows = new Map()
  cookie = ''
  filledIn = createFilledIn(
    {
      signIns: {
        create: ({ data }) => {
          const token = String(rows.size).padStart(43, 'x')
          rows.set(token, data)
          return Promise.resolve({ token })
        },
        find: (token) =>
          Promise.resolve(rows.has(token) ? { data: rows.get(token), createdAt: now, isConsumed: false } : null),
        consume: () => Promise.resolve(false),
      },
      clock: () => now,
      owners,
    },
    createCookies({ secure: true }),
  )
})

const argsOf = (url: string) => ({
  request: new Request(url, { headers: { cookie } }),
  context: { services: { signIn: { filledIn, owners } }, page: { ip: '::1' } },
})

/** Sends a form of a person's back, as the browser takes the answer. Gives where to. */
async function send(fields: Record<string, string>, url = page, to?: string): Promise<string> {
  const answer = await sendBack(argsOf(url), { fields: new URLSearchParams(fields), why: 'faults', to: to ?? url })
  expect(answer.status).toBe(303)
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    if (!line.includes('Max-Age=0')) cookie = cookie === '' ? pair : `${cookie}; ${pair}`
  }
  return new URL(answer.headers.get('location') ?? '', url).href
}
const shown = async (url: string, personId: string | null = 'pia') => {
  const found = await findFilledIn(argsOf(url), { personId })
  return found && Object.fromEntries(found.fields)
}

describe('a page whose language is changed', () => {
  it('says what was wrong in the other language too, and has the form that was drawn', async () => {
    const to = await send({ [ownFields.owner]: 'pia', text: '' })
    const before = await filledIn.whyAt(cookie, to)
    expect(before).toMatchObject({ why: 'faults' })
    expect(await filledIn.whyAt(cookie, page)).toBeNull()
    expect(await filledIn.whyAt('', to)).toBeNull()
    const fields = new URLSearchParams({ [ownFields.owner]: 'pia', text: 'nytt', version: '3' })
    const answer = await sendBack(argsOf(page), { fields, why: 'faults', to: bareAddress(to), asDrawn: true })
    cookie = [cookie, ...answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')].join('; ')
    const there = new URL(answer.headers.get('location') ?? '', page).href
    expect(await findFilledIn(argsOf(there), { personId: 'pia' })).toMatchObject({ why: 'faults', asDrawn: true })
    expect(await shown(there)).toMatchObject({ text: 'nytt' })
  })
})

describe('a form that is sent back', () => {
  const mine = { [ownFields.owner]: 'pia', text: 'Hon gick tidigare.' }

  it('has its page with what was typed, however often it is asked for, and nothing typed in its address', async () => {
    const to = await send(mine)
    expect(to).toMatch(/^http:\/\/insyn\.example\/b\/1\/anteckningar\/ny\?ifyllt=[\w-]{8}$/)
    for (let n = 0; n < 3; n++) expect(await shown(to)).toEqual({ text: 'Hon gick tidigare.' })
    expect(await shown(page)).toBeNull()
  })

  it('is nobody else’s, not in the same browser either, and no other page’s or browser’s', async () => {
    const to = await send(mine)
    expect(await shown(to, 'karl')).toBeNull()
    expect(await shown(to, null)).toBeNull()
    expect(await shown(to.replace('/b/1/', '/b/2/'))).toBeNull()
    cookie = ''
    expect(await shown(to)).toBeNull()
  })

  it('of a page that is open to all is whoever’s browser it is', async () => {
    const to = await send({ text: 'Knappen syns inte' })
    expect(await shown(to, null)).toEqual({ text: 'Knappen syns inte' })
    expect(await shown(to, 'pia')).toEqual({ text: 'Knappen syns inte' })
  })

  it('keeps two tabs apart, and the query of the page', async () => {
    const [one, other] = [await send({ ...mine, text: 'A' }, `${page}?rad=1`), await send({ ...mine, text: 'B' })]
    expect(await shown(one)).toEqual({ text: 'A' })
    expect(await shown(other)).toEqual({ text: 'B' })
    const again = await send({ ...mine, text: 'C' }, one)
    expect(new URL(again).searchParams.getAll('ifyllt')).toHaveLength(1)
    expect(bareAddress(again)).toBe('/b/1/anteckningar/ny?rad=1')
  })

  it('gives way to newer ones, eight in a browser', async () => {
    const first = await sendBack(argsOf(page), { fields: new URLSearchParams(mine), why: 'faults' })
    expect(first.headers.getSetCookie()).toHaveLength(1)
    for (let n = 0; n < 8; n++) await send(mine)
    const last = await sendBack(argsOf(page), { fields: new URLSearchParams(mine), why: 'faults' })
    expect(last.headers.getSetCookie().filter((line) => line.includes('Max-Age=0'))).toHaveLength(1)
  })

  it('is not kept more often than anybody fills in a form', async () => {
    for (let n = 0; n < 300; n++) await send(mine)
    const refused = await sendBack(argsOf(page), { fields: new URLSearchParams(mine), why: 'faults' }).catch(
      (error: unknown) => (error instanceof Response ? error.status : error),
    )
    expect(refused).toBe(429)
    expect(await send({ ...mine, [ownFields.owner]: 'karl' })).toContain('ifyllt=')
  })

  it('is told by its address from what leads on', () => {
    expect(leadsBack('/b/1/anteckningar/ny?ifyllt=abc')).toBe(true)
    expect(leadsBack('/b/1/x?rad=1&ifyllt=abc')).toBe(true)
    expect(leadsBack('/b/1/anteckningar')).toBe(false)
    expect(leadsBack(null)).toBe(false)
  })
})
