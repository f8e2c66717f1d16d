import { ownFields } from '../../app/domain/sign-in/form-fields'
import { signInPersons } from '../../sandbox/data/cast'
import { knownDevice } from './known-device'
import type { StackOrigins } from './stacks'

/** An answer as it came, without redirects followed unless asked for. */
export type HttpAnswer = { status: number; url: string; headers: Headers; text: string; location: string | null }

type HttpRequest = {
  method?: string
  headers?: Record<string, string>
  fields?: Record<string, string> | [string, string][]
  /** Follow redirects with GET, also to another origin of the stack. */
  follow?: boolean
}

/**
 * A browser without script: keeps its cookies, says its origin when it sends a form, and sends along for whom the last page
 * that it got was drawn, as every form of the page would.
 */
export type HttpClient = {
  send: (path: string, request?: HttpRequest) => Promise<HttpAnswer>
  get: (path: string, request?: Omit<HttpRequest, 'method' | 'fields'>) => Promise<HttpAnswer>
  post: (
    path: string,
    fields: Record<string, string> | [string, string][],
    request?: Omit<HttpRequest, 'method' | 'fields'>,
  ) => Promise<HttpAnswer>
  /** The Cookie header it sends. */
  cookie: () => string
  /**
   * Identifies itself again, when it is signed in: for what asks for a fresh sign-in. `as`: the one who does it, null: it is
   * cancelled. Gives the answer to it, which leads to what came of what was pressed.
   */
  identifyAgain?: (till: string, as?: string | null) => Promise<HttpAnswer>
}

const mostRedirects = 10
const patienceMs = 60_000

/** A client of an origin that has no session. Cookies are shared by all ports, as in a browser on one host. `kept`: those of before. */
export function createHttpClient(origin: string, kept: readonly { name: string; value: string }[] = []): HttpClient {
  const jar = new Map<string, string>(kept.map(({ name, value }) => [name, value]))
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  let owner: string | null = null
  const whole = (fields: Record<string, string> | [string, string][]): [string, string][] => {
    const given = Array.isArray(fields) ? fields : Object.entries(fields)
    const says = owner === null || given.some(([name]) => name === ownFields.owner)
    return says || owner === null ? given : [...given, [ownFields.owner, owner]]
  }

  const keep = (lines: string[]): void => {
    for (const line of lines) {
      const pair = line.split(';')[0] ?? ''
      const name = pair.slice(0, pair.indexOf('='))
      const over = /max-age=0(;|$)/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line)
      if (over) jar.delete(name)
      else jar.set(name, pair.slice(name.length + 1))
    }
  }

  const send = async (path: string, request: HttpRequest = {}, redirects = 0): Promise<HttpAnswer> => {
    const url = new URL(path, origin)
    const { method = 'GET', fields, follow = false } = request
    const headers = new Headers({ accept: 'text/html', ...request.headers })
    if (jar.size > 0 && !headers.has('cookie')) headers.set('cookie', cookie())
    if (method === 'POST' && !headers.has('origin')) headers.set('origin', url.origin)
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      ...(fields === undefined ? {} : { body: new URLSearchParams(whole(fields)) }),
    })
    keep(response.headers.getSetCookie())
    const location = response.headers.get('location')
    const text = await response.text()
    owner = new RegExp(`name="${ownFields.owner}" value="([^"]+)"`).exec(text)?.[1] ?? owner
    if (follow && location !== null && redirects < mostRedirects) {
      return send(new URL(location, url).href, { follow }, redirects + 1)
    }
    return { status: response.status, url: url.href, headers: response.headers, text, location }
  }

  return {
    send,
    get: (path, request) => send(path, request),
    post: (path, fields, request) => send(path, { ...request, method: 'POST', fields }),
    cookie,
  }
}

/**
 * A client that a test person has signed in with, through the sandbox identity provider's own page.
 * @throws Error when the sign-in did not end at the portal
 */
export async function signInOverHttp(
  { portal, idp }: Pick<StackOrigins, 'portal' | 'idp'>,
  person: string,
): Promise<HttpClient> {
  if (!signInPersons.some((one) => one.key === person)) throw new Error(`There is no test person ${person}`)
  const client = createHttpClient(portal, [knownDevice])
  const page = await client.post('/logga-in', { till: '/valj' }, { follow: true })
  if (!page.url.startsWith(idp)) throw new Error(`${person} was not sent to the identity provider: ${page.status}`)
  const back = await client.post(page.url, { person })
  const end = back.location === null ? back : await client.get(back.location, { follow: true })
  if (!end.url.startsWith(portal) || end.url.includes('/auth/') || end.status !== 200) {
    throw new Error(`${person} could not sign in: ${end.status} at ${end.url}`)
  }
  const identifyAgain = async (till: string, as: string | null = person): Promise<HttpAnswer> => {
    const again = await client.post('/logga-in', { till, skal: 'bekrafta' }, { follow: true })
    let answer = await (as === null ? client.post(`${again.url}/avbryt`, {}) : client.post(again.url, { person: as }))
    // By way of the identity provider's own addresses, to the portal's answer to it.
    while (!new URL(answer.url).pathname.startsWith('/auth/callback')) {
      if (answer.location === null) throw new Error(`${person} could not identify again: ${answer.status}`)
      answer = await client.get(new URL(answer.location, answer.url).href)
    }
    return answer
  }
  return { ...client, identifyAgain }
}

/** True when an answer asks the person to identify themself again. */
const asksAgain = ({ status, location }: HttpAnswer): boolean =>
  status === 303 && location?.startsWith('/logga-in?') === true && location.includes('skal=bekrafta')

/** Sends a form that may ask for a fresh sign-in first: then that is made, and what was pressed is carried out. */
export async function postConfirmed(
  client: HttpClient,
  path: string,
  fields: Record<string, string> | [string, string][],
): Promise<HttpAnswer> {
  const answer = await client.post(path, fields)
  if (!asksAgain(answer) || client.identifyAgain === undefined) return answer
  return client.identifyAgain(new URL(answer.location ?? '', answer.url).searchParams.get('till') ?? '')
}

/** The addresses of the portal that a page leads to and that match, in the order of the page. */
export function linksOf(answer: HttpAnswer, pattern: RegExp): string[] {
  const links = [...answer.text.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  return [...new Set(links.filter((href) => pattern.test(href)))]
}

/** The value of the first field of a form with a name. */
export function fieldOf(answer: HttpAnswer, name: string): string | null {
  const input = [...answer.text.matchAll(/<input[^>]*>/g)].find(([tag]) => tag.includes(` name="${name}"`))
  return input === undefined ? null : (/ value="([^"]*)"/.exec(input[0])?.[1] ?? '')
}
