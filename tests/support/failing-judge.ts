import { z } from 'zod'
import { isOdd, namedInLog, type ReadFault } from './failing-answers'
import type { PageOfTest } from './failing-pages'
import { isAnswered, isKnown } from './failing-proxy'
import { notices, type Fetched } from './failing-scene'
import { isTrueAnyway, judgedSentences, linesOfHtml, ofOneProvider, patternsUnder } from './nothing-words'
import { oddFaults } from './odd-page'

const inPlace = patternsUnder('urgent.call.unknown')
const keptNotices = patternsUnder('frame.stale.kept')
/** What rests on a read, as it is recognised. */
export const sentences = judgedSentences()
/** What a heading says when what it is about could not be read. */
const notReadable = /går inte att (läsa|se|räkna|jämföra)|kan inte (läsa|se|räkna|visa)|minst/i

/** A page while a read fails. `failing`: its tenant and operation; `log`: what the portal has written meanwhile. */
export type Judged = {
  page: PageOfTest
  whole: Fetched
  now: Fetched
  failing: string
  fault: ReadFault
  log: readonly string[]
  /** Told of each sentence that stands there. */
  drawn: (key: string) => void
}

/** What is wrong with a page, a table or a PDF of the portal's, or with a file that is somebody else's. */
export function faultsOf(judged: Judged): string[] {
  const { page, whole, now, fault } = judged
  const isOwn = /^(text\/(html|csv)|application\/pdf)$/.test(whole.type) && !/\/dokument\//.test(page.path)
  const said = isOwn ? [...saidFalsely(judged), ...goneFaults(judged)] : fileFaults(judged)
  if (isOdd(fault)) {
    const before = fault === 'empty' || now.type !== 'text/html' ? null : new Set(oddFaults(whole.html))
    return [...said, ...(before === null ? [] : oddFaults(now.html).filter((one) => !before.has(one)))]
  }
  return [...said, ...(isOwn ? noticeFaults(judged) : []), ...(isLogged(judged) ? [] : ['not in the log'])]
}

/** A file that comes as it is, a picture, or a calendar: whole as it was, or not at all and not gone for ever. */
function fileFaults({ whole, now, fault }: Judged): string[] {
  if (isOdd(fault) || now.status === 503) return []
  if (now.status !== 200) return [`is ${now.status}`]
  const isSame = now.lines.join('\n') === whole.lines.join('\n')
  return isSame ? [] : ['is another file than it was']
}

const single = new Set(['getTimeReport', 'getObjection', 'getDocumentContent', 'getPhoto'])

/** That there is no such page is true only when a provider says no to one thing. */
function goneFaults({ now, failing, fault }: Judged): string[] {
  if (now.status !== 404) return []
  const [, operation = ''] = failing.split(' ')
  const isNo = fault === 'forbidden' || fault === 'notFound' || fault === 'another'
  return single.has(operation) && isNo ? [] : isOdd(fault) ? [] : ['says that there is no such page']
}

function saidFalsely({ whole, now, failing, fault, drawn }: Judged): string[] {
  const faults: string[] = []
  const saidKept = keptNotices.some((one) => now.lines.some((line) => one.test(line)))
  for (const { key, pattern, sources } of sentences) {
    const isIn = (some: Fetched) => some.lines.some((line) => pattern.test(line))
    if (!isIn(now) || isTrueAnyway(key, { isSaidWhole: isIn(whole), failing, fault })) continue
    drawn(key)
    const tenants = [...new Set(whole.reads.map(({ tenant }) => tenant))]
    const groups = ofOneProvider.some((root) => key.startsWith(root)) ? tenants.map((one) => [one]) : [tenants]
    const isKnownAt = (operation: string, some: string[]) => isKnown(operation, whole.reads, now.reads, some)
    const isToldAt = (operation: string, some: string[]) =>
      isKnownAt(operation, some) && isAnswered(operation, now.reads, some)
    const unknown = sources.filter((one) =>
      typeof one === 'string'
        ? !groups.some((some) => isKnownAt(one, some))
        : !one.some((other) => groups.some((some) => isToldAt(other, some))),
    )
    const isKept = saidKept && unknown.every((one) => one === 'listObjections')
    if (unknown.length > 0 && !isKept) faults.push(`says ${key} without ${unknown.join(', ')}`)
  }
  return faults
}

/** The page says that something is missing, before what it is about, and in the heading and title when it is all of it. */
function noticeFaults({ page, now, failing, fault }: Judged): string[] {
  const { html, lines, reads, status } = now
  if (status === 404 || (status >= 300 && status < 400)) return []
  const [, operation = ''] = failing.split(' ')
  // A provider that says no to the question about several is asked about one at a time.
  const isMadeUpFor = operation === 'searchTimeReports' && (fault === 'notFound' || fault === 'forbidden')
  const at = notices.map((one) => lines.findIndex((line) => one.test(line))).filter((index) => index >= 0)
  const isSaid = at.length > 0 || inPlace.some((one) => lines.some((line) => one.test(line)))
  const faults = isSaid || isMadeUpFor ? [] : ['no notice']
  if (now.type !== 'text/html') return faults
  const notice = lines[Math.min(...at)] ?? ''
  const body = html.slice(html.search(/<main/))
  const heading = body.indexOf('</h1>')
  const before = heading + body.slice(heading).search(/<(h2|table|dl|ol)[\s>]/)
  if (at.length > 0 && before >= heading && linesOfHtml(body.slice(0, before)).every((line) => line !== notice)) {
    faults.push('the notice comes after what it is about')
  }
  const isAllGone = reads.every((one) => one.operation !== page.main || !one.isGood)
  const saidKept = keptNotices.some((one) => lines.some((line) => one.test(line)))
  if (page.main === operation && !saidKept && isAllGone) {
    for (const name of ['h1', 'title']) {
      const text = linesOfHtml(new RegExp(`<${name}[\\s\\S]*?</${name}>`).exec(html)?.[0] ?? '').join(' ')
      if (!notReadable.test(text)) faults.push(`<${name}> is "${text}"`)
    }
  }
  return faults
}

const logLine = z.looseObject({ providerId: z.string().optional(), operation: z.string().optional() })

/** The operator's log says which read of which provider, and of an answer that came, where in it. */
function isLogged({ failing, fault, log }: Judged): boolean {
  const [tenant, operation = ''] = failing.split(' ')
  return log.some((line) => {
    const entry = logLine.safeParse(line.startsWith('{') ? JSON.parse(line) : null)
    const name = operation === 'getFaststallandeFullmakt' ? 'FaststallandeFullmakt' : operation
    const isIt = entry.success && entry.data.providerId === tenant && entry.data.operation?.includes(name) === true
    return isIt && (namedInLog[fault]?.test(line) ?? true)
  })
}
