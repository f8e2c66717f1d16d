import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { portalSchema } from '~/database/migrations.server'
import { retentionKinds, retentionRules } from '~/platform/retention'

const inventory = readFileSync('docs/data-inventory.md', 'utf8')
const models = [...portalSchema.schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
const names = models.map(([, name = '']) => name)

/** The columns of each table: all fields but those that lead to another table. */
const columns = new Map(
  models.map(([, name = '', fields = '']) => [
    name,
    [...fields.matchAll(/^ {2}(\w+) +(\w+)/gm)].flatMap(([, field = '', type = '']) =>
      names.includes(type) ? [] : [field],
    ),
  ]),
)

const entries = new Map(
  inventory
    .split(/^### /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.split(/^## /m)[0] ?? '']),
)

const questions = ['what', 'why', 'lawful ground', 'how long', 'who sees it', 'how it is erased']

describe('the inventory of what is kept', () => {
  it('has an entry for each table, and for no other', () => {
    expect(names.length).toBeGreaterThan(20)
    expect([...entries.keys()].sort()).toEqual([...names].sort())
  })

  it.each(names)('has every column of %s, and an answer to each question', (name) => {
    const entry = entries.get(name) ?? ''
    const line = /^Columns: (.*)\.$/m.exec(entry)?.[1] ?? ''
    const listed = [...line.matchAll(/`(\w+)`/g)].map(([, column]) => column)
    expect(listed.sort()).toEqual([...(columns.get(name) ?? [])].sort())
    for (const question of questions) expect(entry).toMatch(new RegExp(`^\\| ${question} \\| \\S.*\\|$`, 'm'))
  })

  it('says of each figure what is so', () => {
    for (const kind of retentionKinds) {
      const { variable, unit, standard } = retentionRules[kind]
      const said = [...inventory.matchAll(new RegExp(`\`${variable}\` \\((\\d+) (day|year)s?\\)`, 'g'))]
      expect(said.length, `${variable} is in the inventory`).toBeGreaterThan(0)
      for (const [text, figure, word] of said) expect([Number(figure), `${word}s`], text).toEqual([standard, unit])
    }
    const variables = [...inventory.matchAll(/KEEP_\w+/g)].map(([variable]) => variable)
    const known: string[] = retentionKinds.map((kind) => retentionRules[kind].variable)
    expect(variables.filter((variable) => !known.includes(variable))).toEqual([])
  })
})
