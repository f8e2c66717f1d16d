import { describe, expect, it, test } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { dayAfter, daysOf } from '~/domain/time/time'
import { scheduleView } from '~/views/schedule/schedule'
import { sheetView, type SheetView } from '~/views/schedule/sheet'
import { anna, scene as fixture, shiftData } from '~/views/schedule/shift.fixture'
import { whole } from '../../../../tests/support/known'
import { nodesOf, readPdf, textSizes } from '../../../../tests/support/pdf'
import { pngOf } from '../../../../sandbox/provider/pictures/png'
import { onPdf } from './pictures.server'
import { sheetPdf } from './pdf.server'

const monday = '2026-11-16'
const names = ['Hodan Warsame', 'Christina Andersson-Lundqvist', 'Leif Boman', 'Ali Rezai', 'Linnea Åkesson']
/** As much help as anybody has: day and night, two at a time in the morning, and the night before Monday. */
const roundTheClock = ['06:00 14:00', '08:00 10:00', '14:00 22:00', '22:00 06:00']

const shifts = daysOf(dayAfter(monday, -1), dayAfter(monday, 6)).flatMap((day, nth) =>
  roundTheClock.map((hours, slot) => {
    const [from = '', to = ''] = hours.split(' ')
    const staff = { ...anna, id: `s${(nth + slot) % 5}`, displayName: names[(nth + slot) % 5] ?? '' }
    return shiftData({
      ...{ id: `${day}-${slot}`, staff: day === '2026-11-20' && slot === 2 ? null : staff },
      ...(day === '2026-11-20' && slot === 2 && { status: 'vacant' }),
      plannedStart: `${day}T${from}:00+01:00`,
      plannedEnd: `${to < from ? dayAfter(day) : day}T${to}:00+01:00`,
    })
  }),
)

const sceneOf = (language: (typeof languages)[number]) => ({
  ...fixture,
  t: textsFor(language),
  f: formatsFor(language, fixture.now),
})

function sheetIn(language: (typeof languages)[number], week = shifts): SheetView {
  const scene = sceneOf(language)
  const view = scheduleView(
    whole([{ shifts: week, scene }]),
    { notices: [], horizons: [] },
    scene,
    monday,
    '2026-11-22',
  )
  const call = {
    ...{ providerId: 'farsta', heading: 'Ring Farsta Assistans', first: null, ring: null, ask: null, none: null },
    rows: [
      { href: 'tel:1', text: 'Jouren, 08-123 456 00', number: '08', note: 'Dygnet runt', name: null },
      { href: 'tel:2', text: 'Malin Ek, 08-123 456 78', number: '08', note: 'Samordnare', name: 'Malin Ek' },
    ],
  }
  return sheetView(view, [call], { own: true, brukareName: 'Pia Lindgren', isProtected: false }, 47, scene)
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()
const mm = 72 / 25.4
/** In Noto Sans a capital is so high, in parts of the size. */
const capital = 0.714

describe.each(languages)('a week of help day and night as a PDF, in %s', (language) => {
  const sheet = sheetIn(language)
  const made = sheetPdf(sheet, new Map(), language, sceneOf(language)).then((file) => {
    if (file === null) throw new Error('it does not fit')
    return file
  })

  it('is one page, tagged, with its title and language, and no word outside the structure', async () => {
    const pdf = await readPdf(await made)
    expect(pdf.pages).toBe(1)
    expect(pdf.info).toEqual({ Language: language === 'sv-lattlast' ? 'sv' : language, Title: sheet.title })
    expect(pdf.marked).toMatchObject({ Marked: true })
    expect(pdf.outside).toEqual([])
    expect(Buffer.from(await made).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('has a heading a day, and of each who comes the sentence', async () => {
    const pdf = await readPdf(await made)
    const nodes = pdf.trees.flatMap(nodesOf)
    const headings = nodes.filter(({ role }) => role === 'H2').map((node) => squeeze(pdf.wordsOf(node)))
    expect(headings).toEqual(sheet.days.map(({ weekday, day }) => `${weekday} ${day}`))
    const said = nodes.flatMap(({ alt }) => alt ?? [])
    expect(said).toEqual(sheet.days.flatMap(({ entries }) => entries.map((entry) => entry.said)))
    const words = squeeze([...pdf.words.values()].join(' '))
    for (const line of [...sheet.lines, ...sheet.calls.map(({ text }) => text)]) expect(words).toContain(line)
  })

  it('has the days in capitals of 10 mm, to be read at two metres, and names of at least 4.5 mm', async () => {
    const sizes = await textSizes(await made)
    for (const { weekday, entries } of sheet.days) {
      expect(((sizes.get(weekday) ?? 0) * capital) / mm).toBeGreaterThanOrEqual(10)
      for (const { words } of entries.filter(({ look }) => look === 'person'))
        expect(((sizes.get(words) ?? 0) * capital) / mm, words).toBeGreaterThanOrEqual(4.5)
    }
  })
})

test('of one visit a day the names are as large as the days', async () => {
  const visits = shifts.filter(({ id, staff }) => id.endsWith('-1') && staff?.displayName === 'Leif Boman')
  const sizes = await textSizes(
    (await sheetPdf(sheetIn('sv', visits), new Map(), 'sv', sceneOf('sv'))) ?? new Uint8Array(),
  )
  expect(sizes.get('Leif')).toBe(sizes.get('Måndag'))
})

const drawing = pngOf({ side: 4, pixels: new Uint8Array(16), colours: [[10, 20, 30]] })

test('a face that the file can hold is in it; one that would have to be unpacked here is not', async () => {
  const face = onPdf({ type: 'image/png', bytes: new Uint8Array(drawing) })
  expect(face).not.toBeNull()
  expect(onPdf({ type: 'image/webp', bytes: new Uint8Array(drawing) })).toBeNull()
  const seeThrough = new Uint8Array(drawing)
  seeThrough[25] = 6
  expect(onPdf({ type: 'image/png', bytes: seeThrough })).toBeNull()
  const sheet = sheetIn('sv')
  const [entry] = sheet.days.flatMap(({ entries }) => entries)
  const days = sheet.days.map((day) => ({ ...day, entries: day.entries.map((one) => ({ ...one, photo: '/bild' })) }))
  expect(entry).toBeDefined()
  const withFaces = await sheetPdf({ ...sheet, days }, new Map([['/bild', face ?? '']]), 'sv', sceneOf('sv'))
  const raw = Buffer.from(withFaces ?? []).toString('latin1')
  // One picture, however many times it is drawn.
  expect(raw.match(/\/Subtype \/Image/g)).toHaveLength(1)
  expect((await readPdf(withFaces ?? new Uint8Array())).pages).toBe(1)
})
