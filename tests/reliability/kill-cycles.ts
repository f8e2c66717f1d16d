import { setTimeout as wait } from 'node:timers/promises'
import { settled } from '../support/settled'
import type { WatchedStack } from '../support/watched-stack'
import { keepObjecting, prepareDrafts, signInPeople, type Acknowledged } from './objecting'
import { readPortal } from './portal-view'
import { objectionsAtProvider } from './provider-view'

const people = ['pia', 'karl', 'sven', 'rut']
const tenant = 'farsta'

/** What is wrong with the provider while people object; each for some calls only. */
const faults = [
  { kind: 'status500', times: 3, pathPattern: '/objections' },
  { kind: 'drop', times: 3, pathPattern: '/objections' },
  { kind: 'latency', ms: 400, times: 6 },
  { kind: 'truncated', times: 2, pathPattern: '/objections' },
  { kind: 'status500', times: 4 },
  { kind: 'timeout', ms: 3000, times: 1, pathPattern: '/objections' },
]

type KillReport = {
  cycles: number
  acknowledged: number
  /** Acknowledged, but not in the portal, or not at the provider. */
  lost: string[]
  /** More than once at the provider, by reference or by what was written. */
  doubled: string[]
  /** In the portal, and never sent. */
  waiting: number
  refused: number
  accessLog: { ok: boolean }
  seconds: number
}

/** Waits until something new has been acknowledged, at most a minute, and then a random moment more. */
async function randomMoment(acknowledged: readonly Acknowledged[], random: () => number): Promise<void> {
  const before = acknowledged.length
  const wanted = before + 1 + Math.floor(random() * 4)
  const deadline = Date.now() + 60_000
  while (acknowledged.length < wanted && Date.now() < deadline) await wait(20)
  await wait(random() * 300)
}

const repeated = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at)

/** Waits half a minute at most, so that the portal need not be stopped to look while it still sends. */
async function untilAllHaveCome(stack: WatchedStack, texts: ReadonlySet<string>): Promise<void> {
  const hasAll = async () => {
    const there = new Set((await objectionsAtProvider(stack, tenant, people)).map(({ text }) => text))
    return [...texts].every((text) => there.has(text))
  }
  await settled(hasAll, 30_000).catch(() => undefined)
}

/**
 * Waits until the portal has nothing more to send. The embedded database has one user at a time: there the portal is
 * stopped to look, and started again while something waits.
 */
async function drained(stack: WatchedStack) {
  const isEmbedded = stack.started.env.DATABASE_URL === undefined
  const deadline = Date.now() + 240_000
  for (;;) {
    await wait(1000)
    if (isEmbedded) await stack.stopOne('portal')
    const portal = await readPortal(stack)
    if (portal.waiting === 0 || Date.now() > deadline) return portal
    if (isEmbedded) await stack.startOne('portal')
  }
}

/** The portal is killed `cycles` times while people object and the provider fails; then everything is counted. */
export async function killCycles(stack: WatchedStack, cycles: number, random: () => number): Promise<KillReport> {
  const begun = Date.now()
  const persons = await signInPeople(stack, people)
  const acknowledged: Acknowledged[] = []
  const prepared = await Promise.all(
    persons.map(async (person) => ({ person, ready: await prepareDrafts(person, cycles) })),
  )
  let over = false
  // Few cycles meet few of the faults, so that each run begins with another.
  const first = Math.floor(random() * faults.length)
  const work = Promise.all(prepared.map(({ person, ready }) => keepObjecting(person, ready, acknowledged, () => over)))
  for (let cycle = 0; cycle < cycles; cycle++) {
    const fault = faults[(first + cycle) % faults.length]
    if (fault) await stack.order({ tenant, ...fault })
    await randomMoment(acknowledged, random)
    await stack.killOne('portal')
    await stack.startOne('portal')
  }
  over = true
  await work
  await stack.order({ tenant, kind: 'none' })

  const lost: string[] = []
  for (const { client, path } of acknowledged) {
    const receipt = await client.get(path)
    if (receipt.status !== 200) lost.push(`receipt ${receipt.status} ${path}`)
  }
  const texts = new Set(acknowledged.map(({ text }) => text))
  await untilAllHaveCome(stack, texts)
  const portal = await drained(stack)
  const references = new Map(portal.objections.map(({ id, reference }) => [id, reference]))
  const there = await objectionsAtProvider(stack, tenant, people)
  const known = new Set(there.map(({ reference }) => reference))
  for (const { objectionId } of acknowledged) {
    const reference = references.get(objectionId)
    if (reference === undefined) lost.push(`${objectionId} is not in the portal`)
    else if (!known.has(reference)) lost.push(`${reference} is not at the provider`)
  }
  for (const [id, reference] of references) if (!known.has(reference)) lost.push(`${id} never came to the provider`)
  const doubled = [
    ...repeated(there.map(({ reference }) => reference)),
    ...repeated(there.flatMap(({ text }) => (texts.has(text) ? [text] : []))),
  ]
  const seconds = Math.round((Date.now() - begun) / 1000)
  return {
    ...{ cycles, lost: [...new Set(lost)], doubled, seconds },
    acknowledged: new Set(acknowledged.map(({ objectionId }) => objectionId)).size,
    ...{ waiting: portal.waiting, refused: portal.refused, accessLog: portal.accessLog },
  }
}
