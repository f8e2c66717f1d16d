import { describe, expect, it } from 'vitest'
import { glossary, readGlossary, wordFaults } from './glossary.mjs'

const made = readGlossary(`
| term in code | svenska | lättläst | English | suomi | meaning |
|---|---|---|---|---|---|
| \`arbetsledare\` | arbetsledare | arbetsledare ~~chef-~~ | supervisor | työnjohtaja | |
| \`timeReport\` | tidrapport | tidrapport ~~rapport~~ | time report ~~care {{name}}~~ | aikaraportti ~~raporti-~~ | |
`)
const faults = (language, text) => wordFaults(made, language, { 'a.b': text })

describe('the words of the glossary', () => {
  it.each([
    ['sv-lattlast', 'Cheferna har sagt ja.'],
    ['sv-lattlast', 'Se en rapport.'],
    ['en', 'Ask for care {{name}}.'],
    ['fi', 'Katso raportin rivit.'],
  ])('find another word for the same thing in %s: %s', (language, text) => {
    expect(faults(language, text)).toHaveLength(1)
  })

  it.each([
    ['sv', 'Chefen har sagt ja.'],
    ['sv-lattlast', 'Se en tidrapport. Han är affärschef.'],
    ['sv-lattlast', 'Tiden är rapporterad.'],
    ['fi', 'Katso aikaraportin rivit.'],
  ])('let other words be, in %s: %s', (language, text) => {
    expect(faults(language, text)).toEqual([])
  })

  it('say which word to use', () => {
    expect(faults('sv-lattlast', 'Chefen kom.')).toEqual([
      'sv-lattlast: "a.b": "chef-" is called "arbetsledare" (docs/glossary.md)',
    ])
  })

  it('has a column for each language, and struck words in each', () => {
    expect(Object.values(glossary()).map((words) => words.length > 2)).toEqual([true, true, true, true])
    expect(() => readGlossary('| term |\n|---|\n')).toThrow('no column')
  })
})
