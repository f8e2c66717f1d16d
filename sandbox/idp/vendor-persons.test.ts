import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readVendorPersons } from './vendor-persons'

const folder = mkdtempSync(join(tmpdir(), 'insyn-persons-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileOf = (content: unknown) => {
  const file = join(folder, 'persons.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

it('makes persons to sign in as of the file of the provider check', () => {
  const persons = readVendorPersons(
    fileOf({
      persons: ['191212121212', { number: '196403079822', name: 'Greta' }, '198001011234', '198802749807'],
      unknown: '191212121212',
    }),
  )
  expect(persons.map(({ name, note, coordination = false }) => [name, note, coordination])).toEqual([
    ['Testperson 1', '19121212-1212', false],
    ['Greta', '19640307-9822', false],
    ['Testperson 3', '19800101-****', false],
    ['Testperson 4', '19880274-9807', true],
  ])
})

it('says what is wrong with the file, and nothing of what stands in it', () => {
  for (const wrong of ['{', { persons: [] }, { persons: ['640307-9822'] }, { persons: [{ number: '1' }] }])
    expect(() => readVendorPersons(fileOf(wrong))).toThrow(/persons\.json (cannot be read|is to be)/)
  expect(() => readVendorPersons(fileOf({ persons: ['640307-9822'] }))).not.toThrow(/640307/)
})
