import { beforeEach, describe, expect, it } from 'vitest'
import { ownFields } from '~/domain/sign-in/form-fields'
import { createCookies } from './cookies.server'
import { createFilledIn, type FilledInService } from './filled-in.server'
import { requireFreshSignIn } from './fresh-sign-in.server'

const start = new Date('2026-11-19T14:00:00Z')
const owners = { of: (id: string) => id, is: (word: string, id: string) => word === id, isOurs: () => true }
const check = 'http://insyn.example/b/1/invandningar/utkast/2/kontrollera'
const pia = { personId: 'pia', sessionId: 's1' }

let now: Date
let cookie: string
let filledIn: FilledInService

beforeEach(() => {
  now = start
  cookie = ''
  const rows = new Map<string, { data: unknown; isConsumed: boolean }>()
  filledIn = createFilledIn(
    {
      signIns: {
        create: ({ data }) => {
          const token = String(rows.size).padStart(43, 'x')
          // As it comes back from the database.
          rows.set(token, { data: JSON.parse(JSON.stringify(data)), isConsumed: false })
          return Promise.resolve({ token })
        },
        find: (token) => {
          const row = rows.get(token)
          return Promise.resolve(row === undefined ? null : { ...row, createdAt: start })
        },
        consume: (token) => {
          const row = rows.get(token)
          if (row === undefined || row.isConsumed) return Promise.resolve(false)
          row.isConsumed = true
          return Promise.resolve(true)
        },
      },
      clock: () => now,
      owners,
    },
    createCookies({ secure: true }),
  )
})

/** Presses with a sign-in of so many seconds ago. Gives the query of the sign-in page; null: it is let through. */
async function press(secondsAgo: number, more: { page?: string } = {}): Promise<URLSearchParams | null> {
  const user = { ...pia, authenticatedAt: new Date(now.getTime() - secondsAgo * 1000) }
  const context = { services: { signIn: { filledIn, owners } }, page: { ip: '::1', now } }
  const fields = new URLSearchParams({ version: '3', [ownFields.owner]: 'pia', [ownFields.kept]: 'k' })
  const asked: unknown = await requireFreshSignIn({ request: new Request(check), context }, user, {
    act: 'object',
    fields,
    ...more,
  }).catch((thrown: unknown) => thrown)
  if (asked === undefined) return null
  if (!(asked instanceof Response)) throw new Error('it was not answered')
  for (const line of asked.headers.getSetCookie()) cookie = [cookie, line.split(';')[0]].filter(Boolean).join('; ')
  const location = new URL(asked.headers.get('location') ?? '', check)
  expect([asked.status, location.pathname]).toEqual([303, '/logga-in'])
  return location.searchParams
}

const pressed = async (): Promise<string> => (await press(301))?.get('till') ?? ''
const drawnAt = async (till: string, personId = 'pia') => {
  const { pathname: path, searchParams } = new URL(till, check)
  return filledIn.find(cookie, { label: searchParams.get('ifyllt') ?? '', path, personId })
}

describe('a fresh sign-in', () => {
  it('is not asked for within five minutes', async () => expect(await press(300)).toBeNull())

  it('is asked for after that, says what for, and leads back to the page with what was pressed', async () => {
    const query = await press(301, { page: '/b/1/fullmakt/farsta?until=further' })
    expect(query?.get('skal')).toBe('bekrafta')
    expect(query?.get('vad')).toBe('object')
    expect(query?.get('till')).toMatch(/^\/b\/1\/fullmakt\/farsta\?until=further&ifyllt=[\w-]+$/)
  })

  it('that does not come leaves the page as it was, which says that it is not done', async () => {
    const found = await drawnAt(await pressed())
    expect(found?.why).toBe('unconfirmed')
    expect(found?.fields.get('version')).toBe('3')
  })

  it('lets what was pressed be sent once, to the same action, with its fields and for its writer', async () => {
    const till = await pressed()
    expect(await filledIn.takePress(cookie, till, pia)).toEqual({
      action: '/b/1/invandningar/utkast/2/kontrollera',
      fields: [
        ['version', '3'],
        [ownFields.kept, 'k'],
        [ownFields.owner, 'pia'],
      ],
    })
    expect(await filledIn.takePress(cookie, till, pia)).toBeNull()
    // It has been sent, so that nothing says that it is not.
    expect(await drawnAt(till)).toBeNull()
  })

  it.each([
    ['somebody else', { ...pia, personId: 'nils' }],
    ['another session', { ...pia, sessionId: 's2' }],
  ])('by %s lets nothing be sent, and uses nothing up', async (_who, by) => {
    const till = await pressed()
    expect(await filledIn.takePress(cookie, till, by)).toBeNull()
    expect((await drawnAt(till))?.why).toBe('unconfirmed')
    expect(await filledIn.takePress(cookie, till, pia)).not.toBeNull()
  })

  it('that comes after a quarter of an hour, in another browser or for another page lets nothing be sent', async () => {
    const till = await pressed()
    expect(await filledIn.takePress('', till, pia)).toBeNull()
    expect(await filledIn.takePress(cookie, till.replace('kontrollera', 'text'), pia)).toBeNull()
    expect(await filledIn.takePress(cookie, '/valj', pia)).toBeNull()
    now = new Date(start.getTime() + 15 * 60_000)
    expect(await filledIn.takePress(cookie, till, pia)).toBeNull()
    expect((await drawnAt(till))?.why).toBe('unconfirmed')
  })

  it('lets nothing be sent of a form that was only sent back', async () => {
    const kept = {
      owner: 'pia',
      path: '/b/1/x',
      fields: [],
      why: 'faults' as const,
      faults: [],
      press: null,
      asDrawn: false,
    }
    const { label, setCookies } = await filledIn.keep(kept, '::1', cookie)
    cookie = setCookies[0]?.split(';')[0] ?? ''
    expect(await filledIn.takePress(cookie, `/b/1/x?ifyllt=${label}`, pia)).toBeNull()
  })

  it('by somebody else can be told on the page, which has what was pressed, for its writer alone', async () => {
    const till = await pressed()
    const again = await filledIn.again(cookie, till, 'anotherPerson')
    expect(again?.why).toBe('anotherPerson')
    expect(again?.to).toBe('/b/1/invandningar/utkast/2/kontrollera')
    expect(again?.fields.get(ownFields.owner)).toBe('pia')
    expect(again?.press).toBeUndefined()
    expect(await drawnAt(till, 'nils')).toBeNull()
  })
})
