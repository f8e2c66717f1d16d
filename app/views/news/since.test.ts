import { describe, expect, it } from 'vitest'
import type { NewsItem } from '~/domain/news/news'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { sinceOfMany, sinceView } from './since'

const now = new Date('2026-11-21T10:00:00Z')
const sceneIn = (language: (typeof languages)[number]) => ({
  ...{ t: textsFor(language), f: formatsFor(language, now), now, requestId: 'r' },
})
const since = new Date('2026-11-19T06:53:00Z')
const item = (section: NewsItem['section'], at = '2026-11-20T10:00:00Z'): NewsItem => ({ section, at: new Date(at) })
const scene = sceneIn('sv')

describe('what is new since the last visit', () => {
  it('is said with what it is, and what is older and not opened by itself', () => {
    const items = [item('schedule'), item('answers'), item('answers'), item('reports', '2026-11-18T10:00:00Z')]
    expect(sinceView(items, { since, isAll: true }, scene)).toEqual({
      text: 'Nytt sedan torsdag 19 november klockan 7:53:',
      parts: ['2 svar', 'en ändring i schemat'],
      earlier: 'En sak från tidigare har du inte öppnat.',
    })
  })

  it('is nothing on a first visit, and never "nothing new": then it is when one was here last', () => {
    expect(sinceView([item('answers')], { since: null, isAll: true }, scene)).toBeNull()
    expect(sinceView([], { since, isAll: true }, scene)).toEqual({
      text: 'Du var här senast torsdag 19 november klockan 7:53.',
      parts: [],
      earlier: null,
    })
  })

  it('of many is since the earliest visit after which something has come', () => {
    const later = new Date('2026-11-20T06:00:00Z')
    const earlier = new Date('2026-10-01T06:00:00Z')
    const several = [
      { items: [item('answers')], since: later, isWhole: true },
      { items: [item('reports')], since, isWhole: true },
      { items: [], since: earlier, isWhole: true },
      { items: [item('joint')], since: null, isWhole: true },
    ]
    expect(sinceOfMany(several, scene)).toMatchObject({
      text: 'Nytt sedan torsdag 19 november klockan 7:53:',
      parts: ['ett svar', 'en tidrapport'],
    })
    expect(sinceOfMany([{ items: [], since, isWhole: true }], scene)).toBeNull()
  })

  it('is at least so much when something that it is counted from could not be read', () => {
    const items = [item('answers'), item('reports', '2026-11-18T10:00:00Z')]
    const texts = { text: 'Minst det här är nytt sedan torsdag 19 november klockan 7:53:', parts: ['ett svar'] }
    const earlier = 'Minst en sak från tidigare har du inte öppnat.'
    expect(sinceView(items, { since, isAll: false }, scene)).toEqual({ ...texts, earlier })
    const several = [
      { items: items.slice(0, 1), since, isWhole: true },
      { items: [], since, isWhole: false },
    ]
    expect(sinceOfMany(several, scene)).toMatchObject(texts)
  })

  it('is said in every language', () => {
    const views = languages.map((language) =>
      sinceView([item('access'), item('reports')], { since, isAll: true }, sceneIn(language)),
    )
    expect(views.map((view) => [view?.text, ...(view?.parts ?? [])].join(' '))).toEqual([
      'Nytt sedan torsdag 19 november klockan 7:53: en tidrapport en ändring av vem som kan se',
      'Nytt sedan torsdag 19 november klockan 7:53: en tidrapport en ändring av vem som kan se',
      'New since Thursday 19 November at 7:53: one time report one change of who can see',
      'Uutta sen jälkeen, kun kävit täällä torstaina 19. marraskuuta kello 7.53: yksi aikaraportti yksi muutos siihen, kuka näkee',
    ])
  })
})
