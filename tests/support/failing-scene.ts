import { readPdf } from './pdf'
import { startFailingProxy, type ProviderRead } from './failing-proxy'
import type { PageOfTest } from './failing-pages'
import { createHttpClient, fieldOf, signInOverHttp, type HttpClient } from './http-client'
import { linesOfHtml, patternsUnder } from './nothing-words'
import { subjectsOf } from './objection-flow'
import { settled } from './settled'
import { startWatchedStack } from './watched-stack'

/** What stands on a page where something could not be read. */
export const notices = [...patternsUnder('frame.stale'), ...patternsUnder('tables.stale')]

/** A page or file as it was fetched. `lines`: what it says; `reads`: what it asked the providers; `logFrom`: where its log begins. */
export type Fetched = {
  status: number
  type: string
  html: string
  lines: string[]
  reads: ProviderRead[]
  logFrom: number
}

/** The words of a PDF as one line. */
async function wordsOfPdf(file: Uint8Array): Promise<string> {
  const pdf = await readPdf(file)
  return [pdf.info.Title, ...pdf.words.values()].join('. ').replace(/\s+/g, ' ')
}

/** A calendar without what is another each time. */
const calendarLines = (text: string): string[] =>
  text.split(/\r?\n/).filter((line) => !/^(DTSTAMP|LAST-MODIFIED)/.test(line))

async function saidIn(type: string, bytes: Uint8Array): Promise<{ html: string; lines: string[] }> {
  const text = new TextDecoder().decode(bytes)
  if (type === 'application/pdf') {
    // A provider's own may have no structure to read.
    const html = await wordsOfPdf(bytes).catch(() => text)
    return { html, lines: [html] }
  }
  if (type === 'text/calendar') return { html: text, lines: calendarLines(text) }
  if (type === 'text/csv') return { html: text, lines: text.split(/[;"\r\n]+/) }
  return { html: text, lines: type === 'text/html' ? linesOfHtml(text) : [text] }
}

/**
 * A stack whose calls to the providers go through a proxy that makes them fail, with nothing kept to show instead, and people who have
 * signed in.
 */
export async function startFailingScene(people: readonly string[]) {
  const proxy = await startFailingProxy()
  const stack = await startWatchedStack('failing', {
    ...{ through: proxy, keptForHours: 1e-9, patientMs: 2000 },
    // What somebody may do is asked again while the archive of own data is looked at.
    env: { REPRESENTATION_MAX_AGE_SECONDS: '10' },
  })
  const clients = new Map<string, HttpClient>([['nobody', createHttpClient(stack.origins.portal)]])
  for (const who of people) clients.set(who, await signInOverHttp(stack.origins, who))

  const clientOf = (person: string): HttpClient => {
    const client = clients.get(person)
    if (client === undefined) throw new Error(`${person} has not signed in`)
    return client
  }

  /**
   * The address of whose matters a person sees, by name. It waits (`settled`), as all do that look for something to begin with: a
   * provider has two seconds here and nothing is kept, so on a busy machine a read fails that nobody made fail. The portal then leaves
   * the provider alone for a moment, and the page has no link. What is judged comes after, and is another matter (`fetchedWhole`).
   */
  const baseOf = (person: string, name: string): Promise<string> =>
    settled(async () => (await subjectsOf(clientOf(person))).get(name) ?? null)

  const fetchPage = async ({ path, person }: PageOfTest, headers: Record<string, string> = {}): Promise<Fetched> => {
    proxy.taken()
    const logFrom = stack.portalLog().length
    const cookie = clientOf(person).cookie()
    const answer = await fetch(new URL(path, stack.origins.portal), {
      headers: { accept: 'text/html', ...(cookie !== '' && { cookie }), ...headers },
      redirect: 'manual',
    })
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { status: answer.status, type, ...(await saidIn(type, bytes)), reads: proxy.taken(), logFrom }
  }

  /**
   * The page when every read is answered, and no provider is left alone: that is waited for (`settled`), since what failed last has made
   * the portal leave its provider alone, and a page that is compared with one that lacks something would be compared with nothing.
   */
  const fetchedWhole = async (page: PageOfTest): Promise<Fetched> => {
    proxy.fails(null)
    let last: { page: PageOfTest; status: number; missing: string[]; bad: unknown[] } | undefined
    return settled(async () => {
      const fetched = await fetchPage(page)
      const missing = fetched.lines.filter((line) => notices.some((one) => one.test(line)))
      last = { page, status: fetched.status, missing, bad: fetched.reads.filter(({ isGood }) => !isGood) }
      return fetched.status < 400 && [...missing, ...last.bad].length === 0 ? fetched : null
    }, 30_000).catch(() => {
      throw new Error(`the page did not become whole: ${JSON.stringify(last)}`)
    })
  }

  const stop = async () => {
    await stack.stop()
    await proxy.close()
  }
  return { proxy, stack, clientOf, baseOf, fetchPage, fetchedWhole, stop }
}

export type FailingScene = Awaited<ReturnType<typeof startFailingScene>>

/** The address of a calendar that has just been made of the brukare at `base`, with names. */
export async function newCalendar(client: HttpClient, base: string): Promise<string> {
  const form = await client.get(`${base}/kalender/ny`)
  const fields = { key: fieldOf(form, 'key') ?? '', name: 'Telefonen', level: 'names' }
  const made = await client.post(`${base}/kalender/ny`, fields, { follow: true })
  const [path] = /\/kalender\/[\w-]{43}\.ics/.exec(made.text) ?? []
  if (path === undefined) throw new Error(`no calendar was made: ${made.status} ${made.url}`)
  return path
}
