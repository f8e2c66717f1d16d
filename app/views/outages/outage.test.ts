import { describe, expect, it } from 'vitest'
import type { Outage } from '~/domain/outages/outage'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { outageView, providerText } from './outage'

const at = (text: string) => new Date(`${text}+01:00`)
const scene = (now: Date, language: (typeof languages)[number] = 'sv') => ({
  ...{ t: textsFor(language), f: formatsFor(language, now), now },
})
const stop: Outage = {
  ...{ id: 'a', kind: 'planned', endedAt: null, concerns: null, texts: { sv: 'Vi byter maskiner.' } },
  ...{ from: at('2026-12-01T22:00:00'), to: at('2026-12-02T02:00:00') },
}
const said = (outage: Outage, now: Date) => outageView(outage, 'sv', scene(now)).what

describe('an outage in words', () => {
  it('says from when and to when, with the day where it is another', () => {
    expect(said(stop, at('2026-12-01T12:00:00'))).toBe(
      'Planerat stopp i Insyn. Det börjar klockan 22 och slutar onsdag 2 december klockan 2.',
    )
    expect(said(stop, at('2026-12-02T01:00:00'))).toBe('Planerat stopp i Insyn. Det slutar klockan 2.')
    expect(said(stop, at('2026-12-02T02:00:00'))).toMatch(/är över/)
  })

  it('says of a stop that was called off before it began that it will not be, and not that it has been', () => {
    const off = { ...stop, endedAt: at('2026-11-30T12:00:00') }
    expect(said(off, at('2026-11-30T12:00:00'))).toBe('Det planerade stoppet i Insyn blir inte av.')
    expect(said({ ...off, endedAt: at('2026-12-01T23:00:00') }, at('2026-12-02T01:00:00'))).toMatch(/slutade/)
  })

  it('promises no end that has passed, and none that nobody has said', () => {
    const fault: Outage = { ...stop, kind: 'fault' }
    expect(said(fault, at('2026-12-02T01:00:00'))).toMatch(/räknar med att det är lagat klockan 2\./)
    expect(said(fault, at('2026-12-02T02:00:00'))).toMatch(/Vi vet inte än när det är lagat/)
    expect(said({ ...fault, endedAt: at('2026-12-02T03:00:00') }, at('2026-12-02T03:00:00'))).toMatch(/är lagat/)
  })

  it('has the words of who runs the portal in the language of the page, and a look that fits', () => {
    const now = at('2026-12-02T01:00:00')
    expect(outageView(stop, 'sv', scene(now))).toMatchObject({ text: 'Vi byter maskiner.', weighs: 'warning' })
    expect(outageView({ ...stop, kind: 'incident', to: null }, 'sv', scene(now)).weighs).toBe('danger')
    expect(outageView(stop, 'sv', scene(at('2026-12-01T01:00:00'))).weighs).toBe('info')
  })

  it('never says that a provider works, only that nothing wrong is known', () => {
    for (const language of languages) {
      const told = scene(at('2026-12-02T01:00:00'), language)
      const since = at('2026-12-02T00:30:00')
      const states = [
        { silentSince: null, lastFault: null },
        { silentSince: null, lastFault: since },
        { silentSince: since, lastFault: since },
      ]
      const texts = states.map((state) => providerText({ name: 'Hemstaden', ...state }, told))
      for (const text of texts) expect(text).toContain('Hemstaden')
      expect(new Set(texts).size).toBe(states.length)
    }
  })
})
