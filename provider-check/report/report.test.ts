import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { createFindings } from '../findings'
import { junitOf } from './junit'
import { makeReport } from './report'
import { textOf } from './text'

const number = '198311059847'

function reportWith(places: number) {
  const findings = createFindings()
  const look = findings.lookAt({ operation: 'listShifts', call: `GET /v1/brukare/${number}/shifts` })
  for (let nth = 0; nth < places; nth += 1)
    look('unique-ids', `/items/${nth}/id`, false, 'has come <before> & "again" \u0001')
  look('etag', '', true, '')
  look('shift-order', '/items', false, `is not by secret-token or 831105-9847`)
  const about = { baseUrl: 'https://provider.example/api', calls: 3, brukare: 1, wrote: false, now: new Date(0) }
  return makeReport(findings, { ...about, secrets: ['secret-token'], numbers: [number] })
}

describe('a report', () => {
  it('counts rules and not places, and warnings by themselves', () => {
    const { faults, warnings, results } = reportWith(5)
    expect([faults, warnings]).toEqual([1, 1])
    expect(results.find(({ rule }) => rule === 'unique-ids')?.findings.map(({ more }) => more)).toEqual([0, 0, 2])
    expect(results.find(({ rule }) => rule === 'etag')?.outcome).toBe('held')
    expect(results.find(({ rule }) => rule === 'pages')?.outcome).toBe('notTried')
  })

  it('says in its text the call, the field, what is wrong, and what people see, and not "held" of what was not tried', () => {
    const text = textOf(reportWith(1))
    expect(text).toContain('FAIL unique-ids')
    expect(text).toContain('/items/0/id has come <before>')
    expect(text).toContain('People see: On the schedule and "who comes": something is there twice')
    expect(text).toContain('warn shift-order')
    expect(text).toMatch(/1 broken, 1 warnings, 1 held, \d+ not tried/)
  })

  it('is JUnit XML that a reader takes, with what is not tried as skipped', () => {
    const xml = junitOf(reportWith(1))
    const $ = load(xml, { xmlMode: true })
    expect($('failure').length).toBe(1)
    expect($('failure').text()).toContain('has come <before> & "again" ?')
    expect($('testcase').length).toBe(reportWith(1).results.length)
    expect($('skipped').length).toBe($('testcase').length - 3)
  })

  it('holds no secret and no number, however it is written', () => {
    const report = reportWith(1)
    for (const text of [textOf(report), junitOf(report), JSON.stringify(report)]) {
      expect(text).not.toMatch(/secret-token|198311059847|8311059847|831105-9847/)
    }
  })
})
