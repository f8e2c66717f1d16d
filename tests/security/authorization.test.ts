import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { brukare } from '../../sandbox/data/cast'
import { isDeep } from '../support/depth'
import type { HttpAnswer, HttpClient } from '../support/http-client'
import { inPool } from '../support/pool'
import {
  actors,
  canaryOf,
  jointActOf,
  startAuthorizationScene,
  writeNote,
  type Actor,
  type AuthorizationScene,
} from './authorization-scene'
import { noJointAct, unknown, type Ids } from './authorization-ids'
import type { Rule } from './authorization-rule'
import { pathOf, rules } from './authorization-table'
import { patternsOf } from './route-patterns'
import { comparable, leaksIn, mayBeKept, numbers } from './authorization-visit'

let scene: AuthorizationScene
let visits = 0

beforeAll(async () => {
  scene = await startAuthorizationScene()
}, 600_000)

afterAll(async () => {
  console.info(
    `authorization: ${Object.keys(rules).length} routes, ${actors.length} kinds of actor, ${visits} requests`,
  )
  await scene.stack.stop()
})

type Expected = readonly number[] | 'gone' | 'signIn'
type Visit = { method: 'GET' | 'HEAD' | 'POST'; path: string; expected: Expected; fields?: Record<string, string> }

/** An open page: what anyone gets, and nothing for a form of one who is signed in, which would end the session. */
function openVisits(path: string, rule: Exclude<Rule, { who: 'brukare' }>, actor: Actor): Visit[] {
  if (rule.who === 'invited') {
    const expected: Expected = actor.person === null ? 'signIn' : 'gone'
    return [
      { method: 'GET', path, expected },
      { method: 'HEAD', path, expected },
      { method: 'POST', path, expected, fields: rule.fields },
    ]
  }
  if (rule.who === 'signedIn') {
    const expected: Expected = actor.person === null ? 'signIn' : rule.get
    return [
      { method: 'GET', path, expected },
      { method: 'HEAD', path, expected },
      { method: 'POST', path, expected: formOf(rule.post, actor), fields: {} },
    ]
  }
  const expected = [actor.person === null ? rule.get : (rule.signedIn ?? rule.get)]
  const form: Visit[] =
    actor.person === null
      ? [{ method: 'POST', path, expected: [rule.post === 'none' ? 405 : rule.post], fields: {} }]
      : []
  return [{ method: 'GET', path, expected }, { method: 'HEAD', path, expected }, ...form]
}

function formOf(post: readonly number[] | 'none', actor: Actor): Expected {
  if (post === 'none') return [405]
  return actor.person === null ? 'signIn' : post
}

type Asked = { pattern: string; rule: Extract<Rule, { who: 'brukare' }> }

/**
 * Who ask in every way in each run. The others do in the deep run: by HEAD, for what is nobody's, for the bare data of a page,
 * and with a form where there is none (405).
 */
const inEveryWay = (actor: Actor): boolean =>
  isDeep || ['anonymous', 'brukare', 'god man', 'anhörig, schedule only'].includes(actor.kind)

const isForNoForm = ({ method, expected }: Visit): boolean =>
  method === 'POST' && typeof expected !== 'string' && expected.length === 1 && expected[0] === 405

/** What is not the actor's, in every way it can be asked for; what is nobody's is only asked for. */
function refusedVisits({ pattern, rule }: Asked, actor: Actor, own: Ids | null, stranger: Ids): Visit[] {
  const expected: Expected = actor.person === null ? 'signIn' : 'gone'
  const visit = (method: 'GET' | 'HEAD', ids: Ids): Visit => ({ method, path: pathOf(pattern, ids), expected })
  const form = (ids: Ids): Visit => ({
    ...{ method: 'POST', path: pathOf(pattern, ids), fields: rule.fields?.(ids) ?? {} },
    expected: rule.post === 'none' ? [405] : expected,
  })
  const all = inEveryWay(actor)
  const more = all ? [visit('HEAD', stranger), visit('GET', unknown)] : []
  const others = [visit('GET', stranger), form(stranger), ...more]
  if (own === null || rule.onlyBrukare === true) return others
  const foreign = { ...stranger, base: own.base }
  const nobodys = all ? [visit('GET', { ...unknown, base: own.base })] : []
  return [...others, visit('GET', foreign), form(foreign), ...nobodys]
}

