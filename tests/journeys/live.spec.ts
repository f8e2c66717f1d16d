import type { BrowserContext, Page, Request } from '@playwright/test'
import { signInAtDesk } from '../support/desk'
import { expect, test, withScripts } from '../support/fixtures'
import { main } from '../support/objection-steps'

// What is done at the desk changes the world: it has a stack of its own.
test.use({ stackName: 'live' })

/** A page is told within a second of what a provider says at once, and is drawn; a busy machine takes longer. */
const soon = { timeout: 4_000 }
const day = '2026-12-03'

/** Leaves a shift of Pia's without anybody. */
async function leaveVacant(other: Page, desk: string, date: string, start: string): Promise<void> {
  await other.goto(`${desk}?datum=${date}`)
  const own = other.locator('section', { has: other.getByRole('heading', { name: 'Pia Lindgren', level: 3 }) }).last()
  await own
    .getByRole('link', { name: new RegExp(`^${start} `) })
    .last()
    .click()
  await other.getByRole('button', { name: 'Sjukmarkera och lämna vakant' }).click()
  await expect(other.getByText(/^Klart/).first()).toBeVisible()
}

const isStream = (request: Request) => new URL(request.url()).pathname.endsWith('/live')
const isAskedByItself = (request: Request) => 'insyn-follow' in request.headers()

/** The streams that a browser opens from now on. */
function streamsOf(context: BrowserContext): Request[] {
  const streams: Request[] = []
  context.on('request', (request) => {
    if (isStream(request)) streams.push(request)
  })
  return streams
}

/** Opens a page and waits until it listens. */
async function openListening(page: Page, path: string): Promise<void> {
  const listening = page.waitForResponse((answer) => isStream(answer.request()) && answer.status() === 200)
  await page.goto(path)
  await listening
  await page.waitForResponse((answer) => isAskedByItself(answer.request()))
}

/** All that is said in the live region from now on. */
async function hear(page: Page): Promise<() => Promise<string[]>> {
  const said = await page.evaluateHandle(() => {
    const all: string[] = []
    const region = document.getElementById('live')
    if (region === null) throw new Error('there is no live region')
    new MutationObserver(() => all.push(region.textContent)).observe(region, { childList: true })
    return all
  })
  return () => said.jsonValue()
}

const homeOf = (page: Page) => new URL(page.url()).pathname
const vacant = (page: Page, span: string) => main(page).getByText(`Ingen är bokad än från klockan ${span}.`).first()

