import { describe, expect, it } from 'vitest'
import { ownFields } from '~/domain/sign-in/form-fields'
import { checkForm } from './form-check.server'
import { createFormOwners } from './form-owners.server'
import type { KeptForm } from './kept-form.server'
import type { User } from './types'

const ringOf = (active: string, ...older: string[]) => {
  const key = (name: string) => [name, Buffer.alloc(32, name)] as const
  return { active, ring: Object.fromEntries([...older, active].map(key)) }
}
const ownersWith = (active: string, ...older: string[]) => {
  const signing = { kty: 'EC' as const, crv: 'P-256' as const, x: '', y: '', d: '', kid: 'k' }
  return createFormOwners({
    keys: { encryption: ringOf(active, ...older), index: ringOf('i'), pseudonym: '', signing },
  })
}
const owners = ownersWith('a')
const user: User = {
  ...{ personId: 'pia', name: 'Pia', sessionId: 's', authenticatedAt: new Date(0), previousSignInAt: null },
  isCoordinationNumber: false,
}

type Answer = { status: number; location: string | null }

function scene() {
  const kept: KeptForm[] = []
  const done: string[] = []
  let told: (answer: Answer) => void = () => undefined
  const forms = {
    keep: (form: KeptForm) => {
      kept.push(form)
      return Promise.resolve(['insyn-form-a=x', 'insyn-form-b='])
    },
    done: (_cookies: string | null, id: string) => {
      done.push(id)
      return Promise.resolve()
    },
    list: () => Promise.resolve([]),
    isKept: () => Promise.resolve(false),
  }
  const onAnswered = (listener: typeof told): void => {
    told = listener
  }
  const context = { services: { signIn: { forms, owners } }, page: { onAnswered } }
  return { context, kept, done, answer: (answer: Answer) => told(answer) }
}

const sent = (word: string | null, fields: Record<string, string> = {}) =>
  new Request('http://localhost:3000/b/karl?steg=2', {
    method: 'POST',
    body: new URLSearchParams({ ...fields, ...(word === null ? {} : { [ownFields.owner]: word }) }),
  })

/** What the check throws, as status and cookies; null: it lets the form through. */
async function refusal(request: Request, { context } = scene()) {
  const thrown: unknown = await checkForm({ request, context }, user).catch((error: unknown) => error)
  if (thrown === undefined) return null
  if (thrown instanceof Response) return [thrown.status, thrown.headers.getSetCookie()]
  throw new Error('the check failed', { cause: thrown })
}

describe('a form that says for whom it was drawn', () => {
  it('is let through for that person, and can be read afterwards, however often the guard is asked', async () => {
    const request = sent(owners.of('pia'), { text: 'a' })
    expect(await refusal(request)).toBeNull()
    expect((await request.formData()).get('text')).toBe('a')
    expect(await refusal(request)).toBeNull()
  })

  it('is refused when somebody else is signed in, and kept for its own', async () => {
    const one = scene()
    const cookies = ['insyn-form-a=x', 'insyn-form-b=']
    expect(await refusal(sent(owners.of('karl'), { text: 'a' }), one)).toEqual([409, cookies])
    expect(one.kept).toEqual([{ owner: owners.of('karl'), action: '/b/karl?steg=2', fields: [['text', 'a']] }])
  })

  it('is refused but not kept when it is only a button', async () => {
    expect(await refusal(sent(owners.of('karl')))).toEqual([409, []])
  })

  it.each([
    null,
    '',
    'x',
    '.',
    `${'a'.repeat(22)}.${'b'.repeat(22)}`,
    owners.of('pia').slice(1),
    ownersWith('b').of('pia'),
  ])('is refused when it says it in no word of ours: %j', async (word) => {
    const one = scene()
    expect(await refusal(sent(word, { text: 'a' }), one)).toEqual([400, []])
    expect(one.kept).toEqual([])
  })

  it('is kept and not taken when nobody has pressed its button, and waits where one signs in', async () => {
    const one = scene()
    const thrown: unknown = await checkForm(
      { request: sent(owners.of('pia'), { text: 'a', [ownFields.wait]: '1' }), context: one.context },
      user,
      '/b/karl?steg=2',
    ).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ status: 303 })
    expect(thrown instanceof Response && thrown.headers.get('location')).toBe('/logga-in?till=%2Fb%2Fkarl%3Fsteg%3D2')
    expect(one.kept).toEqual([{ owner: owners.of('pia'), action: '/b/karl?steg=2', fields: [['text', 'a']] }])
  })

  it('is looked at only when something is sent', async () => {
    expect(await refusal(new Request('http://localhost:3000/b/karl'))).toBeNull()
  })
})

describe('a form that waited', () => {
  it.each([
    [303, '/b/karl/kvitto', ['k']],
    [200, null, ['k']],
    [400, null, []],
    [500, null, []],
    [303, '/logga-in?skal=bekrafta', []],
  ])('answered with %s to %s', async (status, location, expected) => {
    const one = scene()
    expect(await refusal(sent(owners.of('pia'), { [ownFields.kept]: 'k' }), one)).toBeNull()
    expect(one.done).toEqual([])
    one.answer({ status, location })
    expect(one.done).toEqual(expected)
  })
})

describe('the word for whom a form was drawn', () => {
  it('tells two persons apart and says nothing of either', () => {
    expect(owners.of('pia')).not.toBe(owners.of('karl'))
    expect(owners.of('pia')).toMatch(/^[\w-]{22}\.[\w-]{22}$/)
    expect(owners.is(owners.of('karl'), 'pia')).toBe(false)
  })

  it('is known under a new key, until the old one is gone', () => {
    const word = ownersWith('a').of('pia')
    expect(ownersWith('b', 'a').is(word, 'pia')).toBe(true)
    expect(ownersWith('b', 'a').isOurs(word)).toBe(true)
    expect(ownersWith('b', 'a').of('pia')).toBe(ownersWith('b').of('pia'))
    expect(ownersWith('b').isOurs(word)).toBe(false)
  })
})
