import { fieldOf, linksOf, postConfirmed, type HttpAnswer, type HttpClient } from './http-client'

/** The months in which the sandbox's world has finished reports. */
export const reportMonth = '2026-10'

/** Who a client may act for, by name, from the page where one chooses. The page is skipped when there is only one. */
export async function subjectsOf(client: HttpClient): Promise<Map<string, string>> {
  const page = await client.get('/valj', { follow: true })
  const only = /^\/b\/[^/]+$/.exec(new URL(page.url).pathname)
  if (only) return new Map([['', only[0]]])
  const found = [
    ...page.text.matchAll(/<(?:h2|th scope="row")>(?:(?!<\/?th|<\/h2)[^])*?<a href="(\/b\/[^"/]+)">([^<]+)/g),
  ]
  return new Map(found.map(([, href = '', name = '']) => [name, href]))
}

/** The addresses of the reports of a month, for a brukare's base `/b/<id>`. */
export async function reportsOf(client: HttpClient, base: string): Promise<string[]> {
  return linksOf(await client.get(`${base}/tidrapporter/${reportMonth}`), /\/tidrapport\/[^/]+\/[^/?#]+$/)
}

/** Begins an objection to a whole report. Gives the address of the draft's first step. */
export async function beginDraft(client: HttpClient, base: string, report: string): Promise<string> {
  const [providerId = '', reportId = ''] = report.split('/').slice(-2)
  const query = new URLSearchParams({ typ: 'report', provider: providerId, rapport: reportId })
  return mustLead(await client.post(`${base}/invandningar/ny?${query.toString()}`, {}), /\/utkast\//)
}

/** Fills in every step of a draft with `text`, up to the page where it is checked; gives that page's address. */
export async function fillDraft(client: HttpClient, first: string, text: string): Promise<string> {
  let step = first
  for (let steps = 0; steps < 8 && !step.endsWith('/kontrollera'); steps++) {
    const page = await client.get(step)
    if (page.location !== null) {
      step = page.location
      continue
    }
    const version = fieldOf(page, 'version') ?? ''
    const fields = { version, page: fieldOf(page, 'page') ?? '', go: 'next', reason: 'other', text }
    step = mustLead(await client.post(step, fields), /\/(utkast|invandningar)\//)
  }
  return step
}

/** Presses send on the page where a draft is checked. Gives the objection's id: it is acknowledged. */
export async function sendDraft(client: HttpClient, check: string): Promise<string> {
  const page = await client.get(check)
  if (page.location !== null) return idOfReceipt(page.location)
  return idOfReceipt(
    mustLead(await postConfirmed(client, check, { version: fieldOf(page, 'version') ?? '' }), /\/kvitto$/),
  )
}

function idOfReceipt(location: string): string {
  const [, id] = /\/invandningar\/([^/]+)\/kvitto$/.exec(location) ?? []
  if (id === undefined) throw new Error(`no receipt: ${location}`)
  return id
}

function mustLead({ status, location, url }: HttpAnswer, pattern: RegExp): string {
  if (status !== 303 || location === null || !pattern.test(location)) {
    throw new Error(`${url} answered ${status} ${location ?? ''}`)
  }
  return location
}
