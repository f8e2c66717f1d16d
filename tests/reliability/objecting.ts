import { setTimeout as wait } from 'node:timers/promises'
import { signInOverHttp, type HttpClient } from '../support/http-client'
import { beginDraft, fillDraft, reportsOf, sendDraft, subjectsOf } from '../support/objection-flow'
import type { WatchedStack } from '../support/watched-stack'

/** An objection whose receipt a person has been led to. */
export type Acknowledged = { objectionId: string; path: string; text: string; client: HttpClient }

export type Person = { key: string; client: HttpClient; base: string; reports: string[] }

/** Signs people in who object on their own behalf, and reads what they have, so that it can be shown from then on. */
export async function signInPeople(stack: WatchedStack, keys: readonly string[]): Promise<Person[]> {
  const people: Person[] = []
  for (const key of keys) {
    const client = await signInOverHttp(stack.origins, key)
    const base = [...(await subjectsOf(client)).values()][0] ?? ''
    const reports = (await reportsOf(client, base)).filter((report) => report.includes('/farsta/'))
    if (reports.length === 0) throw new Error(`${key} has no reports`)
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

/**
 * One person objects again and again, from the first page of the flow to the receipt, until `isOver`. Every third time
 * the last button is pressed twice at once.
 */
export async function keepObjecting(
  { key, client, base, reports }: Person,
  acknowledged: Acknowledged[],
  isOver: () => boolean,
): Promise<void> {
  for (let times = 0; !isOver(); times++) {
    const text = `${key} invänder för ${times} gången`
    const report = reports[times % reports.length] ?? ''
    const first = await persist(() => beginDraft(client, base, report), isOver)
    const check = first && (await persist(() => fillDraft(client, first, text), isOver))
    if (check === null) return
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
