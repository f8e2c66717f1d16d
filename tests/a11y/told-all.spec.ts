import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages } from '../../app/i18n/languages'
import { expect, test } from '../support/fixtures'
import { operateStack } from '../support/operate-stack'
import { checkInEachLanguage } from './check-state'
import { toldAllStates } from './told-all-states'

const stackName = 'told-all'
test.use({ stackName })

// One worker: what is told is told once.
test.describe.configure({ mode: 'default' })

const texts = {
  ...{ sv: 'Du kan läsa allt, men inte skicka.', 'sv-lattlast': 'Du kan läsa. Du kan inte skicka.' },
  ...{ en: 'You can read everything, but not send.', fi: 'Voit lukea kaiken, mutta et lähettää.' },
}
const stop = { kind: 'planned', from: '2026-11-20T22:00:00+01:00', to: '2026-11-21T02:00:00+01:00', texts }
const fault = { kind: 'fault', from: '2026-11-19T07:00:00+01:00', texts }
const over = { kind: 'planned', from: '2026-11-19T07:00:00+01:00', to: '2026-11-19T18:30:00+01:00', texts }

/** Says it to everybody, as an operator does, and gives its id. */
async function tell(outage: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'insyn-outage-'))
  const file = join(folder, 'outage.json')
  await writeFile(file, JSON.stringify(outage))
  const said = await operateStack(stackName, ['outages', 'tell', '--file', file])
  await rm(folder, { recursive: true })
  return /everybody: (\S+)\./.exec(said)?.[1] ?? ''
}

let faultId = ''
// The fixture has the stack begun. After a failure another worker begins here, and what is told is told already.
test.beforeAll(async ({ origins, browser }) => {
  const told = await operateStack(stackName, ['outages', 'list'])
  faultId = /^(\S+) {2}fault, now,/m.exec(told)?.[1] ?? ''
  if (faultId === '') {
    await tell(stop)
    faultId = await tell(fault)
    await operateStack(stackName, ['outages', 'end', '--outage', await tell(over)])
  }
  const page = await browser.newPage({ baseURL: origins.portal })
  // Until the last is said, too: a page that changes while it is looked at is none to compare pictures of.
  await expect(async () => {
    await page.goto('/driftinformation')
    await expect(page.locator('main')).toContainText('Något i Insyn fungerar inte', { timeout: 200 })
    await expect(page.locator('main')).toContainText('Det planerade stoppet i Insyn är över', { timeout: 200 })
  }, 'every process says it within ten seconds').toPass({ timeout: 60_000 })
  await page.close()
})

for (const state of toldAllStates) {
  test(state.name, async ({ page, origins, signInAs, watch }) => {
    watch.allow(/violates the following Content Security Policy directive: "script-src 'none'"/)
    if (state.person !== undefined) await signInAs(state.person, { path: null })
    await checkInEachLanguage(page, state, origins.portal)
  })
}

test('it is told in the language of the page, on every page, and not on paper', async ({ page, signInAs }) => {
  await signInAs('pia', { path: null })
  for (const path of ['/', '/hjalp', '/mer', '/valj', '/finns-inte']) {
    for (const language of languages) {
      await page.goto(`/sprak/${language}`)
      await page.goto(path)
      await expect(page.locator('aside').first(), `${path} ${language}`).toContainText(texts[language])
    }
  }
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('aside').first()).toBeHidden()
})

test('what is over is told on its own page alone, and that the fault is mended soon after it is said', async ({
  page,
}) => {
  await page.goto('/driftinformation')
  await expect(page.locator('h1')).toHaveText('Allt fungerar inte just nu')
  await expect(page.locator('main')).toContainText('Det planerade stoppet i Insyn är över')
  await page.goto('/')
  await expect(page.locator('aside')).not.toContainText('är över')
  await page.goto('/driftinformation')
  await operateStack(stackName, ['outages', 'end', '--outage', faultId])
  await expect(async () => {
    await page.reload()
    await expect(page.locator('h1')).toHaveText('Vi känner inte till något fel just nu', { timeout: 200 })
  }).toPass({ timeout: 60_000 })
  await expect(page.locator('main')).toContainText('Felet i Insyn är lagat')
  await page.goto('/')
  await expect(page.locator('aside')).toContainText('Planerat stopp i Insyn')
})