function ownVisits({ pattern, rule }: Asked, actor: Actor, own: Ids, method: Visit['method']): Visit[] {
  const mayByScope = rule.scope === null || actor.scopes.includes(rule.scope)
  const isThere = rule.joint !== true || own.jointActId !== noJointAct
  const may = mayByScope && isThere && !(rule.asRepresentative === true && actor.person === actor.subject)
  const path = pathOf(pattern, own)
  if (method !== 'POST') return [{ method, path, expected: may ? rule.get : 'gone' }]
  const expected: Expected = rule.post === 'none' ? [405] : may ? rule.post : 'gone'
  return [{ method, path, expected, fields: rule.fields?.(own) ?? {} }]
}

/** Judges an answer. Gives what is wrong. */
function faultsOf(visit: Visit, answer: HttpAnswer, gone: Record<string, string>): string[] {
  const { expected, method, path } = visit
  if (expected === 'signIn') {
    return answer.status === 303 && answer.location?.startsWith('/logga-in?') === true ? [] : ['is not sent to sign in']
  }
  if (expected !== 'gone') return expected.includes(answer.status) ? [] : [`not ${expected.join(' or ')}`]
  if (answer.status !== 404) return ['not 404']
  const same = /\.(csv|pdf)$|\/bild\/|\/dokument\/./.test(path) ? gone.file : gone[method]
  return method === 'HEAD' || comparable(answer) === same ? [] : [`not the same 404 as an unknown page: ${path}`]
}

/** `cookie` is what the actor had at the start: a page that sets the language must not change the pages after it. */
type Visitor = { client: HttpClient; cookie: string; actor: Actor; own: Ids | null; gone: Record<string, string> }

async function judge(visit: Visit, { client, cookie, actor, own, gone }: Visitor): Promise<string[]> {
  const { method, path, fields } = visit
  visits += 1
  const answer = await client.send(path, { method, headers: { cookie }, ...(fields && { fields }) })
  const faults = [
    ...faultsOf(visit, answer, gone),
    ...leaksIn(answer, actor, path, own?.base ?? null).map((word) => `says ${word}`),
    ...(method === 'HEAD' && answer.text !== '' ? ['HEAD has a body'] : []),
    ...(mayBeKept(path, answer) ? [] : ['may be stored']),
  ]
  return faults.map((fault) => `${method} ${path} ${answer.status}: ${fault}`)
}

const takesDraft = /\/(invandningar|onskemal)$/

