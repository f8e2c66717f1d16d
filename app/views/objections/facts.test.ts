import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { stateText, timeText } from './facts'

const say = (language: (typeof languages)[number]) =>
  stateText('closed', {
    t: textsFor(language),
    f: formatsFor(language),
    now: new Date('2026-11-19T12:00:00+01:00'),
    requestId: 'r',
  })

describe('the state of an objection', () => {
  it('has the formal term beside it only where that is another word', () => {
    expect(languages.map(say)).toEqual(['Avslutat', 'Klart', 'Closed', 'Päätetty'])
  })
})

describe('one’s own version of a time', () => {
  const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T12:00:00+01:00'), requestId: 'r' }
  const span = (start: string, end: string) =>
    timeText({ start: `2026-10-25T${start}`, end: `2026-10-25T${end}` }, scene)

  it('says which time is meant in the hour that comes twice, and nothing of it elsewhere', () => {
    const day = 'söndag 25 oktober från klockan'
    expect(span('00:00:00+02:00', '05:00:00+01:00')).toBe(`${day} 0 till 5, 6 timmar`)
    expect(span('02:30:00+02:00', '04:00:00+01:00')).toBe(
      `${day} 2:30 till 4, 2 timmar 30 minuter. Det började första gången klockan var 2:30.`,
    )
    expect(span('02:30:00+01:00', '04:00:00+01:00')).toBe(
      `${day} 2:30 till 4, 1 timme 30 minuter. Det började andra gången klockan var 2:30.`,
    )
    expect(span('02:10:00+02:00', '02:40:00+01:00')).toMatch(
      /Det började första gången klockan var 2:10\. Det slutade andra gången klockan var 2:40\.$/,
    )
  })
})
