import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient, signInOverHttp, type HttpAnswer } from '../support/http-client'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { rules } from './authorization-table'
import type { People } from './failed-form'
import { cases } from './failed-forms'

let stack: WatchedStack
let people: People

beforeAll(async () => {
  stack = await startWatchedStack('failed-forms', { patientMs: 30_000 })
  const [pia, greta, per] = await Promise.all(
    ['pia', 'greta', 'per'].map((person) => signInOverHttp(stack.origins, person)),
  )
  if (!pia || !greta || !per) throw new Error('somebody is not signed in')
  people = { anyone: createHttpClient(stack.origins.portal), pia, greta, per }
}, 600_000)

afterAll(() => stack.stop())

const titleOf = ({ text }: HttpAnswer): string => /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? ''
/** As it stands in HTML, in a value or as text. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const withoutScene = (location: string | null): string => (location ?? '').replace(/[?&]ifyllt=[\w-]+/, '')

const refused = Object.entries(cases).flatMap(([pattern, one]) =>
  typeof one === 'string' ? [] : [{ pattern, ...one }],
)

describe('a form that cannot be taken', () => {
  it('is here for every route that takes a form', () => {
    const takes = Object.entries(rules).flatMap(([pattern, rule]) =>
      !('post' in rule) || rule.post !== 'none' ? [pattern] : [],
    )
    expect(Object.keys(cases).sort()).toEqual(takes.sort())
  })

  it.each(refused)('$pattern leads to its page, with what is wrong and what was typed', async ({ by, make }) => {
    const client = people[by]
    const { path, fields, typed, field } = await make(client)
    expect(path, 'where to').toMatch(/^\//)
    await client.get('/sprak/sv')
    const answer = await client.post(path, fields)
    expect(answer.status).toBe(303)
    expect(withoutScene(answer.location)).toBe(path)
    expect(answer.location).not.toMatch(/KANARIE/i)
    expect(answer.text).toBe('')

    for (const [language, prefix] of [
      ['sv', 'Fel: '],
      ['fi', 'Virhe: '],
      ['sv', 'Fel: '],
    ] as const) {
      await client.get(`/sprak/${language}`)
      const page = await client.get(answer.location ?? '')
      expect(page.status).toBe(200)
      expect(titleOf(page)).toMatch(new RegExp(`^${prefix}`))
      expect(page.text).toContain('data-error-summary')
      expect(page.text).toContain(`href="#${field}"`)
      expect(page.text.includes(escaped(typed ?? '')), 'what was typed').toBe(true)
    }
    // The page as it is without that says nothing of it.
    const plain = await client.get(path)
    expect([plain.status, titleOf(plain).startsWith('Fel: ')]).toEqual([200, false])
  })

  it.each(refused)('$pattern keeps what stands in it when the language is changed', async ({ by, make }) => {
    const client = people[by]
    const { path, fields, typed } = await make(client)
    await client.get('/sprak/sv')
    const before = await client.get(path)
    // The buttons of the languages are the form's, and come after its own.
    const button = /<button[^>]*formaction="(\/sprak\/en\?till=[^"]+)"[^>]*>/i.exec(before.text)
    expect(button?.[0]).toContain('form="ifyllt"')
    expect(before.text.indexOf('id="ifyllt"')).toBeLessThan(button?.index ?? 0)
    const answer = await client.post((button?.[1] ?? '').replaceAll('&amp;', '&'), fields)
    expect([answer.status, withoutScene(answer.location)]).toEqual([303, path])
    const page = await client.get(answer.location ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain('lang="en"')
    expect(page.text).not.toContain('data-error-summary')
    expect(page.text.includes(escaped(typed ?? '')), 'what was typed').toBe(true)
    // Nothing of it has been sent on.
    expect((await client.get(path)).text.includes(escaped(typed ?? 'KANARIE')), 'sent on').toBe(false)
    await client.get('/sprak/sv')
  })

  it('is shown to nobody else, not in the same browser', async () => {
    const note = refused.find(({ pattern }) => pattern.endsWith('/anteckningar/ny'))
    if (note === undefined) throw new Error('no note is written')
    const { path, fields, typed } = await note.make(people.greta)
    const answer = await people.greta.post(path, fields)
    const stranger = await signInOverHttp(stack.origins, 'amir')
    const cookie = [
      stranger.cookie(),
      ...people.greta
        .cookie()
        .split('; ')
        .filter((one) => one.includes('ifyllt')),
    ].join('; ')
    const page = await stranger.send(answer.location ?? '', { headers: { cookie } })
    expect(page.text.includes(escaped(typed ?? ''))).toBe(false)
    expect((await createHttpClient(stack.origins.portal).get(answer.location ?? '')).status).toBe(303)
  })
})
