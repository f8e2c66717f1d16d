import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '../../app/routes'
import { followHeader } from '~/domain/live/following'
import { patternsOf } from '../security/route-patterns'
import { archiveFaults } from '../support/failing-archive'
import { isOdd, operationIds, readFaults, type ReadFault } from '../support/failing-answers'
import { faultsOf, sentences } from '../support/failing-judge'
import { mainOf, morePagesOf, pagesForAnother, pagesOf, restOnNothing, type PageOfTest } from '../support/failing-pages'
import { newCalendar, startFailingScene, type Fetched, type FailingScene } from '../support/failing-scene'
import { crawl, patternFinder } from '../support/crawl'
import { isDeep } from '../support/depth'
import { linksOf } from '../support/http-client'
import { restsOn, textsIn, unjudgedKeys } from '../support/nothing-words'
import { reportsOf } from '../support/objection-flow'
import { settled } from '../support/settled'

/**
 * Each read of each page, file and calendar is made to fail in each way, with nothing kept to show instead: then no sentence may say
 * that there is nothing, or how much there is, that rests on that read; the page says that it is missing, first; and the operator's
 * log says which read. Pages are those of the tables in tests/support/failing-pages.ts and all that links lead to.
 *
 * `FAILING_PAGES=<pattern>` looks at the pages whose address it fits, in every way that `FAILING_WAYS=<pattern>` fits.
 */
const onlyPages = new RegExp(process.env.FAILING_PAGES ?? '')
const onlyWays = process.env.FAILING_WAYS === undefined ? null : new RegExp(process.env.FAILING_WAYS)

/** Every page that a link leads to, in every way: every night. Each run has the pages of `pagesOf`, in the ways that come most. */
const isWide = isDeep || process.env.FAILING_PAGES !== undefined
const usualWays = readFaults.filter((one) => /^(status500|forbidden|timeout|notFound|wrongField|half|empty)$/.test(one))

let scene: FailingScene
const pages: PageOfTest[] = []
const patterns = patternsOf(routes)
const patternOf = patternFinder(patterns)
const met = new Set<string | undefined>()
const done = { pages: 0, reads: 0, fetched: 0, drawn: new Set<string>(), failed: new Map<string, number>() }

