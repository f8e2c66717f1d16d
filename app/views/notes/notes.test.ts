import { expect, test } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { noteItem, readNote } from './notes'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' }
const faultsOf = (fields: Parameters<typeof readNote>[0]) => readNote(fields, scene).faults?.map(({ field }) => field)

test('a note says what it is and of which day', () => {
  const note = { id: 'n1', kind: 'visit', day: '2026-11-12', text: '' } as const
  expect(noteItem(note, 'b1', scene)).toMatchObject({
    href: '/b/b1/anteckningar/n1',
    heading: 'Besök torsdag 12 november 2026',
  })
})

test('a visit needs no words; a note does, and neither can be of a day to come', () => {
  const today = '2026-11-19'
  expect(readNote({ kind: 'visit', day: today, text: '' }, scene).values).toEqual({
    kind: 'visit',
    day: today,
    text: '',
  })
  expect(faultsOf({ kind: 'note', day: today, text: '' })).toEqual(['text'])
  expect(faultsOf({ kind: 'visit', day: '2026-11-20', text: '' })).toEqual(['day'])
  expect(faultsOf({ kind: '', day: 'i går', text: 'x'.repeat(4001) })).toEqual(['kind', 'day', 'text'])
})
