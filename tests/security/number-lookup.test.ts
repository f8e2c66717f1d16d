import pg from 'pg'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Access } from '~/auth/types'
import { createAccessDrafts } from '~/services/access/drafts.server'
import { createAccessGiving } from '~/services/access/giving.server'
import { newBrukareReference, newCase, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'
import { rightAt } from '../support/rights'

// The one who writes a number must not learn from the time of the answer whether the portal knows it. Times are noise in a
// test; what takes the time is not: the statements that are asked before the answer, and what they give back.

const now = new Date('2026-11-19T14:00:00Z')

/** A number that is right: the draft judges it. */
function rightNumber(): string {
  const digits = `1990${newNumber().slice(-7)}`.replace(/^(\d{4})\d{4}/, '$10101')
  const sum = Array.from(digits.slice(2)).reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

const unnamed = { name: 'Anna Ek', isCoordinationNumber: false }

describe('a number that is written', () => {
  let test: TestDatabase
  useTestDatabase('server', (opened) => {
    test = opened
  })
  let access: Access
  let services: { drafts: ReturnType<typeof createAccessDrafts>; giving: ReturnType<typeof createAccessGiving> }

  beforeAll(async () => {
    const { database } = test
    const { person, brukare } = await newCase(database)
    const right = rightAt('farsta', { scopes: new Set(['schedule:read', 'object', 'access:manage']) })
    access = {
      viewer: {
        ...{ personId: person.id, name: person.name, sessionId: 's', authenticatedAt: now },
        ...{ previousSignInAt: null, isCoordinationNumber: false },
      },
      ...right,
      ...{ places: [right], scopesAnywhere: right.scopes },
      brukare: { id: brukare.id, name: brukare.name, protectedIdentity: false },
      ...{ asOf: now, stale: false },
    }
    const drafts = createAccessDrafts({ database, pseudonymOf: (number) => `pseudonym of ${number}` })
    const joint = { ask: () => Promise.resolve(null) }
    services = {
      drafts,
      giving: createAccessGiving({
        database,
        access: {
          invitation: () => Promise.resolve(null),
          pastInvitation: () => Promise.resolve(null),
          standing: () => Promise.resolve({ resting: new Set<string>(), ends: new Map<string, string>() }),
        },
        drafts,
        joint,
      }),
    }
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  /**
   * What the database is asked while `work` is done, and how many rows each question gives, in no order. Two that differ
   * are counted as one: a person is written either way, new or over the old with the same columns; and the one look-up by
   * number, of which the answer is at most one short row.
   */
  async function asked(work: () => Promise<unknown>): Promise<string[]> {
    const told: string[] = []
    const tell = (text: string, result: unknown) => {
      const rows: unknown = Reflect.get(Object(result), 'rows')
      const isLookUp = text.includes('FROM "FormerNumber" WHERE "numberIndex" = ANY')
      const count = isLookUp ? 'at most 1' : Array.isArray(rows) ? String(rows.length) : 'unknown'
      told.push(`${text.replace(/^(INSERT INTO|UPDATE) ("public"\.)?"Person".*$/s, 'WRITE Person')} → ${count}`)
    }
    const real: unknown = Reflect.get(pg.Client.prototype, 'query')
    const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function query(
      this: unknown,
      ...args: unknown[]
    ) {
      if (typeof real !== 'function') throw new Error('pg has no query')
      const [config] = args
      const text = String(typeof config === 'string' ? config : Reflect.get(Object(config), 'text'))
      const last = args.at(-1)
      if (typeof last === 'function') {
        const back = (error: unknown, result: unknown) => {
          tell(text, result)
          Reflect.apply(last, undefined, [error, result])
        }
        const passed: unknown = Reflect.apply(real, this, [...args.slice(0, -1), back])
        return passed
      }
      const result: unknown = Reflect.apply(real, this, args)
      return Promise.resolve(result).then((value) => {
        tell(text, value)
        return value
      })
    })
    await work()
    spy.mockRestore()
    expect(told.filter((one) => one.endsWith('unknown'))).toEqual([])
    return told.sort()
  }

  /** A draft in which all is said but who. */
  async function newDraft() {
    const id = await services.drafts.begin(access)
    const fields = { kind: 'ombud', scopes: ['schedule:read'], until: 'further', day: '', message: '', passed: [] }
    const nobody = { name: 'Anna', number: '' }
    const steps = ['roll', 'vem', 'vad', 'tid', 'meddelande'] as const
    let version = 1
    for (const step of steps) {
      const sent = { fields: { ...fields, ...nobody }, version, passed: true, now }
      const saved = await services.drafts.save(access, id, step, sent)
      expect(saved?.state).toBe('saved')
      version += 1
    }
    const write = (number: string) =>
      services.drafts.save(access, id, 'vem', {
        fields: { ...fields, name: 'Anna', number },
        version,
        passed: true,
        now,
      })
    const send = () => services.giving.send(access, { now, requestId: 'r' }, { draftId: id, version: version + 1 })
    return { write, send }
  }

  const accounts = {
    nobody: () => Promise.resolve(rightNumber()),
    'somebody who signs in': async () => {
      const number = rightNumber()
      const { persons, representations } = test.database
      const { id } = await persons.findOrCreate({ ...unnamed, number })
      await persons.recordSignIn(id)
      await representations.replaceFromProvider(id, 'farsta', { brukare: newBrukareReference(), representations: [] })
      return number
    },
    'somebody whose samordningsnummer it was': async () => {
      const number = rightNumber()
      const facts = { ...unnamed, number: rightNumber() }
      await test.database.persons.findOrCreate({ ...facts, previousCoordinationNumber: number })
      return number
    },
  }

  /** What has been given here is read, and is the giver's to see: each look begins with none. */
  const endAll = () =>
    test.sql(`UPDATE "Representation" SET "revokedAt" = now() WHERE "brukareId" = $1`, [access.brukare.id])

  it.each(Object.entries(accounts))('is answered with the same work when it is that of %s', async (_, numberOf) => {
    await endAll()
    const [unknown, known] = [await newDraft(), await newDraft()]
    const number = await numberOf()
    const before = await asked(() => unknown.write(rightNumber()))
    expect(await asked(() => known.write(number))).toEqual(before)
    expect(before.length).toBeGreaterThan(4)
    const sent = await asked(() => unknown.send())
    await endAll()
    expect(await asked(() => known.send())).toEqual(sent)
    expect(sent.filter((one) => one.startsWith('WRITE Person'))).toHaveLength(1)
  })

  it('is answered with the same work whatever is wrong with it', async () => {
    const [taken, own] = [rightNumber(), rightNumber()]
    const invited = await newDraft()
    await invited.write(taken)
    expect(await invited.send()).toMatchObject({ state: 'sent' })
    const viewer = {
      ...access.viewer,
      personId: (await test.database.persons.findOrCreate({ ...unnamed, number: own })).id,
    }
    const given = access
    access = { ...access, viewer }
    const answers: unknown[] = []
    const work: string[][] = []
    for (const number of [rightNumber(), taken, own]) {
      const { write } = await newDraft()
      work.push(await asked(async () => answers.push(await write(number))))
    }
    access = given
    expect(answers).toMatchObject([
      { faults: [] },
      { faults: [{ fault: 'numberHas' }] },
      { faults: [{ fault: 'numberOwn' }] },
    ])
    expect(work[1]).toEqual(work[0])
    expect(work[2]).toEqual(work[0])
  })
})
