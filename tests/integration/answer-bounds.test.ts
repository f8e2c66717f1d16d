import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import { parseChecked } from '~/provider/checked'
import { isFailure } from '~/provider/failure'
import type { SchemaName } from '../../provider-api/contract'
import { document } from '../../provider-api/generated/document'
import { isSchemaName } from '../../provider-api/validate'
import { answerSchemas, resolved, variantsOf } from '../support/contract-edges'
import { databaseKinds, newBrukareReference, newCase, newNumber, useTestDatabase } from '../support/databases'

/** What the contract allows, the parser lets through and the database takes; what it does not, neither is asked to. */

const names = [...new Set(answerSchemas().map(({ schema }) => schema))].filter(isSchemaName)

/** What is wrong with data, as the gateway says it; null when it is let through. */
function faultIn(name: SchemaName, data: unknown): string | null {
  try {
    parseChecked(name, JSON.stringify(data))
    return null
  } catch (error) {
    return isFailure(error) ? error.message : String(error)
  }
}

const fit = (name: SchemaName) => variantsOf(name).filter(({ wrong }) => !wrong)

describe('the document', () => {
  it('has a bound for every string, number and list', () => {
    const without: string[] = []
    const look = (raw: unknown, path: string): void => {
      const { type, properties, items, ...bounds } = resolved(raw)
      const types = [type].flat()
      for (const [field, of] of Object.entries(properties ?? {})) look(of, `${path}/${field}`)
      if (items !== undefined) look(items, `${path}/0`)
      const isBound =
        (!types.includes('string') || (bounds.enum ?? bounds.pattern ?? bounds.maxLength) !== undefined) &&
        (!types.includes('integer') || (bounds.minimum !== undefined && bounds.maximum !== undefined)) &&
        (!types.includes('array') || bounds.maxItems !== undefined)
      if (!isBound) without.push(path)
    }
    // A problem is judged and thrown away: nothing of it is kept or shown.
    for (const [name, schema] of Object.entries(document.components.schemas)) if (name !== 'Problem') look(schema, name)
    for (const parameter of Object.values(document.components.parameters))
      look(parameter.schema, String(parameter.name))
    expect(without).toEqual([])
  })
})

describe.each(names)('%s', (name) => {
  it('is let through at its bounds, and refused outside them with the place and without the value', () => {
    const faults: string[] = []
    for (const { path, value, data, wrong } of variantsOf(name)) {
      const fault = faultIn(name, data)
      const shown = JSON.stringify(value).slice(0, 60)
      if ((fault !== null) !== wrong) faults.push(`${path} ${shown} ${wrong ? 'was let through' : (fault ?? '')}`)
      if (fault !== null && !fault.includes(path)) faults.push(`${path} ${shown}: ${fault} does not say where`)
      if (fault !== null && typeof value === 'string' && value.length > 3 && fault.includes(value))
        faults.push(`${path}: the value is told`)
    }
    expect(faults).toEqual([])
  })
})

describe.each(databaseKinds)('the %s database', (kind) => {
  let database: Database
  useTestDatabase(kind, (opened) => {
    database = opened.database
  })

  it('takes all that the contract allows a provider to say of a person', async () => {
    const { id } = await database.persons.findOrCreate({ number: newNumber(), name: 'G', isCoordinationNumber: false })
    const { pseudonym } = newBrukareReference()
    for (const { path, data } of fit('PersonSearchResult')) {
      // Thousands of the same are one.
      if (Array.isArray(data) || path === '/representations') continue
      const said = parseChecked('PersonSearchResult', JSON.stringify(data))
      const own = said.brukare === undefined ? {} : { brukare: { ...said.brukare, pseudonym } }
      await expect(
        database.representations.replaceFromProvider(id, 'farsta', { ...said, ...own }),
        path,
      ).resolves.toBeUndefined()
      const held = await database.representations.listForPerson(id)
      const [asSaid] = said.representations
      if (asSaid === undefined) continue
      const { validFrom, validTo, revokedAt } = asSaid
      expect([path, held.find((one) => one.providerRepresentationId === asSaid.id)]).toMatchObject([
        path,
        { validFrom, validTo, revokedAt: new Date(revokedAt ?? '') },
      ])
    }
  })

  it('takes all that the contract allows a provider to say of an objection', async () => {
    const { brukare } = await newCase(database)
    for (const [nth, { path, data }] of fit('Objection').entries()) {
      const said = parseChecked('Objection', JSON.stringify(data))
      const objection =
        path === '/id' || path === '/reference' ? said : { ...said, id: `o-${nth}`, reference: `R-${nth}` }
      const { id } = await database.objections.sync({ brukareId: brukare.id, providerId: `p-${nth}`, objection })
      const found = await database.objections.find({ id, brukareId: brukare.id })
      expect([path, found]).toMatchObject([
        path,
        { reference: objection.reference, text: objection.text, lodgedAt: new Date(objection.lodgedAt) },
      ])
      expect([path, found?.answerDueBy]).toEqual([path, objection.answerDueBy])
    }
  })

  it('keeps every answer at its bounds, under the longest address', async () => {
    const { person } = await newCase(database)
    const long = 'x'.repeat(100)
    const resource = `framtidsfullmakt /v1/brukare/${long}/objections/${long}`
    const key = { personId: person.id, providerId: 'farsta', resource }
    for (const { path, data } of fit('Objection')) {
      const answer = JSON.stringify(data)
      await database.keptAnswers.save(key, { answer, etag: '"'.repeat(200), fetchedAt: new Date() })
      expect([path, (await database.keptAnswers.find(key))?.answer]).toEqual([path, answer])
    }
  })

  it('keeps every cursor of a feed, and forgets it', async () => {
    for (const { path, data } of fit('Change').filter((one) => one.path === '/cursor')) {
      const { cursor } = parseChecked('Change', JSON.stringify(data))
      await database.changeCursors.save('farsta', cursor)
      expect([path, await database.changeCursors.find('farsta')]).toEqual([path, cursor])
    }
    await database.changeCursors.forget('farsta')
    expect(await database.changeCursors.find('farsta')).toBeNull()
  })

  it('takes a reference that another provider has too, the same objection twice at once, and a message given twice', async () => {
    const { brukare } = await newCase(database)
    const [{ data } = { data: null }] = fit('Objection')
    const said = parseChecked('Objection', JSON.stringify(data))
    const [message] = said.messages
    const objection = { ...said, messages: message === undefined ? [] : [message, message] }
    const at = (providerId: string) => database.objections.sync({ brukareId: brukare.id, providerId, objection })
    const [first, again, other] = await Promise.all([at('a'), at('a'), at('b')])
    expect(first.id).toBe(again.id)
    expect(other.id).not.toBe(first.id)
    expect((await database.objections.find({ id: first.id, brukareId: brukare.id }))?.messages).toHaveLength(1)
  })
})
