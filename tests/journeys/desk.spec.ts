import type { Page } from '@playwright/test'
import { axeFaults } from '../a11y/gates/axe'
import { signInAtDesk } from '../support/desk'
import { expect, test } from '../support/fixtures'
import { begin, go, heading, main, send } from '../support/objection-steps'

// What is done at the desk changes the world: it has a stack of its own.
test.use({ stackName: 'desk' })

const expectAccessible = async (page: Page): Promise<void> => {
  // It cannot run where scripts are off; the pages are the same.
  if (test.info().project.name !== 'journeys') return
  const faults = await axeFaults(page)
  // Looked at: the gradient is the arrow at the end of a select, apart from its text.
  const isArrow = ({ rule, what }: { rule: string; what: string }): boolean =>
    rule === 'axe color-contrast (incomplete)' && what.includes('background gradient')
  expect.soft(faults.filter((fault) => !isArrow(fault))).toEqual([])
}

test('what the arbetsledare answers is in the portal at the next load', async ({
  page,
  context,
  origins,
  signInAs,
  pressAs,
}, { project }) => {
  await signInAs('pia', { path: '/valj' })
  // With and without script the same stack is used: each run objects to a report of its own.
  await begin(page, project.name === 'journeys' ? 0 : 1)
  await page.getByRole('checkbox').first().check()
  await go(page).click()
  await page.getByRole('radio', { name: 'Det blev inte av' }).check()
  await go(page).click()
  await page.getByRole('textbox').fill('Ingen kom den dagen.')
  await go(page).click()
  await pressAs('pia', () => send(page).click())
  await expect(heading(page)).toHaveText('Invändningen är skickad')
  const reference = /INV-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec((await main(page).textContent()) ?? '')?.[0] ?? ''
  const objection = page.url().replace('/kvitto', '')

  const other = await context.newPage()
  const desk = await signInAtDesk(other, origins.provider)
  const link = other.getByRole('link', { name: reference })
  await expect(async () => {
    await other.goto(`${desk}/invandningar`)
    await expect(link).toBeVisible({ timeout: 1000 })
  }, 'the outbox delivers').toPass({ timeout: 30_000 })
  await expectAccessible(other)
  await link.click()
  await expect(main(other)).toContainText('Ingen kom den dagen.')
  await other.getByRole('button', { name: 'Börja granska' }).click()
  await page.goto(objection)
  await expect(heading(page)).toHaveText('Farsta Assistans utreder invändningen')

  await other.getByRole('radio', { name: 'Vi godtar invändningen' }).check()
  await other.getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(main(other)).toContainText('motivering', { ignoreCase: true })
  await expect(other.getByRole('radio', { name: 'Vi godtar invändningen' })).toBeChecked()
  await expectAccessible(other)
  await other.getByLabel('Motivering').fill('Du har rätt. Passet blev inte av.')
  await other.getByRole('button', { name: 'Skicka svaret' }).click()
  await expect(other.getByText('Klart: svaret är skickat')).toBeVisible()
  await page.goto(objection)
  await expect(heading(page)).toHaveText('Farsta Assistans håller med')
  await expect(main(page)).toContainText('Du har rätt. Passet blev inte av.')
  await other.close()
})

