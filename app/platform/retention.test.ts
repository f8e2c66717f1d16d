import { describe, expect, it } from 'vitest'
import { keptSince, keptUntil, readRetention, retentionKinds, retentionRules, standardRetention } from './retention'

describe('how long things are kept', () => {
  it('is as the table says, within its bounds, where nothing is configured', () => {
    expect(readRetention({})).toEqual({ retention: standardRetention, faults: [] })
    expect(readRetention({ KEEP_DRAFTS_DAYS: '' })).toEqual({ retention: standardRetention, faults: [] })
    for (const kind of retentionKinds) {
      const { standard, least, most } = retentionRules[kind]
      expect(standardRetention[kind]).toBe(standard)
      expect(standard >= least && standard <= most, kind).toBe(true)
    }
  })

  it('is what is configured, to the bounds', () => {
    for (const kind of retentionKinds.filter((one) => one !== 'matters')) {
      const { variable, least, most } = retentionRules[kind]
      const matters = String(retentionRules.matters.least)
      for (const figure of [least, most]) {
        const { retention, faults } = readRetention({ [variable]: String(figure), KEEP_MATTERS_YEARS: matters })
        expect([retention[kind], faults]).toEqual([figure, []])
      }
      for (const text of [least - 1, most + 1, `${least}.5`, 'x', '-1', '1e1', ' 30']) {
        const { faults } = readRetention({ [variable]: String(text), KEEP_MATTERS_YEARS: matters })
        expect(faults, `${variable}=${text}`).toEqual([expect.stringContaining(variable)])
      }
    }
  })

  it('is refused for a log that is gone before what it tells of', () => {
    expect(readRetention({ KEEP_ACCESS_LOG_YEARS: '6' }).faults).toEqual([
      expect.stringContaining('KEEP_ACCESS_LOG_YEARS must be at least KEEP_MATTERS_YEARS'),
    ])
  })

  it('is counted in days or in calendar years', () => {
    const now = new Date('2028-02-29T12:00:00Z')
    expect(keptSince('drafts', standardRetention, now)).toEqual(new Date('2028-01-30T12:00:00Z'))
    expect(keptUntil('drafts', standardRetention, now)).toEqual(new Date('2028-03-30T12:00:00Z'))
    expect(keptSince('matters', standardRetention, now)).toEqual(new Date('2018-03-01T12:00:00Z'))
    expect(keptUntil('accessLog', standardRetention, new Date('2026-11-19T12:00:00Z'))).toEqual(
      new Date('2036-11-19T12:00:00Z'),
    )
  })
})