describe('every route, for every kind of person', () => {
  it('is in the table', () => {
    expect(Object.keys(rules).sort()).toEqual(patternsOf(routes).sort())
  })

  it.each(actors)('$kind', async (actor) => {
    const client = scene.clientOf(actor.person)
    const cookie = client.cookie()
    const own = actor.subject === null ? null : await scene.ownIdsOf(actor)
    const stranger = scene.idsOf(actor.stranger)
    const gone = {
      GET: comparable(await client.get('/finns-inte')),
      POST: comparable(await client.post('/finns-inte', {})),
      // A file has no layout: its 404 is the one of a brukare that nobody has heard of.
      file: comparable(await client.get(`${unknown.base}/logg.csv`)),
    }
    const asked = Object.entries(rules).flatMap(([pattern, rule]): Asked[] =>
      rule.who === 'brukare' ? [{ pattern, rule }] : [],
    )
    const open = Object.entries(rules).flatMap(([pattern, rule]) =>
      rule.who === 'brukare' ? [] : openVisits(pathOf(pattern, stranger), rule, actor),
    )
    const everyWay = inEveryWay(actor)
    const bareData = (everyWay ? asked : []).flatMap(({ pattern }): Visit[] => {
      const path = pathOf(pattern, own ?? stranger).split('?')[0] ?? ''
      const expected = [400]
      return [
        { method: 'GET', path: `${path}.data`, expected },
        { method: 'GET', path: `${path}?_data=routes%2Fnow`, expected },
      ]
    })
    const reads =
      own === null
        ? []
        : asked.flatMap((one) => [
            ...ownVisits(one, actor, own, 'GET'),
            ...(everyWay ? ownVisits(one, actor, own, 'HEAD') : []),
          ])
    // Last, one after another, and the lists of objections and wishes at the end: their forms take the draft away.
    const forms = own === null ? [] : asked.flatMap((one) => ownVisits(one, actor, own, 'POST'))
    const inOrder = [
      ...forms.filter(({ path }) => !takesDraft.test(path)),
      ...forms.filter(({ path }) => takesDraft.test(path)),
    ]

    const faults: string[] = []
    const run = async (visit: Visit) => {
      faults.push(...(await judge(visit, { client, cookie, actor, own, gone })))
    }
    const isAsked = (visit: Visit): boolean => everyWay || !isForNoForm(visit)
    const refused = asked.flatMap((one) => refusedVisits(one, actor, own, stranger))
    await inPool([...open, ...bareData, ...refused, ...reads].filter(isAsked), run)
    await inPool(inOrder.filter(isAsked), run, 1)
    expect(faults).toEqual([])
  })

  it("gives no one another person's draft, not even for the same brukare", async () => {
    const { base, draftId } = scene.idsOf('karl')
    const draft = `${base}/invandningar/utkast/${draftId}/orsak`
    for (const person of ['amir', 'greta']) {
      const client = scene.clientOf(person)
      expect((await client.get(draft)).status).toBe(404)
      expect((await client.post(draft, { version: '0', reason: 'other' })).status).toBe(404)
      await client.post(`${base}/invandningar`, { draft: draftId })
    }
    const another = scene.idsOf('sven')
    await scene.clientOf('eva').post(`${another.base}/invandningar`, { draft: another.draftId })
    await scene.clientOf('pia').post(`${scene.idsOf('pia').base}/invandningar`, { draft: scene.idsOf('bo').draftId })
    const { base: boBase, draftId: boDraft } = scene.idsOf('bo')
    expect((await scene.clientOf('bo').get(`${boBase}/invandningar/utkast/${boDraft}/orsak`)).status).toBe(200)
  })

  it("gives no one another person's own notes, not even the brukare", async () => {
    const karl = scene.idsOf('karl')
    const list = `${karl.base}/anteckningar`
    const written = await writeNote(scene.clientOf('greta'), karl.base)
    expect((await scene.clientOf('greta').get(`${list}/${written}`)).status).toBe(200)
    for (const person of ['amir', 'karl']) {
      const client = scene.clientOf(person)
      for (const path of [`${list}/${written}`, `${list}/${written}/ta-bort`]) {
        expect((await client.get(path)).status).toBe(404)
        expect((await client.post(path, { kind: 'note', day: '2026-11-01', text: '' })).status).toBe(404)
      }
      const { location } = await client.post(`${list}/${written}`, { kind: 'note', day: '2026-11-01', text: 'x' })
      expect((await client.get(location ?? list)).text).not.toContain(written)
    }
    expect((await scene.clientOf('greta').get(list)).text).toContain(written)
  })

  it('gives no one what others must agree to together, not under their own address either', async () => {
    const { base } = scene.idsOf('tuulikki')
    const asked = await jointActOf(scene.clientOf('per'), base)
    for (const [person, own] of [
      ['pia', scene.idsOf('pia').base],
      ['greta', scene.idsOf('karl').base],
      ['nils', base],
    ] as const) {
      const client = scene.clientOf(person)
      for (const path of [`${own}/tillsammans/${asked}`, `${own}/tillsammans/${asked}/nej`]) {
        expect((await client.get(path)).status).toBe(404)
        expect((await client.post(path, { intent: 'confirm', reason: 'x' })).status).toBe(404)
      }
    }
  })

  it('leaves nothing personal in the log', () => {
    const log = scene.stack.portalLog().join('\n')
    expect(log.length).toBeGreaterThan(1000)
    const words = ['SKYDDAD-', ...numbers, ...brukare.flatMap(({ key, name }) => [name, canaryOf(key)])]
    expect(words.filter((word) => log.includes(word))).toEqual([])
  })
})
