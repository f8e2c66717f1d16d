import { expect, test } from 'vitest'
import { circleFaults, roomFaults, tableFaults, unusedForOthers } from './check-house.mjs'
import { circlesIn } from './imports.mjs'
import { subjects } from './lint/subjects.mjs'

const imports = (arrows) => new Map(Object.entries(arrows))

test('finds a circle of two, of many, of one, and each by itself', () => {
  expect(circlesIn(imports({ a: ['b'], b: ['a'] }))).toEqual([['a', 'b']])
  expect(circlesIn(imports({ a: ['b'], b: ['c'], c: ['d', 'e'], d: ['b'], e: [] }))).toEqual([['b', 'c', 'd']])
  expect(circlesIn(imports({ a: ['a'] }))).toEqual([['a']])
  expect(circlesIn(imports({ a: ['b'], b: ['a'], c: ['d', 'a'], d: ['c'] }))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(circleFaults(imports({ a: ['b'], b: ['a'] }))).toEqual(['a circle of imports: a, b'])
})

test('two ways to the same file are no circle', () => {
  expect(circlesIn(imports({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([])
})

test('a door that no other subject uses is told, also when only a test uses it', () => {
  const door = 'fullmakt has views/fullmakt for others, and no other subject uses it'
  const file = 'app/views/fullmakt/fullmakt.ts'
  expect(unusedForOthers(imports({ 'app/views/fullmakt/other.ts': [file] })).join()).toContain(door)
  expect(unusedForOthers(imports({ 'app/views/reports/x.test.ts': [file] })).join()).toContain(door)
  expect(unusedForOthers(imports({ 'app/views/reports/x.ts': [file] })).join()).not.toContain(door)
})

test('a folder or a file of texts that is no subject is told, and a subject that has nothing', () => {
  const folders = Object.keys(subjects).map((subject) => `views/${subject}`)
  expect(roomFaults(folders, ['format', 'hours'])).toEqual([])
  expect(roomFaults([...folders, 'views/weather'], ['rain'])).toEqual([
    'app/views/weather is no subject of scripts/lint/subjects.mjs',
    'locales/*/rain.json is no subject of scripts/lint/subjects.mjs',
  ])
  expect(roomFaults(folders.slice(1), [])).toEqual(['scripts/lint/subjects.mjs: about has no folder'])
})

test('the table that people read must say the same', () => {
  expect(tableFaults('| `hours` | something else |').join()).toContain('lacks the row of hours')
  expect(tableFaults(`| \`hours\`   | ${subjects.hours.is}   |`).join()).not.toContain('lacks the row of hours')
})
