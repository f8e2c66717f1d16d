import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { patternsOf } from '../security/route-patterns'
import { crawl } from '../support/crawl'
import { startEdgeStack } from '../support/edge-provider'
import { signInOverHttp } from '../support/http-client'
import { unmarked, type NotOurs } from '../support/language-of-parts'
import { subjectsOf } from '../support/objection-flow'

/**
 * Every page that links lead to, in English and in Finnish, with a provider that writes words of its own in each field of
 * free text of the contract: all of them are marked with their language. Names are none (WCAG 3.1.2).
 */

const ofProvider = (words: string): NotOurs => ({ words, lang: 'sv' })
const ofPerson = (words: string): NotOurs => ({ words, lang: '' })

const words = {
  insats: ofProvider('Ordet insats'),
  comment: ofProvider('Ordet kommentar'),
  motivation: ofProvider('Ordet motivering'),
  role: ofProvider('Ordet yrkesroll'),
  hours: ofProvider('Ordet telefontid'),
}
const comment = ofPerson('Ordet som en person har skrivit')

const activities = [true, false, null].map((done) => ({ name: words.insats.words, planned: true, done }))
const put = {
  activities,
  comment: words.comment.words,
  motivation: words.motivation.words,
  hours: words.hours.words,
  comments: [
    { id: 'k1', text: comment.words, name: 'Pia Lindgren', byRole: 'brukare', at: '2026-11-20T08:00:00+01:00' },
  ],
  contact: { name: 'Eva Berg', role: words.role.words, phone: '08-123 456 00', email: 'eva@farsta.example' },
}

let edge: Awaited<ReturnType<typeof startEdgeStack>>

beforeAll(async () => {
  edge = await startEdgeStack('language')
  edge.provider.set(() => 'usual', put)
}, 600_000)

afterAll(() => edge.close())

it.each(['en', 'fi'])(
  'what a provider or a person has written is marked on every page (%s)',
  async (language) => {
    const client = await signInOverHttp(edge.stack.origins, 'pia')
    const start = [...(await subjectsOf(client)).values()][0] ?? ''
    await client.get(`/sprak/${language}`)
    const pages = await crawl(edge.stack.origins.portal, client, start, patternsOf(routes))
    const all = [...Object.values(words), comment]
    expect(pages.filter(({ html }) => html !== '' && !html.includes(`<html lang="${language}"`))).toEqual([])
    expect(pages.flatMap(({ path, html }) => unmarked(html, all).map((fault) => `${path} ${fault}`))).toEqual([])
    // Else nothing has been tried.
    const everything = pages.map(({ html }) => html).join('')
    expect(all.map(({ words: some }) => some).filter((some) => !everything.includes(some))).toEqual([])
  },
  400_000,
)

describe('the check of a page', () => {
  const faultsOf = (body: string, title = 'Page') =>
    unmarked(`<html lang="en"><title>${title}</title><body>${body}</body></html>`, [
      ofProvider('Dusch'),
      ofPerson('Jag kom'),
    ])

  it.each([
    '<p>Dusch</p>',
    '<p lang="en">Dusch</p>',
    '<p><span lang="">Dusch</span></p>',
    '<blockquote lang="sv">Jag kom</blockquote>',
    '<a href="/" aria-label="Dusch">More</a>',
  ])('finds the fault of %s', (body) => {
    expect(faultsOf(body)).toHaveLength(1)
  })

  it('lets be what is marked', () => {
    expect(faultsOf('<p><span lang="sv">Dusch</span>: done</p><blockquote lang="">Jag kom</blockquote>')).toEqual([])
    expect(faultsOf('', 'Dusch')).toHaveLength(1)
  })
})
