import { signInPersons } from '../../sandbox/data/cast'
import { beginAccess } from './access-flow'
import { fieldOf, linksOf, type HttpClient } from './http-client'
import { beginDraft, fillDraft, reportsOf, subjectsOf } from './objection-flow'
import { beginWish, fillWish } from './wish-flow'

/** What is pressed on a page: where it is sent, its fields, where that leads when it is done, and what stands there then. */
export type Pressed = {
  path: string
  fields: [string, string][]
  leads: RegExp
  says: RegExp
}

/** Something that asks for a fresh sign-in: by whom, and how one comes to where it is pressed, with nothing pressed yet. */
export type Weighty = { by: string; make: (client: HttpClient) => Promise<Pressed> }

const baseOf = async (client: HttpClient): Promise<string> => [...(await subjectsOf(client)).values()][0] ?? ''

/** The check of an objection to a report, with all of it filled in. */
export async function checkOf(client: HttpClient, nth: number, words: string): Promise<string> {
  const base = await baseOf(client)
  const report = (await reportsOf(client, base))[nth] ?? ''
  return fillDraft(client, await beginDraft(client, base, report), words)
}

const objection = async (client: HttpClient, nth: number, leads: RegExp, says: RegExp): Promise<Pressed> => {
  const path = await checkOf(client, nth, 'KANARIE: ingen kom')
  const version = fieldOf(await client.get(path), 'version') ?? ''
  return { path, fields: [['version', version]], leads, says }
}

/** The check of a wish, with all of it filled in. */
async function wish(client: HttpClient): Promise<Pressed> {
  const path = await fillWish(client, await beginWish(client, await baseOf(client), 'farsta'), 'KANARIE: en resa')
  const version = fieldOf(await client.get(path), 'version') ?? ''
  return { path, fields: [['version', version]], leads: /\/kvitto$/, says: /Önskemålet är skickat/ }
}

async function invitation(client: HttpClient): Promise<Pressed> {
  const number = signInPersons.find(({ key }) => key === 'eva')?.number ?? ''
  let path = await beginAccess(client, await baseOf(client))
  for (let steps = 0; steps < 8 && !path.endsWith('/kontrollera'); steps++) {
    const version = fieldOf(await client.get(path), 'version') ?? ''
    const answers = { kind: 'anhorig', name: 'Eva', number, until: 'further', message: '', scopes: 'schedule:read' }
    path = (await client.post(path, { version, ...answers })).location ?? ''
  }
  const version = fieldOf(await client.get(path), 'version') ?? ''
  return { path, fields: [['version', version]], leads: /\/behoriga\/[^/]+$/, says: /Eva/ }
}

/** A change of the first access that can be changed. */
async function given(client: HttpClient, page: 'andra' | 'ta-bort'): Promise<Pressed> {
  const base = await baseOf(client)
  for (const one of linksOf(await client.get(`${base}/behoriga`), /\/behoriga\/(?!ny|utkast)[^/?#]+$/)) {
    const path = `${one}/${page}`
    const form = await client.get(path)
    if (form.status !== 200) continue
    const leads = new RegExp(`${one}$`)
    if (page === 'ta-bort') return { path, fields: [], leads, says: /borttagen|togs bort|tillbaka/i }
    const terms = fieldOf(form, 'terms') ?? ''
    const [scope = ''] = /name="scopes"[^>]* value="([^"]+)"/.exec(form.text)?.slice(1) ?? []
    const fields: [string, string][] = [
      ['intent', 'change'],
      ['terms', terms],
      ['scopes', scope],
      ['until', 'day'],
      ['day', '2026-12-24'],
    ]
    return { path, fields, leads, says: /Tillgången är ändrad/ }
  }
  throw new Error('nothing that is given can be changed')
}

/** The fullmakt at the first provider, as it is offered to be changed there. */
async function fullmakt(client: HttpClient): Promise<Pressed> {
  const list = `${await baseOf(client)}/fullmakt`
  const [path = ''] = linksOf(await client.get(list), /\/fullmakt\/[^/?#]+$/)
  const page = await client.get(path)
  const isGiven = page.text.includes('value="withdraw"')
  const shown = isGiven ? page : await client.get(`${path}?until=further&day=`)
  const fields: [string, string][] = [
    ['intent', isGiven ? 'withdraw' : 'give'],
    ['key', fieldOf(shown, 'key') ?? ''],
    ['until', 'further'],
    ['day', ''],
  ]
  return {
    ...{ path, fields, leads: new RegExp(`${list}$`) },
    says: isGiven ? /Fullmakten är tillbakatagen/ : /Fullmakten är given/,
  }
}

/** A new address of a calendar, which is shown once. */
async function calendar(client: HttpClient): Promise<Pressed> {
  const list = `${await baseOf(client)}/kalender`
  const fields: [string, string][] = [
    ['key', fieldOf(await client.get(`${list}/ny`), 'key') ?? ''],
    ['name', 'KANARIE'],
    ['level', 'times'],
  ]
  const leads = new RegExp(`${list}/[^/]+$`)
  return { path: `${list}/ny`, fields, leads, says: /value="https?:[^"]+\/kalender\/[\w-]{43}\.ics"/ }
}

/** The same in the place of one that is there. */
async function calendarAgain(client: HttpClient): Promise<Pressed> {
  const list = `${await baseOf(client)}/kalender`
  const [path = ''] = linksOf(await client.get(list), /\/kalender\/(?!ny$)[^/]+$/)
  const fields: [string, string][] = [
    ['intent', 'rotate'],
    ['key', fieldOf(await client.get(path), 'key') ?? ''],
  ]
  return { ...(await calendar(client)), path, fields }
}

async function names(client: HttpClient): Promise<Pressed> {
  const path = `${await baseOf(client)}/kalender`
  return { path, fields: [['intent', 'allow']], leads: new RegExp(`${path}$`), says: /Andra får ha förnamn/ }
}

async function confirmation(client: HttpClient): Promise<Pressed> {
  const base = await baseOf(client)
  for (const path of linksOf(await client.get(`${base}/tillsammans`), /\/tillsammans\/[^/]+$/)) {
    const { text } = await client.get(path)
    if (!text.includes('value="confirm"') || !text.includes('KANARIE')) continue
    return { path, fields: [['intent', 'confirm']], leads: new RegExp(`${path}$`), says: /Alla sa ja/ }
  }
  throw new Error('nothing waits for a yes')
}

/**
 * Everything that asks for a fresh sign-in, in the order it is done: the fullmakt is turned twice, and what one asks for the
 * other says yes to.
 */
export const weighty: Readonly<Record<string, Weighty>> = {
  'an objection': { by: 'pia', make: (client) => objection(client, 0, /\/kvitto$/, /Invändningen är skickad/) },
  'a wish': { by: 'pia', make: wish },
  'giving access': { by: 'pia', make: invitation },
  'limiting access': { by: 'pia', make: (client) => given(client, 'andra') },
  'taking access away': { by: 'pia', make: (client) => given(client, 'ta-bort') },
  'the fullmakt': { by: 'pia', make: fullmakt },
  'the fullmakt, the other way': { by: 'pia', make: fullmakt },
  'an address of a calendar': { by: 'pia', make: calendar },
  'another address of a calendar': { by: 'pia', make: calendarAgain },
  'names in the calendars of others': { by: 'pia', make: names },
  'an objection that another must agree to': {
    by: 'per',
    make: (client) => objection(client, 3, /\/tillsammans\/[^/]+$/, /Väntar på Ingrid Sjö/),
  },
  'a yes to what another asks': { by: 'ingrid', make: confirmation },
}
