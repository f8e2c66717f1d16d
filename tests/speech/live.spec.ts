import { setTimeout as wait } from 'node:timers/promises'
import { request } from '@playwright/test'
import { main } from '../support/objection-steps'
import { expect, test } from './fixtures'

test.setTimeout(200_000)

/** Somebody at the provider's desk, without a window: leaves a shift of that day without anybody. */
async function leaveVacant(provider: string, date: string): Promise<void> {
  const path = '/farsta/skrivbord'
  const desk = await request.newContext({ baseURL: provider, extraHTTPHeaders: { origin: provider } })
  const choosing = await desk.get(`${path}/valj`)
  const [, who = ''] = /name="arbetsledare"[^>]*value="([^"]+)"/.exec(await choosing.text()) ?? []
  await desk.post(`${path}/valj`, { form: { arbetsledare: who } })
  const day = await (await desk.get(`${path}?datum=${date}`)).text()
  const ofPia = day.slice(day.lastIndexOf('Pia Lindgren</h3>'))
  const [, id = ''] = /\/pass\/([^"/]+)"[^>]*>\s*14:00/.exec(ofPia) ?? []
  const done = await desk.post(`${path}/pass/${id}/vakant`, { form: {} })
  expect(await done.text()).toContain('Klart')
  await desk.dispose()
}

test('what changes while the page is open is one sentence, and nothing else is said', async ({
  page,
  reader,
  origins,
  signInAs,
}) => {
  await signInAs('pia', { path: '/valj', fresh: true })
  const base = new URL(page.url()).pathname
  const listening = page.waitForResponse((answer) => new URL(answer.url()).pathname.endsWith('/live'))
  await reader.hear(() => page.goto(`${base}/schema/dag/2026-12-03`))
  await listening
  const said = await reader.hear(async () => {
    await leaveVacant(origins.provider, '2026-12-03')
    await expect(main(page).getByText('Ingen är bokad än från klockan 14 till 22.').first()).toBeVisible()
    await wait(9_000)
  })
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^Nytt på sidan: /)
})
