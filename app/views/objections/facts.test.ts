import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { stateText } from './facts'

const say = (language: (typeof languages)[number]) =>
  stateText('closed', {
    t: textsFor(language),
    f: formatsFor(language),
    now: new Date('2026-11-19T12:00:00+01:00'),
    requestId: 'r',
  })

describe('the state of an objection', () => {
  it('has the formal term beside it only where that is another word', () => {
    expect(languages.map(say)).toEqual(['Avslutat (avslutad)', 'Klart (klar)', 'Closed', 'Päätetty'])
  })
})
