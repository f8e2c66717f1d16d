import { describe, expect, it } from 'vitest'
import { document } from './generated/document'
import { describeFault, isSchemaName, validatorFor } from './validate'

const shift = {
  id: 'shf-1',
  plannedStart: '2026-11-19T07:00:00+01:00',
  plannedEnd: '2026-11-19T14:30:00+01:00',
  kind: 'active',
  status: 'vacant',
  staff: null,
  activities: [],
  changes: [],
}

describe('validatorFor', () => {
  it('lets through data that follow the contract, and fields it does not know', () => {
    expect(validatorFor('Shift')({ ...shift, ownField: 1 })).toBe(true)
  })

  it.each([
    ['a time without an offset', { ...shift, plannedStart: '2026-11-19T07:00:00' }, '/plannedStart'],
    ['a state that is not in the list', { ...shift, status: 'maybe' }, '/status'],
    ['a missing field', { ...shift, staff: undefined }, "must have required property 'staff'"],
    ['an id that could hold something personal', { ...shift, id: 'Pia Lindgren' }, '/id'],
  ])('refuses %s', (_, data, part) => {
    const isShift = validatorFor('Shift')
    expect(isShift(JSON.parse(JSON.stringify(data)))).toBe(false)
    expect(describeFault(isShift.errors)).toContain(part)
  })

  it('refuses an unknown field in a request, where it would be a misspelt one', () => {
    expect(validatorFor('NewMessage')({ text: 'Hej', nmae: 'Pia' })).toBe(false)
  })

  it('never puts a value of the data in the description of a fault', () => {
    const isSearch = validatorFor('PersonSearch')
    expect(isSearch({ personalIdentityNumber: '19121212-1212', pseudonymKey: 'x'.repeat(43) })).toBe(false)
    expect(describeFault(isSearch.errors)).not.toContain('1912')
  })

  it('compiles every schema of the document, and each only once', () => {
    const names = Object.keys(document.components.schemas).filter(isSchemaName)
    expect(names.length).toBeGreaterThan(50)
    for (const name of names) expect(validatorFor(name)(undefined)).toBe(false)
    expect(validatorFor('TimeReport')).toBe(validatorFor('TimeReport'))
  })
})

describe('the document', () => {
  const operations = Object.values(document.paths).flatMap((path) =>
    [path.get, path.post, path.put, path.delete].filter((operation) => operation !== undefined),
  )

  it('answers every GET with an ETag or a 304, and every error as a problem', () => {
    for (const path of Object.values(document.paths)) {
      if (path.get) expect(Object.keys(path.get.responses)).toEqual(expect.arrayContaining(['200', '304', 'default']))
    }
    for (const operation of operations) expect(operation.responses['default']).toBeDefined()
  })

  it('has no personal identity number in any path, query or header', () => {
    const parameters = JSON.stringify([document.components.parameters, Object.keys(document.paths)])
    expect(parameters).not.toMatch(/personalIdentityNumber/i)
  })
})