beforeAll(async () => {
  scene = await startFailingScene(['pia', 'karl', 'greta', 'leila'])
  const { clientOf, baseOf } = scene
  const pia = await baseOf('pia', '')
  const karl = await baseOf('karl', '')
  pages.push(...pagesOf(pia, 'pia'), ...pagesOf(karl, 'karl'))
  // Nothing fails yet, but a read that is late does here (failing-scene.ts), and its page has no such link: it is asked for again.
  const report = await settled(async () => (await reportsOf(clientOf('pia'), pia))[0] ?? null)
  const [row = ''] = linksOf(await clientOf('pia').get(report), /\/rad\//)
  const day = `${pia}/schema/dag/2026-11-19`
  const shift = await settled(async () => linksOf(await clientOf('pia').get(day), /\/pass\//)[0] ?? null)
  for (const path of [report, `${report}.csv`, row, `${report}/faststallande`]) {
    pages.push({ path, person: 'pia', main: 'getTimeReport' })
  }
  pages.push({ path: shift, person: 'pia', main: 'listShifts' })
  pages.push({ path: '/att-gora', person: 'greta', main: 'searchTimeReports' }, { path: '/valj', person: 'leila' })
  if (isWide) await addOthers({ pia, report })
  for (const { path } of pages) met.add(patternOf(path))
}, 900_000)

/** What has been built since, what is no page, those who act for somebody, and all that links lead to. */
async function addOthers({ pia, report }: { pia: string; report: string }): Promise<void> {
  const { clientOf, baseOf, stack } = scene
  const greta = await baseOf('greta', 'Karl Öberg')
  pages.push(...morePagesOf(pia, 'pia'), ...pagesForAnother(greta, 'greta'))
  for (const path of ['/valj', '/att-gora/klart', '/kalender', '/mer', '/aviseringar'])
    pages.push({ path, person: 'greta' })
  const picture = await settled(async () => {
    const { text } = await clientOf('pia').get(pia)
    return / src="([^"]+\/bild\/[^"]+)"/.exec(text)?.[1] ?? null
  })
  const urgent = await settled(async () => linksOf(await clientOf('pia').get(pia), /\/ingen-har-kommit$/)[0] ?? null)
  pages.push({ path: picture, person: 'pia' })
  for (const path of [urgent, urgent.replace(/ingen-har-kommit$/, 'ar-har')]) {
    pages.push({ path, person: 'pia', main: 'listShifts' })
  }
  pages.push({ path: report.replace('/tidrapport/', '/kommentar/'), person: 'pia' })
  const [providerId = '', reportId = ''] = report.split('/').slice(-2)
  pages.push({ path: `${pia}/invandningar/ny?typ=report&provider=${providerId}&rapport=${reportId}`, person: 'pia' })
  pages.push({ path: await newCalendar(clientOf('pia'), pia), person: 'nobody' })
  const tabled = new Set(pages.map(({ path }) => patternOf(path)))
  for (const { path, pattern } of await crawl(stack.origins.portal, clientOf('pia'), pia, patterns, { most: 1 })) {
    met.add(pattern)
    const main = mainOf[pattern] ?? undefined
    if (!tabled.has(pattern)) pages.push({ path, person: 'pia', ...(main !== undefined && { main }) })
  }
}

afterAll(async () => {
  const times = [...done.failed].sort().map(([operation, count]) => `${operation} ${count}`)
  console.info(
    `failing provider: ${done.pages} pages of ${met.size} routes, ${done.reads} reads of them, ${done.fetched} pages fetched; ` +
      `${done.drawn.size} of ${Object.keys(restsOn).length} kinds of sentences were drawn; ${times.join(', ')}`,
  )
  await scene.stop()
})

const asked = ({ reads }: Fetched) => [...new Set(reads.map((one) => `${one.tenant} ${one.operation}`))]

/**
 * A page with what is wrong with it while a read fails; null where the answer has nothing that the fault could be in. Another read may
 * fail as well: the portal leaves a provider that failed a moment ago alone, and a machine that does much else is late. What is wrong
 * is there when all else has come.
 */
async function judged(page: PageOfTest, whole: Fetched, failing: string, fault: ReadFault) {
  const [tenant = '', operation = ''] = failing.split(' ')
  const { proxy, stack, fetchPage, fetchedWhole } = scene
  const look = (now: Fetched) => {
    const log = stack.portalLog().slice(now.logFrom)
    return faultsOf({ page, whole, now, failing, fault, log, drawn: (key) => done.drawn.add(key) })
  }
  for (let left = 2; ; left--) {
    proxy.fails({ tenant, operation, fault })
    const now = await fetchPage(page)
    done.fetched += 1
    const isMade = now.reads.some((one) => one.tenant === tenant && one.operation === operation)
    if (isMade && proxy.spoiled() === 0) return null
    let wrong = look(now)
    for (let again = 0; again < 20 && wrong.includes('not in the log'); again++) {
      await new Promise((later) => setTimeout(later, 100))
      wrong = look(now)
    }
    if (wrong.length === 0 || left === 0) return { now, wrong }
    await fetchedWhole(page)
  }
}

describe('every Swedish text that says that there is nothing', () => {
  it('is judged: what it rests on, or that it is about one thing', () => {
    expect(unjudgedKeys()).toEqual([])
    const keys = [...textsIn('sv').keys()]
    expect(Object.keys(restsOn).filter((root) => !keys.some((key) => key.startsWith(root)))).toEqual([])
  })
})

describe('the tables', () => {
  const tabled = [...pagesOf('/b/x', 'pia'), ...morePagesOf('/b/x', 'pia')].map(({ path }) => patternOf(path))

  it('leave out no route: it is read here, or has a reason', () => {
    const known = new Set([...tabled, ...Object.keys(mainOf), ...Object.keys(restOnNothing)])
    expect(patterns.filter((pattern) => !known.has(pattern))).toEqual([])
    expect(isWide ? patterns.filter((one) => !met.has(one) && restOnNothing[one] === undefined) : []).toEqual([])
  })

  it('name no route that there is not', () => {
    const known = new Set(patterns)
    expect([...Object.keys(mainOf), ...Object.keys(restOnNothing)].filter((one) => !known.has(one))).toEqual([])
    expect(tabled).not.toContain(undefined)
  })
})

describe('what has failed', () => {
  it(
    'is told by the page about outages, and not by a page that asks again when it has healed',
    { timeout: 600_000 },
    async () => {
      const { proxy, fetchPage, fetchedWhole } = scene
      const first = pages.find(({ person, path }) => person === 'pia' && patternOf(path) === 'b/:brukareId')
      if (first === undefined) throw new Error('pia has no first page')
      const outages = { path: '/driftinformation', person: 'pia' }
      const well = 'Vi känner inte till något fel just nu'
      await fetchedWhole(first)
      for (const fault of (isWide ? readFaults : usualWays).filter((one) => !isOdd(one))) {
        proxy.fails({ tenant: 'farsta', operation: 'listShifts', fault })
        const failed = await fetchPage(first)
        const isNo = fault === 'forbidden' || fault === 'notFound'
        const told = (await fetchPage(outages)).html
        const isSpoiled = proxy.spoiled() > 0
        if (isSpoiled && !isNo) expect([fault, told.includes(well)]).toEqual([fault, false])
        const tag = /data-tag="([^"]+)"/.exec(failed.html)?.[1] ?? ''
        expect(tag).not.toBe('')
        await fetchedWhole(first)
        const again = await fetchPage(first, { [followHeader]: '1', 'if-none-match': `W/"${tag}"` })
        if (isSpoiled) expect([fault, again.status]).toEqual([fault, 200])
      }
      await fetchedWhole(first)
    },
  )
})

describe('while one read fails, no page says what it does not know', () => {
  /** All of them every night; otherwise two for each read, in turn, so that each way comes for each operation. */
  const faultsFor = (nth: number) => {
    if (onlyWays !== null) return readFaults.filter((one) => onlyWays.test(one))
    if (isDeep) return readFaults
    const ways = isWide ? readFaults : usualWays
    return ways.filter((_, at) => (at + nth) % Math.ceil(ways.length / 2) === 0)
  }

  it('in any way', { timeout: 3_600_000 }, async () => {
    const { proxy, fetchedWhole } = scene
    const found = new Map<string, string[]>()
    const note = (what: string, where: string) => {
      found.set(what, [...(found.get(what) ?? []), where])
      if (process.env.FAILING_PAGES !== undefined) console.info(`${what} (${where})`)
    }
    for (const page of pages.filter(({ path }) => onlyPages.test(path))) {
      const name = page.path
        .replace(/\/b\/[^/]+/, page.person)
        .replace(/\/[a-z]{3}-[0-9a-f]{16}/g, '/*')
        .replace(/[\w-]{43}/, '*')
      const pattern = patternOf(page.path) ?? ''
      const whole = await fetchedWhole(page).catch((error: unknown) => {
        note(`${name}: ${String(error)}`, 'whole')
      })
      if (whole === undefined || whole.status >= 300) continue
      done.pages += 1
      for (const { key, pattern } of sentences) if (whole.lines.some((line) => pattern.test(line))) done.drawn.add(key)
      // What is asked for once in a while (services/objections/knowledge) is not asked for at each look. What somebody is and may is
      // another test's.
      const always = asked(await fetchedWhole(page))
      const reads = asked(whole).filter(
        (one) => always.includes(one) && !/searchPersons|getCapabilities|getPhoto/.test(one),
      )
      const isKnownPage = !isWide || page.main !== undefined || pattern in mainOf
      if (reads.length > 0 && !isKnownPage) note(`${pattern}: nobody has said what it is about (mainOf)`, name)
      for (const failing of reads) {
        const [, operation = ''] = failing.split(' ')
        done.reads += 1
        for (const fault of faultsFor(done.reads)) {
          const seen = await judged(page, whole, failing, fault)
          if (seen === null) continue
          done.failed.set(operation, (done.failed.get(operation) ?? 0) + 1)
          const { now, wrong } = seen
          for (const one of wrong) note(`${name}: ${one}`, `${failing} ${fault}`)
          const mayBeAway = !/^text\/(html|csv)$/.test(whole.type)
          if (now.status >= 500 && !mayBeAway) note(`${name}: ${now.status}`, `${failing} ${fault}`)
        }
      }
    }
    proxy.fails(null)
    expect([...found].map(([what, where]) => `${what} (${where.join('; ')})`)).toEqual([])
  })

  it('in every read of the contract', () => {
    if (!isDeep || onlyWays !== null || process.env.FAILING_PAGES !== undefined) return
    // Of persons and capabilities in tests of their own; objections are asked for once in a while, and a picture is remembered.
    const elsewhere = new Set(['searchPersons', 'getCapabilities', 'getObjection', 'listObjections', 'getPhoto'])
    expect(operationIds.filter((one) => !done.failed.has(one) && !elsewhere.has(one))).toEqual([])
  })
})

describe('the archive of own data', () => {
  it('says what could not be read of whom the person may see, in any way', { timeout: 600_000 }, async () => {
    const usual = ['status500', 'forbidden', 'timeout', 'notFound', 'wrongField', 'half', 'html', 'huge'] as const
    const ways = isDeep ? usual : (['status500', 'wrongField', 'html'] as const)
    const { stack, proxy, clientOf } = scene
    expect(await archiveFaults({ stack, proxy, client: clientOf('greta') }, ways)).toEqual([])
  })
})
