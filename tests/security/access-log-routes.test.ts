import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { isDeep } from '../support/depth'
import type { HttpClient } from '../support/http-client'
import { inPool } from '../support/pool'
import { actors, startAuthorizationScene, type Actor, type AuthorizationScene } from './authorization-scene'
import { unknown, type Ids } from './authorization-ids'
import type { Rule } from './authorization-rule'
import { pathOf, rules } from './authorization-table'
import { patternsOf } from './route-patterns'

let scene: AuthorizationScene
let log: pg.Pool
let visits = 0

beforeAll(async () => {
  scene = await startAuthorizationScene()
  log = new pg.Pool({ connectionString: scene.stack.started.env.DATABASE_URL, max: 4 })
  // The database goes before the last connection does.
  log.on('error', () => undefined)
}, 600_000)

afterAll(async () => {
  console.info(`the access log: ${visits} requests, each held against its rows`)
  await log.end()
  await scene.stack.stop()
})

/** Words of somebody's, with a number, where an address has an id. */
const words = 'ring%20Anna%2019830101-1234%20om%20piller'
const freeText: Ids = {
  ...{ base: '/b/AAAAAAAAAAAAAAAAAAAAAA', providerId: 'farsta', date: '2026-11-19' },
  ...{ shiftId: words, reportId: words, rowId: words, draftId: words, objectionId: words, accessDraftId: words },
  ...{ planId: words, documentId: words },
  ...{ staffId: words, representationId: words, noteId: words, feedId: words, jointActId: words },
  ...{ wishId: words, wishDraftId: words },
}

type About = Extract<Rule, { who: 'brukare' }>
const aboutBrukare = patternsOf(routes).flatMap((pattern): [string, About][] => {
  const rule = rules[pattern]
  return rule?.who === 'brukare' ? [[pattern, rule]] : []
})

type Row = {
  action: string
  outcome: string
  resourceId: string | null
  period: string | null
  aboutId: string | null
  brukareId: string | null
}

/** What a request left in the log. */
async function rowsOf(requestId: string | null): Promise<Row[]> {
  const columns = '"action", "outcome", "resourceId", "period", "aboutId", "brukareId"'
  const { rows } = await log.query<Row>(`SELECT ${columns} FROM "AccessLog" WHERE "requestId" = $1`, [requestId])
  return rows
}

type Visit = { path: string; fields?: Record<string, string>; ids: Ids; isOwn: boolean; isPart: boolean }

/** What is wrong with what a request left in the log. */
async function faultsOf(
  client: HttpClient,
  { path, fields, ids, isOwn, isPart }: Visit,
  own: Ids | null,
): Promise<string[]> {
  const answer = fields === undefined ? await client.get(path) : await client.post(path, fields)
  visits += 1
  if (answer.status === 405) return []
  const rows = await rowsOf(answer.headers.get('x-request-id'))
  const about = `${fields === undefined ? 'GET' : 'POST'} ${path} ${answer.status}`
  const faults: string[] = []
  const strange = isOwn
    ? []
    : Object.entries(ids).flatMap(([name, id]) => (/providerId|date|base/.test(name) ? [] : [id]))
  for (const row of rows) {
    if (row.brukareId !== null && own !== null && path.startsWith(own.base) && row.brukareId !== own.base.slice(3))
      faults.push(`${about}: is in another's log`)
    if (row.resourceId !== null && strange.includes(row.resourceId)) faults.push(`${about}: names ${row.resourceId}`)
    const came = row.outcome === 'denied' || row.outcome === 'absent'
    if (came && (row.resourceId ?? row.period ?? row.aboutId) !== null) faults.push(`${about}: a try names something`)
  }
  const said = [...new Set(rows.map(({ outcome }) => outcome))].join(',')
  if (answer.status === 404 && !/^(denied|absent)$/.test(said)) faults.push(`${about}: the log says "${said}"`)
  // What stands in a page is seen with it, and the page says so.
  if (answer.status === 200 && isPart && rows.length > 0) faults.push(`${about}: is told beside its page`)
  if (answer.status === 200 && !isPart && !/allowed|failed/.test(said)) faults.push(`${about}: the log says "${said}"`)
  return faults
}

const inEachRun = ['brukare', 'god man', 'vårdnadshavare', 'anhörig, schedule only', 'god man whose order has expired']
const asked = actors.filter(({ kind, person }) => person !== null && (isDeep || inEachRun.includes(kind)))

function visitsOf(actor: Actor, own: Ids | null): Visit[] {
  const stranger = scene.idsOf(actor.stranger)
  return aboutBrukare.flatMap(([pattern, rule]): Visit[] => {
    // For the brukare there are no pages of own notes: nothing is tried there.
    if (rule.asRepresentative === true && actor.person === actor.subject) return []
    const ofStranger: [Ids, boolean][] = [[stranger, false]]
    const base = own?.base ?? ''
    const strange: [Ids, boolean][] =
      own === null || rule.onlyBrukare === true
        ? []
        : [stranger, unknown, freeText].map((ids): [Ids, boolean] => [{ ...ids, base }, false])
    const reads: [Ids, boolean][] = own === null ? [] : [[own, true]]
    const get = [...ofStranger, ...strange, ...reads].map(([ids, isOwn]) => ({
      path: pathOf(pattern, ids),
      ...{ ids, isOwn, isPart: rule.isPart === true },
    }))
    const post =
      rule.post === 'none'
        ? []
        : [...ofStranger, ...strange].map(([ids, isOwn]) => ({
            ...{ path: pathOf(pattern, ids), ids, isOwn, isPart: false },
            fields: rule.fields?.(ids) ?? {},
          }))
    return [...get, ...post]
  })
}

describe('what is written in the access log of every page', () => {
  it.each(asked)('is only what happened: $kind', async (actor) => {
    const own = actor.subject === null ? null : await scene.ownIdsOf(actor)
    const client = scene.clientOf(actor.person)
    const faults: string[] = []
    await inPool(visitsOf(actor, own), async (visit) => {
      faults.push(...(await faultsOf(client, visit, own)))
    })
    expect(faults).toEqual([])
  })

  it('never says that something was seen or taken out when only headers were asked for', async () => {
    const pia = scene.clientOf('pia')
    const own = scene.idsOf('pia')
    const others = ['/valj', '/att-gora', '/att-gora/nasta', '/mina-uppgifter.zip']
    const faults: string[] = []
    await inPool([...aboutBrukare.map(([pattern]) => pathOf(pattern, own)), ...others], async (path) => {
      const answer = await pia.send(path, { method: 'HEAD' })
      const rows = await rowsOf(answer.headers.get('x-request-id'))
      faults.push(...rows.flatMap(({ action, outcome }) => (outcome === 'allowed' ? `${path}: ${action}` : [])))
    })
    expect(faults).toEqual([])
  })

  it('has no word of an address', async () => {
    const { rows } = await log.query<{ said: string }>('SELECT l::text AS said FROM "AccessLog" l')
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter(({ said }) => /Anna|19830101|piller|finns-inte|%20/.test(said))).toEqual([])
  })
})
