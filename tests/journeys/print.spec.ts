import { expect, test } from '../support/fixtures'
import { textOfPages } from '../support/pdf'

/** Pages that are printed: of a brukare by the brukare, and by one who acts for another. `period`: what the sheet says of when. */
const printed = [
  { who: 'pia', name: 'Pia Lindgren', path: '/schema/vecka/2026-W47', period: 'vecka 47' },
  { who: 'pia', name: 'Pia Lindgren', path: '/tidrapporter/2026-10', period: 'oktober 2026' },
  { who: 'pia', name: 'Pia Lindgren', path: '/timmar/manad/2026-10', period: 'oktober 2026' },
  { who: 'pia', name: 'Pia Lindgren', path: '/rakningsunderlag/2026-09', period: 'september 2026' },
  { who: 'greta', name: 'Karl Öberg', path: '/tidrapporter/2026-10', period: 'oktober 2026' },
  // What these are of is the day on which they were taken.
  { who: 'pia', name: 'Pia Lindgren', path: '', period: '19 november' },
  { who: 'pia', name: 'Pia Lindgren', path: '/schema/dag/2026-11-19', period: '19 november' },
  { who: 'pia', name: 'Pia Lindgren', path: '/schema/manad/2026-11', period: 'november 2026' },
  { who: 'pia', name: 'Pia Lindgren', path: '/behoriga', period: '19 november' },
  { who: 'pia', name: 'Pia Lindgren', path: '/beslut', period: '19 november' },
  { who: 'pia', name: 'Pia Lindgren', path: '/kontinuitet', period: '19 november' },
  { who: 'pia', name: 'Pia Lindgren', path: '/sammanstallning/2026-10', period: 'oktober 2026' },
] as const

/** On paper it is read as a fact about what stands beside it, or leads nowhere. */
const neverOnPaper = [
  ...['Det här stämmer inte', 'Säg att fastställandet inte stämmer', 'Skriv ut', 'Ladda ner', 'Logga ut', 'Byt person'],
  ...[
    'Ärenden',
    'Hoppa till',
    'Veckan före',
    'Visa som',
    'Hela listan',
    'Uppdatera ',
    'Se ärendet',
    'Se tidrapporten för',
  ],
]

for (const { who, name, path, period } of printed) {
  test(`each sheet of ${path} for ${name} says whose, what, when it was made, and which of how many`, async ({
    page,
    signInAs,
  }) => {
    await signInAs(who, { path: '/valj' })
    if (who === 'greta') await page.getByRole('link', { name, exact: true }).click()
    await page.goto(new URL(page.url()).pathname + path)
    const sheets = await textOfPages(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
    expect(sheets.length).toBeGreaterThan(0)
    sheets.forEach((sheet, at) => {
      expect(sheet, `sheet ${at + 1}`).toContain(name)
      expect(sheet, `sheet ${at + 1}`).toContain(period)
      expect(sheet, `sheet ${at + 1}`).toMatch(/Framtaget torsdag 19 november 2026 klockan \d/)
      expect(sheet, `sheet ${at + 1}`).toContain(`Sida ${at + 1} av ${sheets.length}`)
      for (const words of neverOnPaper) expect(sheet, `sheet ${at + 1}`).not.toContain(words)
    })
  })
}

/** px: an A4 sheet without its margins. */
const sheetWidth = 673

test('nothing on paper stands outside of the sheet', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: sheetWidth, height: 900 })
  await page.emulateMedia({ media: 'print' })
  await signInAs('pia', { path: '/valj' })
  const home = new URL(page.url()).pathname
  const more = ['/rakningsunderlag/2026-10', '/invandningar', '/schema/vecka/2026-W47?vy=tabell']
  for (const path of [...printed.map((one) => one.path), ...more]) {
    await page.goto(home + path)
    const outside = await page.locator('main *').evaluateAll((all, width) => {
      const cut = all.filter((one) => {
        const { left, right, width: own } = one.getBoundingClientRect()
        return own > 1 && one.checkVisibility() && (left < -1 || right > width + 1)
      })
      return cut
        .slice(0, 3)
        .map((one) => `${one.tagName}.${one.getAttribute('class') ?? ''} ${one.textContent.slice(0, 40)}`)
    }, sheetWidth)
    expect(outside, path).toEqual([])
  }
})

test('a row and a shift on paper say nothing that only was to be pressed', async ({ page, signInAs }) => {
  await signInAs('pia', { path: '/valj' })
  const home = new URL(page.url()).pathname
  await page.goto(`${home}/tidrapporter/2026-10`)
  await page.locator('main tr a').first().click()
  const report = page.url()
  await page.locator('main a[href*="/rad/"]').first().click()
  for (const url of [report, page.url()]) {
    await page.goto(url)
    await expect(page.getByText('stämmer inte').first()).toBeAttached()
    const sheets = await textOfPages(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
    for (const words of neverOnPaper) expect(sheets.join(' ')).not.toContain(words)
  }
})
