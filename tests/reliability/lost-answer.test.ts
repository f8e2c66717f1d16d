import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fieldOf, linksOf, postConfirmed, signInOverHttp, type HttpClient } from '../support/http-client'
import { reportMonth, reportsOf, subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

let stack: WatchedStack
let pia: HttpClient
let path = ''
let base = ''

beforeAll(async () => {
  stack = await startWatchedStack('lost-answer', { patientMs: 5000 })
  pia = await signInOverHttp(stack.origins, 'pia')
  base = (await subjectsOf(pia)).get('') ?? ''
  path = linksOf(await pia.get(`${base}/fullmakt`), /\/fullmakt\/farsta$/)[0] ?? ''
  expect(path).not.toBe('')
  await withdrawn()
}, 600_000)

afterAll(() => stack.stop())

/** So that there is one to give. */
async function withdrawn(): Promise<void> {
  const page = await pia.get(path)
  if (!page.text.includes('value="withdraw"')) return
  await postConfirmed(pia, path, { intent: 'withdraw', key: fieldOf(page, 'key') ?? '' })
  expect((await pia.get(path)).text).not.toContain('value="withdraw"')
}

/** Sends the form that is pressed last, with the key that its page has. */
async function give(from: string): Promise<Awaited<ReturnType<HttpClient['get']>>> {
  const page = await pia.get(from)
  return postConfirmed(pia, from, { intent: 'give', until: 'further', day: '', key: fieldOf(page, 'key') ?? '' })
}

const fullmakt = 'faststallande-fullmakt$'
const lost = { tenant: 'farsta', kind: 'lostAnswer', method: 'PUT', pathPattern: fullmakt, times: 1 }

describe('a fullmakt whose answer is lost on the way', () => {
  it('is asked for again, and is said to be given since it is', async () => {
    await stack.order(lost)
    const answer = await give(`${path}?until=further&day=`)
    expect([answer.status, answer.location]).toEqual([303, path.replace(/\/farsta$/, '')])
    expect((await pia.get(answer.location ?? '')).text).toContain('Arbetsledaren har fullmakt')
    await stack.order({ tenant: 'farsta', kind: 'none' })
    await withdrawn()
  })

  it('is not said to be anything when that cannot be read either, and nothing undoes it by mistake', async () => {
    await stack.order(lost)
    await stack.order({ tenant: 'farsta', kind: 'status500', method: 'GET', pathPattern: fullmakt })
    const answer = await give(`${path}?until=further&day=`)
    expect(answer.status).toBe(303)
    expect(answer.location).toMatch(/\/fullmakt\/farsta\?until=further&day=&ifyllt=/)
    await stack.order({ tenant: 'farsta', kind: 'none' })
    const page = await pia.get(answer.location ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain('vet inte om fullmakten är ändrad')
    expect(page.text).not.toContain('Inget är ändrat')
    // It has been given, and the button beside it gives it: it does not take it back.
    expect(page.text).not.toContain('value="withdraw"')
    expect(page.text).toContain('value="give"')
    // The log says so too, and what the provider has answered since: it is given.
    const log = await pia.get(`${path.replace(/\/fullmakt\/.*/, '')}/logg?visa=gjort`)
    const [own = ''] = linksOf(log, /\/logg\?visa=gjort&person=/)
    expect((await pia.get(own)).text).toContain('så vi vet inte om den gavs')
    expect(log.text).toContain('Fick besked om att arbetsledarens fullmakt är given')
    const again = await give(answer.location ?? '')
    expect([again.status, again.location]).toEqual([303, path.replace(/\/farsta$/, '')])
    const list = await pia.get(path)
    expect(list.text).toContain('value="withdraw"')
    await withdrawn()
  })
})

describe('a review that is taken back, which the provider refuses', () => {
  it('is told with the review, which still stands, and can be taken back again', async () => {
    const [report = ''] = await reportsOf(pia, base)
    const [provider = '', rapport = ''] = report.split('/').slice(-2)
    const press = async (intent: 'say' | 'undo') => {
      const sett = fieldOf(await pia.get(report), 'sett') ?? ''
      await pia.post(`${base}/granskning/${reportMonth}`, { intent, provider, rapport, sett })
    }
    const once = (holds: (text: string) => boolean) =>
      settled(async () => {
        const { text } = await pia.get(report)
        return holds(text) ? text : null
      })
    await press('say')
    await once((text) => text.includes('value="undo"') && !text.includes('har inte fått det än'))
    const refusal = { tenant: provider, kind: 'refusal', method: 'POST', bodyPattern: '"action":"undone"' }
    await stack.order(refusal)
    await press('undo')
    const told = await once((text) => text.includes('kunde inte ta emot att granskningen togs tillbaka'))
    expect(told).toContain('Den gäller fortfarande.')
    expect(told).toContain('value="undo"')
    await stack.order({ tenant: provider, kind: 'none' })
    await press('undo')
    const after = await once((text) => text.includes('value="say"'))
    expect(after).not.toContain('granskningen togs tillbaka')
  })
})