test('a substitute, a vacant and a cancelled shift are in the schedule at the next load', async ({
  page,
  context,
  origins,
  signInAs,
}, { project }) => {
  const day = project.name === 'journeys' ? '2026-12-01' : '2026-12-02'
  await signInAs('pia', { path: '/valj' })
  const schedule = `${new URL(page.url()).pathname}/schema/dag/${day}`
  const other = await context.newPage()
  const desk = await signInAtDesk(other, origins.provider)
  const openShift = async (hours: string): Promise<void> => {
    await other.goto(`${desk}?datum=${day}`)
    // The night before is on the list of the day too.
    const own = other.locator('section', { has: other.getByRole('heading', { name: 'Pia Lindgren', level: 3 }) }).last()
    await own
      .getByRole('link', { name: new RegExp(`^${hours}`) })
      .last()
      .click()
    await expect(main(other)).toContainText('Pia Lindgren')
  }

  await openShift('6:00 ')
  await expectAccessible(other)
  await other.getByLabel('Vem kommer i stället?').selectOption({ index: 1 })
  await other.getByRole('button', { name: 'Sjukmarkera och sätt in vikarie' }).click()
  await expect(other.getByText(/^Klart/).first()).toBeVisible()
  await page.goto(schedule)
  await expect(main(page)).toContainText(/är vikarie\. .* kommer inte\./)
  // Why somebody is absent is nobody's business.
  await expect(main(page)).not.toContainText(/sjuk/i)

  await openShift('14:00 ')
  await other.getByRole('button', { name: 'Sjukmarkera och lämna vakant' }).click()
  await expect(other.getByText(/^Klart/).first()).toBeVisible()
  await page.goto(schedule)
  await expect(main(page)).toContainText('Ingen är bokad än från klockan 14 till 22.')

  await openShift('22:00 ')
  await other.getByRole('radio', { name: 'Brukaren har tackat nej' }).check()
  await other.getByRole('button', { name: 'Avboka passet' }).click()
  await expect(other.getByText(/^Klart/).first()).toBeVisible()
  await page.goto(schedule)
  await expect(main(page)).toContainText('Du har avbokat passet från klockan 22 till 6 nästa dag.')
  await other.close()
})

test('a deviation is fastställd only with a comment, and the rest in a batch', async ({ page, origins }) => {
  const desk = await signInAtDesk(page, origins.provider)
  await page.goto(`${desk}/rapporter?manad=2026-10`)
  await expectAccessible(page)
  const batch = page.locator('form[action$="/rapporter"][method=post] button')
  if ((await batch.count()) > 0) await batch.first().click()
  else await expect(main(page)).toContainText('Ingen rapport kan fastställas i klump nu.')
  await expect(main(page)).not.toContainText('Fel:')

  const waiting = await page
    .locator('main a[href*="/rapport/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))])
  const form = page.locator('form[action$="/faststall"]')
  for (const report of waiting) {
    await page.goto(new URL(report, desk).href)
    if ((await form.count()) > 0 && /Kommentar/.test((await form.textContent()) ?? '')) break
  }
  await expectAccessible(page)
  const before = page.url()
  await form.getByRole('button').click()
  await expect(page).toHaveTitle(/^Fel/)
  await form.getByRole('textbox').fill('Kontrollerat med assistenten.')
  await form.getByRole('button').click()
  await expect(page).toHaveURL(new RegExp(`^${before.replace(/[.?]/g, '.')}`))
  await expect(main(page)).toContainText('Kontrollerat med assistenten.')
})

test('an assistant starts and ends the shift that is there already', async ({ page, origins }, { project }) => {
  const checkIn = new URL('/farsta/pass', origins.provider).href
  await page.goto(`${checkIn}/valj`)
  await expectAccessible(page)
  const names = page.getByLabel('Vem är du?').locator('option')
  const start = page.getByRole('button', { name: 'Börja passet nu' })
  // The first, or from the end, who has a shift within a day that has not begun.
  const count = await names.count()
  const order = [...Array(count - 1).keys()].map((nth) => (project.name === 'journeys' ? nth + 1 : count - 1 - nth))
  for (const index of order) {
    await page.goto(`${checkIn}/valj`)
    await page.getByLabel('Vem är du?').selectOption({ index })
    await main(page).getByRole('button').click()
    if ((await start.count()) > 0) break
  }
  await expectAccessible(page)
  await start.click()
  if ((await page.getByText(/^Klart: du började/).count()) === 0) {
    // It is early: then a comment is needed, and what was chosen stands.
    await page.getByLabel('Kommentar').fill('Kom tidigare.')
    await start.click()
  }
  await expect(page.getByText(/Klart: du började klockan/)).toBeVisible()
  await expectAccessible(page)
  const end = page.getByRole('button', { name: 'Avsluta passet nu' })
  // On a phone it is in sight at once, and large.
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(checkIn)
  await expect(end).toBeInViewport({ ratio: 1 })
  expect((await end.boundingBox())?.height).toBeGreaterThanOrEqual(56)
  await end.click()
  if ((await page.getByText(/Klart: du slutade/).count()) === 0) {
    await page.getByLabel('Kommentar').fill('Behövde gå.')
    await end.click()
  }
  await expect(page.getByText(/Klart: du slutade klockan/)).toBeVisible()
})
