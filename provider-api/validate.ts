/**
 * Run-time checks of contract data, compiled from the OpenAPI document itself so that they cannot drift from it.
 * Both the portal (answers) and the sandbox provider (requests and its own answers) use them. ADR 0003 says why Ajv.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { SchemaName, Schemas } from './contract'
import type { ContractDocument } from './document'
import { document } from './generated/document'

// The generated module, held to the shape that the code expects of it.
const contract: ContractDocument = document
const documentKey = 'contract'

// One fault is enough to refuse an answer, and stopping at the first keeps a hostile answer from costing time.
const ajv = new Ajv2020({ allErrors: false, allowUnionTypes: true, validateSchema: false })
addFormats(ajv)
ajv.addFormat('binary', true)
// The whole document is the root, so that its `#/components/…` references hold; its own top-level words are no faults.
ajv.addVocabulary(Object.keys(contract))
ajv.addSchema(contract, documentKey)

// Ajv keeps what it compiled by the schema object it was given; these are those objects.
const references = new Map<SchemaName, { $ref: string }>()

/**
 * The validator of one schema of the contract, compiled at first use and kept.
 *
 * Shapes: a function of unknown data that is true, and narrows the type, when the data follow the schema. When it is
 * false its `errors` hold the first fault; hand them to {@link describeFault}. Unknown fields are let through, as the
 * contract says, except in request bodies.
 */
export function validatorFor<K extends SchemaName>(name: K): ValidateFunction<Schemas[K]> {
  const reference = references.get(name) ?? { $ref: `${documentKey}#/components/schemas/${name}` }
  references.set(name, reference)
  return ajv.compile<Schemas[K]>(reference)
}

/** Finds more than the first fault: for an engineer who waits for the list, never for what comes from outside in bulk. */
const thoroughAjv = () => {
  const thorough = new Ajv2020({ allErrors: true, allowUnionTypes: true, validateSchema: false })
  addFormats(thorough)
  thorough.addFormat('binary', true)
  thorough.addVocabulary(Object.keys(contract))
  return thorough.addSchema(contract, documentKey)
}
let thorough: ReturnType<typeof thoroughAjv> | undefined

/** Every fault of data by a schema of the contract; none when they follow it. The portal itself stops at the first. */
export function allFaultsFor(name: SchemaName, data: unknown): readonly ErrorObject[] {
  thorough ??= thoroughAjv()
  const check = thorough.getSchema(`${documentKey}#/components/schemas/${name}`)
  return check === undefined || check(data) === true ? [] : (check.errors ?? [])
}

/** Whether the contract has a schema of this name. */
export function isSchemaName(name: string): name is SchemaName {
  return Object.hasOwn(contract.components.schemas, name)
}

/**
 * What was wrong, for an engineer: the path in the data and the rule broken, e.g. `/items/3/plannedStart must match
 * format "date-time"`. Never a value out of the data, so that it can be logged.
 */
export function describeFault(errors: ErrorObject[] | null | undefined): string {
  const first = errors?.[0]
  return first ? `${first.instancePath || '/'} ${first.message ?? first.keyword}` : 'no fault'
}
