import { expect, test } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Language } from '~/i18n/languages'
import { introductionView } from './introduction'
import { photoHref } from './photo'

const ahmed = {
  id: 's1',
  displayName: 'Ahmed Karimi',
  role: 'assistant' as const,
  introduction: { languages: ['sv', 'ar'], since: '2025-03-04' },
}
const sceneIn = (language: Language, own = true) => ({
  ...{ t: textsFor(language), f: formatsFor(language), now: new Date('2026-11-19T15:00:00+01:00') },
  ...{ own, brukareName: 'Pia Lindgren', laws: ['SFB' as const] },
})

test.each([
  [
    'sv',
    [
      'Ahmed är personlig assistent.',
      'Ahmed talar svenska och arabiska.',
      'Ahmed har arbetat hos dig sedan mars 2025.',
    ],
  ],
  [
    'sv-lattlast',
    ['Ahmed är assistent.', 'Ahmed talar svenska och arabiska.', 'Ahmed har kommit till dig sedan mars 2025.'],
  ],
  [
    'en',
    [
      'Ahmed is a personal assistant.',
      'Ahmed speaks Swedish and Arabic.',
      'Ahmed has worked with you since March 2025.',
    ],
  ],
  [
    'fi',
    [
      'Ahmed on henkilökohtainen avustaja.',
      'Ahmed osaa näitä kieliä: ruotsi ja arabia.',
      'Ahmed on käynyt luonasi maaliskuusta 2025 lähtien.',
    ],
  ],
] as const)('somebody is introduced in %s', (language, lines) => {
  expect(introductionView(ahmed, null, sceneIn(language))?.lines).toEqual(lines)
})

test('to one who follows, it is said to whom the person comes', () => {
  expect(introductionView(ahmed, null, sceneIn('sv', false))?.lines[2]).toBe(
    'Ahmed har arbetat hos Pia Lindgren sedan mars 2025.',
  )
})

test('an assistant is none in home care, nor where it is not known which help it is', () => {
  for (const laws of [['SoL' as const], [], null])
    expect(introductionView(ahmed, null, { ...sceneIn('sv'), laws })?.lines[0]).toBe(
      'Ahmed talar svenska och arabiska.',
    )
  expect(introductionView({ ...ahmed, role: 'homeCarer' }, null, { ...sceneIn('sv'), laws: null })?.lines[0]).toBe(
    'Ahmed arbetar i hemtjänsten.',
  )
})

test('what is not known is not said', () => {
  const lines = (introduction: object) => introductionView({ ...ahmed, introduction }, null, sceneIn('sv'))?.lines
  expect(lines({})).toEqual(['Ahmed är personlig assistent.'])
  expect(lines({ languages: ['qaa', 'ab-12'] })).toEqual(['Ahmed är personlig assistent.'])
  expect(lines({ since: '2026-11-20' })).toEqual(['Ahmed är personlig assistent.'])
})

test('nobody, and one whom the provider has not introduced or named, is not introduced', () => {
  expect(introductionView(null, null, sceneIn('sv'))).toBeNull()
  expect(introductionView({ ...ahmed, introduction: undefined }, null, sceneIn('sv'))).toBeNull()
  expect(introductionView({ ...ahmed, displayName: ' ' }, null, sceneIn('sv'))).toBeNull()
})

test('a picture is at the portal, under the day and provider of the shift, for one who has said yes', () => {
  const where = { brukareId: 'b1', brukareIsProtected: false, providerId: 'farsta', day: '2026-11-20' }
  const staff = { id: 's1', photoUrl: 'https://p.example/api/s1.png', photoConsent: true }
  expect(photoHref({ ...where, staff })).toBe('/b/b1/bild/farsta/2026-11-20/s1')
  expect(photoHref({ ...where, staff: { ...staff, photoConsent: false } })).toBeNull()
  expect(photoHref({ ...where, staff, brukareIsProtected: true })).toBeNull()
  expect(photoHref({ ...where, staff: null })).toBeNull()
})
