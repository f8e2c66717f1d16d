import type { SchemaName, Schemas } from '../../provider-api/contract'
import { knownFields } from '../../provider-api/known-fields'
import { describeFault, validatorFor } from '../../provider-api/validate'
import { failure } from './failure'
import { mayBeUnfit, unfitIn } from './fit-text'

const known = new WeakMap<object, SchemaName>()

/** Whether data follow a schema of the contract. An object is judged once; asked again it costs a look-up. */
export function isChecked<K extends SchemaName>(name: K, data: unknown): data is Schemas[K] {
  if (typeof data !== 'object' || data === null) return false
  if (known.get(data) === name) return true
  if (!validatorFor(name)(data)) return false
  known.set(data, name)
  return true
}

/** JSON that has been parsed, as data of the contract; or the place and the rule of its first fault, and no value of it. */
export function judged<K extends SchemaName>(name: K, json: unknown): { data: Schemas[K] } | { fault: string } {
  const data = knownFields(name, json)
  const unfit = unfitIn(data)
  return unfit === null ? followed(name, data) : { fault: unfit }
}

function followed<K extends SchemaName>(name: K, data: unknown): { data: Schemas[K] } | { fault: string } {
  return isChecked(name, data) ? { data } : { fault: describeFault(validatorFor(name).errors) }
}

/** A body as data of the contract, without fields that the contract does not have. @throws Failure `contract`, with the place of the fault and no value of the body. */
export function parseChecked<K extends SchemaName>(name: K, text: string): Schemas[K] {
  const json = parseJson(text)
  if (json === undefined) throw failure('contract', { code: 'schema', detail: `${name} not JSON` })
  const found = mayBeUnfit(text) ? judged(name, json) : followed(name, knownFields(name, json))
  if ('data' in found) return found.data
  throw failure('contract', { code: 'schema', detail: `${name} ${found.fault}` })
}

/** JSON as data; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
