import { describe, expect, it } from 'vitest'
import { languageFaults, lixOf, sentencesOf } from './check-language.mjs'
import { presenceFaults } from './presence.mjs'

const faults = (language, text) => languageFaults(language, 'home', { 'home.text': text })
const repeat = (text, times) => Array.from({ length: times }, () => text).join(' ')

describe('sentencesOf', () => {
  it('counts a value as one word, and keeps times and ratios whole', () => {
    expect(sentencesOf('{{name}} kommer klockan 7:53. Hen går 12.30!')).toEqual([
      ['Pia', 'kommer', 'klockan', '7:53'],
      ['Hen', 'går', '12.30'],
    ])
  })
})

describe('lixOf', () => {
  it('adds words a sentence and long words in per cent', () => {
    const sentence = 'Den långsamma bilen kom till slut fram, men arbetsledaren hade gått.'
    expect(lixOf([repeat(sentence, 5)])).toBeCloseTo(11 + (100 * 2) / 11)
  })

  it('does not judge a few words', () => {
    expect(lixOf(['Arbetsledarens fastställande.'])).toBeNull()
  })
})

describe('languageFaults', () => {
  it('finds nothing in plain text', () => {
    expect(faults('sv-lattlast', 'Anna kommer klockan 8. Hon är här till klockan 12.')).toEqual([])
  })

  it.each([
    ['sv', 'Öppet 8–12'],
    ['sv', 'Se LSS 21 b §'],
    ['en', 'Next →'],
    ['fi', 'Valmis ✓'],
    ['sv', 'Vi öppnar kl. 8'],
    ['sv', 'Vi öppnar kl {{time}}'],
    ['fi', 'Avaamme klo 8'],
    ['sv', '{{from}}-{{to}}'],
    ['sv', 'Välj till exempel, t.ex. Anna'],
  ])('finds what is not spoken, in %s: %s', (language, text) => {
    expect(faults(language, text)).toHaveLength(1)
  })

  it('finds sentences that are too long, by language', () => {
    expect(faults('sv', `${repeat('ord', 25)}.`)).toEqual([])
    expect(faults('sv', `${repeat('ord', 26)}.`)).toEqual([
      'sv: "home.text": a sentence of 26 words, at most 25: ord ord ord ord ord ord …',
    ])
    expect(faults('sv-lattlast', repeat('ord', 16))).toHaveLength(1)
    expect(faults('fi', repeat('sana', 26))).toHaveLength(1)
  })

  it('finds two numbers in one sentence that is to be easy to read', () => {
    const two = 'Du fick {{delivered}} av de {{granted}} som du har rätt till.'
    expect(faults('sv-lattlast', two)).toHaveLength(1)
    expect(faults('sv-lattlast', 'Skriv 12 siffror, inte 10.')).toHaveLength(1)
    expect(faults('sv', two)).toEqual([])
    expect(faults('sv-lattlast', 'Skriv 12 siffror. Så här: 195804129806')).toEqual([])
    expect(faults('sv-lattlast', '{{done}} av {{count}} är klara. De kom klockan 7 till 22.')).toEqual([])
  })

  it('finds a file that is heavy to read, also behind many short labels', () => {
    const heavy = repeat('Arbetsledarens fastställande dokumenteras noggrant.', 12)
    const labels = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`home.label${index}`, 'Nu']))
    expect(languageFaults('sv-lattlast', 'home', { 'home.text': heavy, ...labels })).toEqual([
      'sv-lattlast: home.json has LIX 104.0 in running text, at most 25',
    ])
    expect(languageFaults('en', 'home', { 'home.text': heavy })).toEqual([])
  })
})

describe('presenceFaults', () => {
  const found = (language, text, key = 'schedule.line.ended') => presenceFaults(language, { [key]: text }).length

  it.each([
    ['sv', '{{name}} var här {{span}}.'],
    ['sv', 'Vi kan inte se vem som är här'],
    ['sv', 'Här nu'],
    ['sv', '{{name}} är hos dig till {{until}}'],
    ['sv-lattlast', 'Hen är här och väntar.'],
    ['en', '{{name}} has been here since {{start}}.'],
    ['en', 'We cannot see who is here'],
    ['en', 'Here since {{time}}'],
    ['fi', 'Täällä nyt'],
    ['fi', '{{name}} on luonasi.'],
  ])('finds where somebody is, in %s: %s', (language, text) => {
    expect(found(language, text)).toBe(1)
  })

  it('lets the one who gets the help be told so, and "here" be a place on the page', () => {
    expect(found('sv', '{{name}} är hos dig', 'now.answer.here.own_one')).toBe(0)
    expect(found('en', '{{name}} is here now', 'urgent.say.here.now.own')).toBe(0)
    expect(found('sv', 'Här står vem som får se.')).toBe(0)
    expect(found('sv', 'Du är också assistent här.')).toBe(0)
    expect(found('en', 'What you wrote is still here')).toBe(0)
    expect(found('fi', 'Olet täällä myös avustaja.')).toBe(0)
  })
})
