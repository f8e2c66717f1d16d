import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Language } from './languages'

/**
 * What must never be said of a page is held against it in Swedish (tests/truth/invariants). Here the other languages are held against
 * the Swedish: none of them may say whose something is, or by which kind of help, where the Swedish text does not.
 */

type Texts = Map<string, string>
type Words = Record<Language, RegExp>

const tree = z.record(z.string(), z.unknown())

function textsIn(value: unknown, name: string): [string, string][] {
  if (typeof value === 'string') return [[name, value]]
  return Object.entries(tree.parse(value)).flatMap(([key, inner]) => textsIn(inner, `${name}.${key}`))
}

function read(language: Language): Texts {
  const folder = new URL(`../../locales/${language}/`, import.meta.url)
  return new Map(
    readdirSync(folder).flatMap((file) =>
      textsIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), file.replace('.json', '')),
    ),
  )
}

/** Spoken to who reads, about themself alone: there is no other whose it could be. */
const ofReader = /^(sign-in|about|notices|own-data|calendar|errors|forms|frame\.footer|access\.past)\b/
/** Not whose something is: "in your own words". */
const idiom = /\bin your own words\b|\bnote of your own\b/giu

const you = String.raw`(?<!\p{L})(du|dig|din|ditt|dina)(?!\p{L})`
const yours = String.raw`(?<!\p{L})(dig|din|ditt|dina)(?!\p{L})`
const whose = {
  swedish: new RegExp(you, 'iu'),
  words: {
    sv: /$^/u,
    'sv-lattlast': new RegExp(yours, 'iu'),
    en: /\b(your|yours)\b/iu,
    fi: /(?<!\p{L})sinun(?!\p{L})/iu,
  },
} satisfies { swedish: RegExp; words: Words }

/** An assistant is somebody who works by SFB or LSS. */
const assistant = {
  swedish: /assist/iu,
  words: { sv: /$^/u, 'sv-lattlast': /assistent/iu, en: /\bassistant/iu, fi: /avustaj/iu },
} satisfies { swedish: RegExp; words: Words }

const agency = {
  swedish: /försäkringskassan|socialförsäkringsbalken/iu,
  words: {
    ...{ sv: /$^/u, 'sv-lattlast': /försäkringskassan/iu },
    ...{ en: /social insurance/iu, fi: /vakuutuskassa/iu },
  },
} satisfies { swedish: RegExp; words: Words }

const rest = {
  swedish: /väntetid|beredskap|vilar|vilade|kan komma om det behövs/iu,
  words: {
    ...{ sv: /$^/u, 'sv-lattlast': /väntetid|beredskap/iu },
    ...{ en: /\bwaiting time\b|\bstandby\b/iu, fi: /odotusai|(?<!\p{L})varallaolo(?!\p{L})/iu },
  },
} satisfies { swedish: RegExp; words: Words }

const swedish = read('sv')

describe.each(['sv-lattlast', 'en', 'fi'] as const)('a text in %s', (language) => {
  const texts = [...read(language)]
  const saysMore = ({ swedish: there, words }: { swedish: RegExp; words: Words }) =>
    texts
      .filter(([key, text]) => words[language].test(text.replace(idiom, '')) && !there.test(swedish.get(key) ?? ''))
      .map(([key, text]) => `${key}: ${text}`)

  it('does not speak to the reader of what the Swedish says is somebody’s', () => {
    expect(saysMore(whose).filter((one) => !ofReader.test(one))).toEqual([])
  })

  it('names no assistant, no Försäkringskassan and no time of waiting where the Swedish does not', () => {
    expect([assistant, agency, rest].flatMap(saysMore)).toEqual([])
  })
})
