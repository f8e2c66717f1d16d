import { expect } from '@playwright/test'
import { targetFaults } from '../gates/layout'
import { saidFaults, sameLinkFaults } from '../gates/said'
import { wordFaults } from '../gates/words'
import { goodPage, test } from './served'

test('said: what is seen in short and said in full, and columns beside each other, are no faults', async ({
  page,
  serve,
}) => {
  await serve(
    goodPage({
      main:
        '<ul><li><span aria-hidden="true">sön 29, 6:03–14:00</span><p>Pia kommer söndag 29 november från klockan 6:03 till 14.</p></li></ul>' +
        '<a href="/p" aria-label="Mer om passet klockan 8">Mer</a><a href="/p" aria-label="Mer om passet klockan 8">Mer</a>' +
        '<div style="display:grid;grid-template-columns:1fr 1fr"><p>Vänster</p><p>Höger</p><p>Under</p></div>',
    }),
  )
  expect([...(await saidFaults(page)), ...(await sameLinkFaults(page))]).toEqual([])
})

test('targets: a link alone in its item or cell is in no sentence, whatever stands on the lines below', async ({
  page,
  serve,
}) => {
  const link = '<a href="/x" style="display:inline;padding:0">Passet</a>'
  const rules = async (main: string) => {
    await serve(goodPage({ main }))
    return (await targetFaults(page)).map((fault) => fault.rule)
  }
  expect(await rules(`<ul><li>${link}<p>Pia kommer klockan 8.</p></li></ul>`)).toContain('target 44 at 1280 px')
  expect(await rules(`<table><tr><td>${link}</td><td>Pia kommer.</td></tr></table>`)).toContain('target 44 at 1280 px')
  expect(await rules(`<ul><li>${link} ${link}</li></ul>`)).toContain('target 44 at 1280 px')
  expect(await rules('<p>Läs om <a href="/x" style="font-size:12px">det</a> här.</p>')).toContain('target 24 at 320 px')
})

test('words: what is marked, hidden from voices or quoted is left alone', async ({ page, serve }) => {
  await serve(
    goodPage({
      main:
        '<p lang="en">You can read this with the help of your friend.</p>' +
        '<p><span aria-hidden="true">7:00–14:30</span><span>från klockan 7 till 14:30</span></p>' +
        `<blockquote lang=""><p>${'ord '.repeat(26)}.</p></blockquote><p>Skriv till hjalp@insyn.example.</p>`,
    }),
  )
  expect(await wordFaults(page, 'sv', { lix: 35, sentenceWords: 25 })).toEqual([])
})