test.describe('with script', withScripts, () => {
  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'there is a test of that below')

  test('what changes at the provider is on the page without a press, and is said once', async ({
    page,
    browser,
    origins,
    signInAs,
  }) => {
    await signInAs('pia', { path: '/valj' })
    const path = `${homeOf(page)}/schema/dag/${day}`
    const other = await (await browser.newContext()).newPage()
    const desk = await signInAtDesk(other, origins.provider)
    await openListening(page, path)
    const time = page.locator('[data-time]')
    await expect(time).toHaveText(/^\d+:\d\d$/)
    const link = main(page).locator('a[href*="/pass/"]').last()
    await link.focus()
    const href = await link.getAttribute('href')
    const said = await hear(page)
    await leaveVacant(other, desk, day, '14:00')
    await expect(vacant(page, '14 till 22')).toBeVisible(soon)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(href)
    await expect.poll(said, { timeout: 9_000 }).toHaveLength(1)
    const [sentence = ''] = await said()
    expect(sentence).toMatch(/^Nytt på sidan: ./)
    expect(sentence.length).toBeLessThanOrEqual(120)
    await page.waitForTimeout(3_000)
    expect(await said()).toHaveLength(1)
    await other.context().close()
  })

  test('nothing that is being written is touched, and the rest follows', async ({
    page,
    browser,
    origins,
    signInAs,
  }) => {
    await signInAs('pia', { path: '/valj' })
    const home = homeOf(page)
    await page.goto(`${home}/invandningar`)
    const own = main(page)
      .getByRole('link', { name: /Fastställandet/ })
      .first()
    const path = new URL((await own.getAttribute('href')) ?? '', page.url()).pathname
    await openListening(page, path)
    const writing = page.getByLabel('Ditt svar')
    await writing.fill('Jag håller på att skr')
    const context = await browser.newContext({ baseURL: origins.portal })
    const second = await context.newPage()
    await signInAs('pia', { page: second, path, fresh: true })
    await second.getByLabel('Ditt svar').fill('Det här är skrivet i telefonen.')
    await main(second)
      .getByRole('button', { name: /Skicka/ })
      .last()
      .click()
    await expect(main(page).getByText('Det här är skrivet i telefonen.').first()).toBeVisible(soon)
    await expect(writing).toHaveValue('Jag håller på att skr')
    await expect(writing).toBeFocused()
    await context.close()
  })

  test('pausing stops it, also on the next page, and following again catches up', async ({
    page,
    browser,
    origins,
    signInAs,
  }) => {
    await signInAs('pia', { path: '/valj' })
    const other = await (await browser.newContext()).newPage()
    const desk = await signInAtDesk(other, origins.provider)
    await openListening(page, `${homeOf(page)}/schema/dag/2026-12-04`)
    await page.getByRole('button', { name: 'Pausa' }).click()
    await page.reload()
    const again = page.getByRole('button', { name: 'Fortsätt följa' })
    await expect(again).toBeVisible()
    await leaveVacant(other, desk, '2026-12-04', '14:00')
    await page.waitForTimeout(3_000)
    await expect(vacant(page, '14 till 22')).toBeHidden()
    await again.click()
    await expect(vacant(page, '14 till 22')).toBeVisible(soon)
    await expect(page.getByRole('button', { name: 'Pausa' })).toBeFocused()
    await other.context().close()
  })

  test('twelve pages are one stream, and a thirteenth page comes at once', async ({ page, context, signInAs }) => {
    await signInAs('pia', { path: '/valj' })
    const home = homeOf(page)
    const streams = streamsOf(context)
    await openListening(page, home)
    for (let nth = 0; nth < 11; nth++)
      await (await context.newPage()).goto(`${home}/schema/dag/2026-12-0${1 + (nth % 5)}`)
    await page.waitForTimeout(2_500)
    expect(streams).toHaveLength(1)
    const last = await context.newPage()
    const begun = Date.now()
    await last.goto(`${home}/schema/vecka/2026-W49`)
    expect(Date.now() - begun).toBeLessThan(5_000)
    // Who listens goes, and another takes over.
    await page.close()
    await expect.poll(() => streams.length, { timeout: 10_000 }).toBe(2)
  })

  test('signing out on another page leaves nothing of the person to see', async ({ page, context, signInAs }) => {
    await signInAs('pia', { path: '/valj', fresh: true })
    await openListening(page, homeOf(page))
    const second = await context.newPage()
    await second.goto('/logga-ut')
    await main(second).getByRole('button').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Du har blivit utloggad/, soon)
    await expect(page.getByText('Lars Bergström').first()).toBeHidden()
    await expect(page.getByRole('link', { name: 'Logga in igen' })).toBeFocused()
  })

  test('a network that is away is said where it stands, and nothing is announced', async ({ page, signInAs }) => {
    await signInAs('pia', { path: '/valj' })
    await openListening(page, homeOf(page))
    const said = await hear(page)
    await page.route('**/*', (route) => (isAskedByItself(route.request()) ? route.abort() : route.continue()))
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(page.getByText('Ingen kontakt just nu.')).toBeVisible()
    await page.unroute('**/*')
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(page.getByText('Ingen kontakt just nu.')).toBeHidden()
    expect(await said()).toEqual([])
  })
})

test('without script it says from when it is, and is a link to the same page', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const path = `${homeOf(page)}/schema/vecka/2026-W49`
  await page.goto(path)
  await expect(main(page).getByText(/Uppdaterad klockan \d+:\d\d\./)).toBeVisible()
  if (test.info().project.name !== 'journeys') await expect(page.getByRole('button', { name: 'Pausa' })).toBeHidden()
  await page.getByRole('link', { name: 'Uppdatera nu' }).click()
  expect(homeOf(page)).toBe(path)
})
