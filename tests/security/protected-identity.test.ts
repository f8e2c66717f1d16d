import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { brukare } from '../../sandbox/data/cast'
import { crawl, type ReadPage } from '../support/crawl'
import { signInOverHttp, type HttpClient } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { patternsOf } from './route-patterns'
import { waysToWrite } from './authorization-visit'

/** Who looks, at whose pages: Maja's identity is protected, and an assistant of Pia's has an alias. */
const visitors = [
  { person: 'maja', name: 'Maja' },
  { person: 'greta', name: 'Maja' },
  { person: 'pia', name: 'Pia Lindgren' },
] as const

const alias = 'Kim A.'

let stack: WatchedStack
const read: (ReadPage & { person: string })[] = []

async function startOf(client: HttpClient, name: string): Promise<string> {
  const subjects = await subjectsOf(client)
  const base = subjects.get(name) ?? subjects.get('')
  if (base === undefined) throw new Error(`${name} cannot be chosen`)
  return base
}

beforeAll(async () => {
  stack = await startWatchedStack('protected', {
    database: 'server',
    patientMs: 30_000,
    env: { REPRESENTATION_MAX_AGE_SECONDS: '3600' },
  })
  const readAll = async ({ person, name }: (typeof visitors)[number]): Promise<void> => {
    const client = await signInOverHttp(stack.origins, person)
    const start = await startOf(client, name)
    for (const page of await crawl(stack.origins.portal, client, start, patternsOf(routes)))
      read.push({ ...page, person })
  }
  await Promise.all(visitors.map(readAll))
}, 600_000)

afterAll(() => stack.stop())

/** What nobody may see, whoever looks; and Maja's name and number, which only she has, from the broker. */
function canariesFor(person: string): string[] {
  const number = brukare.find(({ key }) => key === 'maja')?.number ?? ''
  const ofMaja = ['Maja Holm', ...waysToWrite(number)]
  return ['SKYDDAD-', ...(person === 'maja' ? [] : ofMaja)]
}

describe('protected identity', () => {
  it('is in no page, file or header that links lead to', () => {
    const said = read.flatMap(({ person, path, text }) =>
      canariesFor(person)
        .filter((word) => text.includes(word))
        .map((word) => `${person} ${path} says ${word}`),
    )
    expect(said).toEqual([])
  })

  it('is in nothing that the portal writes to its log', () => {
    const log = stack.portalLog().join('\n')
    expect(log.length).toBeGreaterThan(300)
    expect(canariesFor('anyone').filter((word) => log.includes(word))).toEqual([])
  })

  it('has been looked for where it would have been: the alias is in pages and in each kind of file', () => {
    const types = new Set(read.filter(({ text }) => text.includes(alias)).map(({ type }) => type))
    expect([...types].sort()).toEqual(['application/pdf', 'text/csv', 'text/html'])
    expect(read.some(({ type }) => type === 'application/zip')).toBe(true)
    const ofBrukare = new Set(read.filter(({ pattern }) => pattern.startsWith('b/')).map(({ pattern }) => pattern))
    expect(ofBrukare.size).toBeGreaterThan(30)
  })
})
