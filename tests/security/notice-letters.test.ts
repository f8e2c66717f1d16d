import { describe, expect, it } from 'vitest'
import { noticeKinds, noticeTones, toneOf, type NoticeKind } from '~/domain/notices/event'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { codeLetterOf, letterOf, testLetterOf } from '~/views/notices/letter'
import { brukare, others, tenants } from '../../sandbox/data/cast'
import { smsParts } from '../support/sms-length'

const origin = 'https://insyn.example'

/** Words that say what it is about, for whom, or how one is to the other. Each as it begins, in each language. */
const saying = [
  ...['assist', 'hemtjänst', 'omsorg', 'vård', 'hjälp', 'stöd', 'insats', 'besök', 'pass', 'schema', 'timm', 'tid'],
  ...['rapport', 'invänd', 'svar', 'beslut', 'räkning', 'kommentar', 'fastställ', 'godkän', 'granska', 'fullmakt'],
  ...[
    'brukare',
    'huvudman',
    'företräd',
    'anhörig',
    'ombud',
    'god man',
    'förvaltare',
    'personal',
    'anordnare',
    'kommun',
  ],
  ...['försäkringskassan', 'tillgång', 'behörig', 'sjuk', 'vikarie', 'ingen har kommit', 'sen'],
  ...['care', 'help', 'visit', 'shift', 'schedule', 'hour', 'report', 'objection', 'answer', 'decision', 'guardian'],
  ...['relative', 'provider', 'staff', 'access', 'approv', 'municipal', 'late'],
  ...['avustaj', 'avunsaaj', 'kotipalvel', 'apu', 'avun', 'käyn', 'vuoro', 'aikataul', 'tunti', 'raport', 'huomaut'],
  ...['vastau', 'päätö', 'edunvalv', 'lähei', 'palveluntuott', 'henkilöst', 'oikeu', 'vahvist', 'hyväksy', 'kunta'],
]

describe.each(languages)('a letter in %s', (language) => {
  const t = textsFor(language)
  const letters = noticeTones.map((tone) => ({ tone, ...letterOf(tone, origin, t) }))
  const code = '735219'
  // A code is the one number that a letter has, and its letter the only one that says how long it is good.
  const asked = [codeLetterOf(code, origin, t), testLetterOf(origin, t)].map(({ subject, text, short }) => {
    return {
      subject,
      short: short.replace(code, ''),
      text: text.replace(`\n${code}\n`, '\n').replace(/en timme|one hour/, ''),
    }
  })
  const words = [...letters, ...asked].map(({ subject, text, short }) => `${subject}\n${text}\n${short}`)

  it('says of nobody and of nothing what it is about', () => {
    const names = [...others, ...brukare].flatMap(({ givenName, familyName }) => [givenName, familyName])
    for (const letter of words) {
      const inIt =
        letter
          .replace(origin, '')
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? []
      const text = ` ${inIt.join(' ')} `
      expect(inIt.filter((word) => saying.some((begun) => word.startsWith(begun)))).toEqual([])
      for (const name of [...names, ...Object.values(tenants).map(({ name }) => name)])
        expect(text).not.toContain(` ${name.toLowerCase()} `)
    }
  })

  it('has no number, and no address but the front page’s, without anything after it', () => {
    for (const letter of words) {
      expect(letter.replace(origin, '')).not.toMatch(/\d|https?:|www\.|@|\//)
      expect(letter.split(origin)).toHaveLength(2)
      expect(letter).toContain(`\n${origin}\n`)
    }
  })

  it('has no address at all in an SMS, which is one part', () => {
    for (const { short } of [...letters, ...asked]) {
      expect(short).not.toMatch(/\d|https?:|www\.|@|\/|\.\S|insyn\.example/i)
      expect(smsParts(short)).toEqual({ encoding: 'gsm7', parts: 1 })
    }
    expect(new Set(letters.map(({ short }) => short)).size).toBe(noticeTones.length)
  })

  it('is the same whatever has happened: of every kind one of the three', () => {
    const kinds = Object.keys(noticeKinds).filter((kind): kind is NoticeKind => kind in noticeKinds)
    const known = new Set(letters.map(({ text }) => text))
    expect(kinds.filter((kind) => !known.has(letterOf(toneOf([kind]), origin, t).text))).toEqual([])
  })

  it('has a code in its text alone', () => {
    expect(codeLetterOf(code, origin, t).subject).not.toMatch(/\d/)
    expect(codeLetterOf(code, origin, t).text).toContain(`\n${code}\n`)
  })

  it('tells how pressing it is, and has a subject that fits on a telephone', () => {
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(noticeTones.length)
    for (const { subject } of letters) expect(subject.length).toBeLessThanOrEqual(45)
  })
})
