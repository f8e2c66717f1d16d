import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { feedItems, readFeed } from './feeds'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' }

describe('the form of a new address', () => {
  const faultsOf = (name: string, level: string, mayName = true) =>
    readFeed({ name, level }, mayName, scene).faults?.map(({ field }) => field) ?? []

  it('asks where it is used, in a few words, and what it says', () => {
    expect(faultsOf('', 'times')).toEqual(['name'])
    expect(faultsOf('x'.repeat(61), 'all')).toEqual(['name', 'level'])
    expect(readFeed({ name: 'Min telefon', level: 'names' }, true, scene).values).toEqual({
      ...{ name: 'Min telefon', level: 'names' },
    })
  })

  it('gives no names to one who may not have them, whatever is sent', () => {
    expect(readFeed({ name: 'Min telefon', level: 'names' }, false, scene).values?.level).toBe('times')
  })
})

describe('addresses in words', () => {
  const feed = {
    ...({ id: 'f', name: 'Min telefon', level: 'names', language: 'fi', isNamed: true } as const),
    ...{ createdAt: new Date('2026-11-01T08:00:00Z'), fetchedAt: null, expiresAt: new Date('2027-11-01T08:00:00Z') },
  }

  it('say when it was fetched, or that it never was, and until when it is good', () => {
    const [never, lately] = feedItems(
      [feed, { ...feed, name: 'Datorn', fetchedAt: scene.now, isNamed: false }],
      'b',
      scene,
    )
    expect(never).toEqual({
      ...{ id: 'f', href: '/b/b/kalender/f', name: 'Min telefon', language: 'fi', shows: 'Tider och förnamn' },
      ...{ made: 'söndag 1 november', fetched: 'Aldrig hämtad', expires: 'måndag 1 november 2027' },
    })
    expect(lately).toMatchObject({
      fetched: 'torsdag 19 november klockan 15',
      shows: 'Bara tider, för namn är inte tillåtna längre',
    })
  })

  it('tell two devices of one name apart', () => {
    const names = feedItems([feed, { ...feed, id: 'g' }], 'b', scene).map(({ name }) => name)
    expect(new Set(names).size).toBe(2)
  })
})
