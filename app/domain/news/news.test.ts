import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countNews, isToWrite, judgeOf, newsSections, visitWith, type Visit } from './news'
import { openedAt } from './opened'
import { reportCameAt, reportKeys } from './report'

const at = (text: string) => new Date(`2026-11-${text}:00Z`)
const now = at('21T10:00')
const instant = fc.date({ min: at('01T00:00'), max: at('30T00:00'), noInvalidDate: true })
const visitAt = (firstAt: Date): Visit => ({ firstAt, beforeAt: null, lastAt: firstAt })

describe('a visit', () => {
  it('ends when half an hour has gone without a page, and what was before it is when the last one ended', () => {
    const pages = ['19T07:20', '19T07:53', '19T08:23', '21T10:00', '21T10:20'].map(at)
    const visits = pages.reduce<Visit[]>((known, page) => [...known, visitWith(known.at(-1) ?? null, page)], [])
    expect(visits.map(({ beforeAt }) => beforeAt)).toEqual([null, at('19T07:20'), at('19T07:20'), ...twice('19T08:23')])
    expect(new Set(visits.map(({ firstAt }) => firstAt.getTime())).size).toBe(1)
  })

  const twice = (text: string) => [at(text), at(text)]

  it('is never before the first page nor after the last, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1, maxLength: 20 }), (pages) => {
        const visit = pages.reduce<Visit | null>((known, page) => visitWith(known, page), null)
        if (visit === null) throw new Error('there was a page')
        const { firstAt, beforeAt, lastAt } = visit
        expect(lastAt.getTime()).toBe(Math.max(...pages.map((page) => page.getTime())))
        expect(firstAt).toEqual(pages[0])
        if (beforeAt !== null) expect(lastAt.getTime() - beforeAt.getTime()).toBeGreaterThan(30 * 60_000)
      }),
    )
  })

  it('is written down once a minute', () => {
    expect(isToWrite(null, now)).toBe(true)
    expect(isToWrite(visitAt(at('21T09:59')), now)).toBe(true)
    expect(isToWrite({ ...visitAt(now), lastAt: new Date(now.getTime() - 59_999) }, now)).toBe(false)
  })
})

describe('what is new', () => {
  const judge = (visit: Visit | null, opened: { key: string; at: Date }[] = []) => judgeOf({ visit, opened }, now)

  it('is nothing on the very first page, nor what was there before it', () => {
    expect(judge(null)(at('20T10:00'), 'a')).toBeNull()
    expect(judge(visitAt(at('20T10:00')))(at('20T10:00'), 'a')).toBeNull()
    expect(judge(visitAt(at('20T10:00')))(at('20T10:01'), 'a')).toBe('new')
    expect(judge(visitAt(at('20T10:00')))(null, 'a')).toBeNull()
  })

  it('is not new when it has been opened, under any of its keys, and is changed when it has come again since', () => {
    const visit = visitAt(at('01T10:00'))
    expect(judge(visit, [{ key: 'b', at: at('20T10:01') }])(at('20T10:00'), 'a', 'b')).toBeNull()
    expect(judge(visit, [{ key: 'b', at: at('20T09:59') }])(at('20T10:00'), 'a', 'b')).toBe('changed')
    expect(judge(visit, [{ key: 'c', at: at('20T10:01') }])(at('20T10:00'), 'a', 'b')).toBe('new')
  })

  it('is nothing after a year, when it is not remembered any more what was opened', () => {
    const visit = visitAt(new Date('2020-01-01T00:00:00Z'))
    expect(judge(visit)(new Date('2025-11-21T09:00:00Z'), 'a')).toBeNull()
    expect(judge(visit)(new Date('2025-11-21T11:00:00Z'), 'a')).toBe('new')
  })

  it('is opened once: whatever happened before is not new after', () => {
    fc.assert(
      fc.property(instant, instant, instant, (first, happened, opened) => {
        const newness = judge(visitAt(first), [{ key: 'a', at: opened }])(happened, 'a')
        expect(newness).toBe(happened > opened ? 'changed' : null)
      }),
    )
  })

  it('is counted whole: what has come since and what came before are all of it', () => {
    const item = fc.record({ section: fc.constantFrom(...newsSections), at: instant })
    fc.assert(
      fc.property(fc.array(item), instant, (items, since) => {
        const { since: fresh, earlier } = countNews(items, since)
        expect(fresh.reduce((sum, { count }) => sum + count, earlier)).toBe(items.length)
        expect(fresh.every(({ count }) => count > 0)).toBe(true)
      }),
    )
  })
})

describe('a report', () => {
  const where = { month: '2026-10', providerId: 'p', id: 'r' }
  const certifiedAt = at('02T10:00')
  const faststalldAt = at('05T10:00')

  it('came when it was last certified or approved', () => {
    expect(reportCameAt({ certifiedAt: null, faststalldAt: null })).toBeNull()
    expect(reportCameAt({ certifiedAt, faststalldAt: null })).toBe(certifiedAt)
    expect(reportCameAt({ certifiedAt: at('06T10:00'), faststalldAt })).toEqual(at('06T10:00'))
  })

  it('is opened with the fastställanden of its month as far as those tell of it', () => {
    const opened = [{ key: 'faststallanden:2026-10', at: at('07T10:00') }]
    const seen = (times: Parameters<typeof reportKeys>[1]) => openedAt(opened, reportKeys(where, times)) !== null
    expect(seen({ certifiedAt, faststalldAt })).toBe(true)
    expect(seen({ certifiedAt, faststalldAt: null })).toBe(false)
    expect(seen({ certifiedAt: at('06T10:00'), faststalldAt })).toBe(false)
  })
})
