// Makes docs/screenshots/*.png from the running stack on a known day: each page wide and narrow, light and dark.
// Give INSYN_SHOTS='now,choose' to make only some.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { signInByHttp } from './benchmark-sign-in.mjs'
import { buildIfChanged } from './fresh-build.mjs'
import { freeStackPorts, startStack, stopEverything, stopOnSignals } from './processes.mjs'
import { root } from './programs.mjs'
import { findChromium } from './setup.mjs'

const clock = '2026-11-19T15:00:00+01:00'
const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
]
const largest = 180_000

/** The first address on a page that a pattern finds. */
async function linkOn(read, path, pattern) {
  const found = pattern.exec(await read(path))?.[1]
  if (found === undefined) throw new Error(`no ${pattern} on ${path}`)
  return found
}

/** What is shown: of whom, and where. `home` is the address of the signed-in person's first page. */
const shots = [
  { name: 'start', path: () => '/' },
  { name: 'now', person: 'pia', path: ({ home }) => home },
  { name: 'schedule-week', person: 'pia', path: ({ home }) => `${home}/schema/vecka/2026-W47` },
  { name: 'reports-month', person: 'pia', path: ({ home }) => `${home}/tidrapporter/2026-11` },
  {
    name: 'report',
    person: 'pia',
    path: ({ home, read }) =>
      linkOn(read, `${home}/tidrapporter/2026-10`, /href="(\/b\/[\w-]+\/tidrapport\/\w+\/[\w-]+)"/),
  },
  {
    name: 'objection-receipt',
    person: 'pia',
    path: async ({ home, read }) => {
      const link = /href="(\/b\/[\w-]+\/invandningar\/(?!ny\b|utkast\b)[\w-]+)"/
      return `${await linkOn(read, `${home}/invandningar`, link)}/kvitto`
    },
  },
  { name: 'hours-month', person: 'pia', path: ({ home }) => `${home}/timmar/manad/2026-10` },
  { name: 'sheet', person: 'pia', path: ({ home }) => `${home}/schema/blad/2026-W47` },
  {
    name: 'plan',
    person: 'pia',
    path: ({ home, read }) => linkOn(read, `${home}/dokument`, /href="(\/b\/[\w-]+\/plan\/[\w-]+\/[\w-]+)"/),
  },
  { name: 'calendars', person: 'pia', path: ({ home }) => `${home}/kalender` },
  { name: 'notices', person: 'pia', path: () => '/aviseringar' },
  { name: 'claims', person: 'pia', path: ({ home }) => `${home}/rakningsunderlag/2026-10` },
  { name: 'access', person: 'pia', path: ({ home }) => `${home}/behoriga` },
  { name: 'choose', person: 'leila', path: () => '/valj' },
  { name: 'work-list', person: 'greta', path: () => '/att-gora' },
]

/** Signs in once a person, and gives what the shots' paths are made of. */
function createVisitors(origins) {
  const known = new Map()
  const signIn = async (person) => {
    const { cookie, page } = await signInByHttp(origins, person)
    const read = async (path) => (await fetch(origins.portal + path, { headers: { cookie } })).text()
    return { cookie, read, home: /\/b\/[\w-]+/.exec(page.url)?.[0] }
  }
  return async (person) => {
    if (person === undefined) return { cookie: '' }
    if (!known.has(person)) known.set(person, await signIn(person))
    return known.get(person)
  }
}

async function take(browser, origin, { name, path, cookie }, { width, height }, colorScheme) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'sv-SE',
    reducedMotion: 'reduce',
  })
  const cookies = cookie.split('; ').filter(Boolean)
  await context.addCookies(
    cookies.map((pair) => ({ name: pair.split('=')[0], value: pair.slice(pair.indexOf('=') + 1), url: origin })),
  )
  const page = await context.newPage()
  const answer = await page.goto(origin + path)
  if (answer?.status() !== 200) throw new Error(`${name}: the portal answered ${answer?.status()} to ${path}`)
  // A picture of somebody comes after the page; it is there or not in every picture of the page alike.
  await page.evaluate(async () => {
    const inSight = [...document.images].filter((one) => one.getBoundingClientRect().top < innerHeight)
    await Promise.all(inSight.map((one) => one.decode().catch(() => undefined)))
  })
  const file = `${name}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png`
  await page.screenshot({ path: join(root, 'docs/screenshots', file) })
  await context.close()
  const { size } = await stat(join(root, 'docs/screenshots', file))
  if (size > largest) throw new Error(`${file} has ${size} bytes, more than ${largest}`)
  console.log(`${file} ${size}`)
}

const only = process.env.INSYN_SHOTS?.split(',')
const folder = await mkdtemp(join(tmpdir(), 'insyn-screenshots-'))
let browser
stopOnSignals(stopEverything)
try {
  await buildIfChanged()
  const env = { RATE_LIMIT_PER_MINUTE: '1000000', RATE_LIMIT_PER_PERSON: '1000000', LOG_LEVEL: 'error' }
  // A provider that is slow on a busy machine would be told of on every page as one that does not answer.
  const parts = { ports: await freeStackPorts(), data: folder, clock, env, providerTimeoutMs: 25_000 }
  const stack = await startStack(parts)
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
  await mkdir(join(root, 'docs/screenshots'), { recursive: true })
  const visitor = createVisitors(stack.origins)
  for (const shot of shots.filter(({ name }) => only?.includes(name) ?? true)) {
    const visit = await visitor(shot.person)
    const found = { name: shot.name, cookie: visit.cookie, path: await shot.path(visit) }
    for (const size of sizes) {
      for (const scheme of ['light', 'dark']) await take(browser, stack.origins.portal, found, size, scheme)
    }
  }
} finally {
  await browser?.close()
  await stopEverything()
  await rm(folder, { recursive: true, force: true })
}
