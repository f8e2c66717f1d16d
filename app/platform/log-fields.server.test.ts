import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { fault } from './errors.server'
import { errorFacts } from './log-fields.server'
import { createLogger } from './logger.server'

function logOf(work: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  work(createLogger('debug', { write: (line: string) => void lines.push(line) }))
  return lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
}

const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('a line of the log', () => {
  it('has only what is in the list, and names what is not', () => {
    const [line] = logOf((logger) =>
      logger.warn({ providerId: 'farsta', name: 'Pia Lindgren', body: { text: 'x' } }, 'said'),
    )
    expect(line).toMatchObject({ service: 'portal', providerId: 'farsta', msg: 'said', leftOut: ['name', 'body'] })
    expect(JSON.stringify(line)).not.toContain('Pia')
  })

  it('has only what is in the list of what every line of a part has', () => {
    const [line] = logOf((logger) => logger.child({ providerId: 'farsta', address: 'Storgatan 1' }).info('said'))
    expect(line).toMatchObject({ providerId: 'farsta', leftOut: ['address'] })
    expect(JSON.stringify(line)).not.toContain('Storgatan')
  })

  it('looks into what is inside: a value that is an object, a list, a long text', () => {
    const broken = [{ table: 'Person', row: 'p1', column: 'sealedName', name: 'Pia' }]
    const [line] = logOf((logger) => logger.error({ broken, what: 'x'.repeat(500) }, 'said'))
    expect(JSON.stringify(line)).not.toContain('Pia')
    expect(line).toMatchObject({ broken: [{ table: 'Person', row: 'p1', leftOut: ['name'] }] })
    expect(String(line?.what).length).toBeLessThan(210)
  })
})

describe('an error in the log', () => {
  it('says nothing of what was being read', () => {
    const wrong = thrownBy(() => void JSON.parse('{"name": Pia Lindgren}'))
    expect(String(wrong), 'the error itself says it').toContain('Pia')
    expect(JSON.stringify(errorFacts(wrong))).not.toContain('Pia')
    expect(errorFacts(wrong)).toMatchObject({ name: 'SyntaxError' })
    expect(errorFacts(wrong).stack).toContain('log-fields.server.test')
  })

  it('says nothing of the row that the database would not take, but which rule', () => {
    const wrong = Object.assign(new Error('invalid input syntax for type date: "19121212-1212"'), {
      ...{ name: 'error', code: '23505', constraint: 'Person_key', detail: 'Key (name)=(Pia) already exists.' },
    })
    expect(errorFacts(wrong)).toMatchObject({ code: '23505', constraint: 'Person_key' })
    expect(JSON.stringify(errorFacts(wrong))).not.toMatch(/Pia|1212/)
  })

  it('keeps our own words, and takes out what could be somebody’s', () => {
    const ours = fault('contract', { code: 'mixed-up', message: 'an answer is about somebody else' })
    expect(errorFacts(ours)).toMatchObject({ message: 'an answer is about somebody else', code: 'mixed-up' })
    const theirs = new Error(`550 <pia@example.se> unknown, "Pia Lindgren", 19121212-1212`, { cause: wrongJson() })
    expect(JSON.stringify(errorFacts(theirs))).not.toMatch(/pia|Lindgren|1212|Karl/i)
  })
})

const wrongJson = () => thrownBy(() => void JSON.parse('Karl'))
