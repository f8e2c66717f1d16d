import { describe, expect, it } from 'vitest'
import { faultsOfKeyTypes, faultsOfTexts, faultsOfUse } from './check-translations.mjs'

const good = { 'home.title': 'Hej {{name}}', 'home.shifts_one': 'Ett pass', 'home.shifts_other': '{{count}} pass' }
/** All four languages alike, but for what one of them changes. */
const texts = (language, changes) => {
  const home = Object.fromEntries(Object.entries({ ...good, ...changes }).filter(([, text]) => text !== undefined))
  return {
    sv: { home: good },
    'sv-lattlast': { home: good },
    en: { home: good },
    fi: { home: good },
    [language]: { home },
  }
}

describe('faultsOfTexts', () => {
  it('finds nothing when all is well', () => {
    expect(faultsOfTexts(texts('sv', {}))).toEqual([])
  })

  it.each([
    ['fi', { 'home.title': undefined }, 'fi: "home.title" is missing'],
    ['en', { 'home.extra': 'More' }, 'sv: "home.extra" is missing'],
    ['en', { 'home.title': ' ' }, 'en: "home.title" is empty or not a text'],
    ['en', { 'home.title': 7 }, 'en: "home.title" is empty or not a text'],
    ['en', { 'home.title': 'Hi {{nmae}}' }, 'en: "home.title" has the names {nmae}, Swedish has {name}'],
    ['fi', { 'home.shifts_other': undefined }, 'fi: "home.shifts" lacks the plural form _other'],
    ['fi', { 'home.shifts_few': 'x' }, 'fi: "home.shifts" has a form too many: "_few"'],
    ['sv-lattlast', { 'home.shifts': 'Pass' }, 'sv-lattlast: "home.shifts" has a form too many: ""'],
  ])('finds the fault in %s: %o', (language, changes, fault) => {
    expect(faultsOfTexts(texts(language, changes))).toContain(fault)
  })
})

describe('faultsOfUse', () => {
  const use = (keys, text) => faultsOfUse(keys, [{ path: 'app/x.tsx', text }])

  it('finds keys that do not exist, with their line', () => {
    expect(use(['home.title'], "t('home.title')\nt(late ? 'home.gone' : 'home.title')")).toEqual([
      'app/x.tsx:2: no text has the key home.gone',
    ])
  })

  it('finds keys that are not used; a comment is no use', () => {
    expect(use(['home.title', 'home.text'], "// t('home.text')\nconst key = 'home.title'")).toEqual([
      '"home.text" is not used',
    ])
  })

  it('takes a template as use of every key it can become, and no other', () => {
    const keys = ['home.state.late', 'home.state.late.more', 'home.text']
    expect(use(keys, 't(`home.state.${state}`)')).toEqual([
      '"home.state.late.more" is not used',
      '"home.text" is not used',
    ])
    expect(use(['home.text'], "t('home.text'); t(`home.state.${state}`)")).toHaveLength(1)
  })

  it('leaves other strings and the word lists alone', () => {
    expect(
      use(['home.title', 'terms.mode.batch'], "import x from 'home.title'\nlog('home.read'); t('home.title')"),
    ).toEqual([])
  })
})

describe('faultsOfKeyTypes', () => {
  it('finds a file that the types do not know', () => {
    const source = "import type home from '../../locales/sv/home.json'"
    expect(faultsOfKeyTypes(['home', 'help'], source)).toEqual(['app/i18n/keys.ts: locales/sv/help.json is not there'])
  })
})
