import { setTimeout as wait } from 'node:timers/promises'
import { signInOverHttp, type HttpClient } from '../support/http-client'
import { beginDraft, fillDraft, reportsOf, sendDraft, subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import type { WatchedStack } from '../support/watched-stack'

/** An objection whose receipt a person has been led to. */
export type Acknowledged = { objectionId: string; path: string; text: string; client: HttpClient }

type Person = { key: string; client: HttpClient; base: string; reports: string[] }

/** Signs people in who object on their own behalf, and reads what they have, so that it can be shown from then on. */
export async function signInPeople(stack: WatchedStack, keys: readonly string[]): Promise<Person[]> {
  const people: Person[] = []
  for (const key of keys) {
    const client = await signInOverHttp(stack.origins, key)
    const base = await settled(async () => [...(await subjectsOf(client)).values()][0] ?? null)
    const reports = await settled(async () => {
      const found = (await reportsOf(client, base)).filter((report) => report.includes('/farsta/'))
      return found.length > 0 && found
    })
    people.push({ key, client, base, reports })
  }
  return people
}

const pauseMs = 150

/** Does it until it works, as a person who presses again when the page did not come. Null when all is over. */
async function persist<T>(work: () => Promise<T>, isOver: () => boolean): Promise<T | null> {
  while (!isOver()) {
    try {
      return await work()
    } catch {
      await wait(pauseMs)
    }
  }
  return null
}

/** A draft that is filled in, up to the page with the last button. */
type Ready = { check: string; text: string }

/** Fills in an objection, up to the page with the last button. */
export async function fillOne({ key, client, base, reports }: Person, times: number): Promise<Ready> {
  const text = `${key} invänder för ${times} gången`
  const first = await beginDraft(client, base, reports[times % reports.length] ?? '')
  return { check: await fillDraft(client, first, text), text }
}

/** Presses the last button, once. */
export const sendOne = ({ client }: Person, { check }: Ready) => sendDraft(client, check)

/** Fills in drafts while all is well, so that people send often when it is not. */
export async function prepareDrafts(person: Person, count: number): Promise<Ready[]> {
  const ready: Ready[] = []
  for (let times = 0; times < count; times++) {
    const one = await persist(
      () => fillOne(person, times),
      () => false,
    )
    if (one !== null) ready.push(one)
  }
  return ready
}

/**
 * One person sends what is ready, and then goes on objecting from the first page of the flow, until `isOver`. Every
 * third time the last button is pressed twice at once.
 */
export async function keepObjecting(
  person: Person,
  ready: readonly Ready[],
  acknowledged: Acknowledged[],
  isOver: () => boolean,
): Promise<void> {
  const { client, base } = person
  for (let times = 0; !isOver(); times++) {
    const next = ready[times] ?? (await persist(() => fillOne(person, times), isOver))
    if (next === null) return
    const { check, text } = next
    const presses = times % 3 === 0 ? 2 : 1
    const ids = await Promise.all(
      Array.from({ length: presses }, () => persist(() => sendDraft(client, check), isOver)),
    )
    for (const objectionId of new Set(ids)) {
      if (objectionId === null) continue
      acknowledged.push({ objectionId, path: `${base}/invandningar/${objectionId}/kvitto`, text, client })
    }
  }
}
