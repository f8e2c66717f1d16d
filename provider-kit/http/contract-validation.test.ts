import { describe, expect, it } from 'vitest'
import { createContract, type RawRequest } from './contract-validation'

const contract = createContract()

const operation = (id: string) => {
  const found = contract.find((it) => it.id === id)
  if (!found) throw new Error(`${id} is not in the contract`)
  return found
}

const asked = (change: Partial<RawRequest> = {}): RawRequest => ({
  params: { brukareId: 'brk-1' },
  query: { from: '2026-11-01', to: '2026-11-30' },
  headers: { 'insyn-actor': 'person-1', 'insyn-actor-role': 'brukare' },
  body: null,
  ...change,
})

describe('the checks of a request', () => {
  it('let a right request through', () => {
    expect(operation('listShifts').checkRequest(asked())).toEqual([])
  })

  it('name what is missing and what is wrong, without the value', () => {
    const violations = operation('listShifts').checkRequest(
      asked({ query: { from: '2026-02-30' }, headers: { 'insyn-actor': '19121212 1212', 'insyn-actor-role': 'chef' } }),
    )
    expect(violations.map((it) => it.where).sort()).toEqual(['header', 'header', 'query', 'query'])
    expect(violations.map((it) => it.message)).toContain('to is missing')
    expect(JSON.stringify(violations)).not.toMatch(/19121212|chef|02-30/)
  })

  it('refuse a parameter that is given twice', () => {
    const violations = operation('listShifts').checkRequest(asked({ query: { from: ['a', 'b'], to: '2026-11-30' } }))
    expect(violations).toEqual([{ where: 'query', message: expect.stringContaining('from') }])
  })

  it('look into the body, and refuse fields that are not in the contract', () => {
    const body = { personalIdentityNumber: '191212121212', pseudonymKey: 'k'.repeat(43) }
    const search = operation('searchPersons')
    expect(search.checkRequest(asked({ body }))).toEqual([])
    expect(search.checkRequest(asked({ body: { ...body, extra: 1 } }))).toHaveLength(1)
    expect(search.checkRequest(asked({ body: null }))).toEqual([{ where: 'body', message: expect.any(String) }])
  })
})

describe('the checks of an answer', () => {
  it('hold for a right answer and for a problem of any status', () => {
    expect(operation('listShifts').checkAnswer(200, { items: [] })).toEqual([])
    expect(operation('listShifts').checkAnswer(503, { type: 'about:blank', title: 'Later', status: 503 })).toEqual([])
  })

  it('find a wrong answer and a status that is not in the contract', () => {
    expect(operation('listShifts').checkAnswer(200, { items: [{ id: 'a' }] })).toHaveLength(1)
    expect(operation('listShifts').checkAnswer(201, { items: [] })).toHaveLength(1)
  })
})
