import type { SchemaName, Schemas } from '../../provider-api/contract'
import { knownFields } from '../../provider-api/known-fields'
import { describeFault, validatorFor } from '../../provider-api/validate'
import { failure } from './failure'

const known = new WeakMap<object, SchemaName>()

/** Whether data follow a schema of the contract. An object is judged once; asked again it costs a look-up. */
export function isChecked<K extends SchemaName>(name: K, data: unknown): data is Schemas[K] {
  if (typeof data !== 'object' || data === null) return false
  if (known.get(data) === name) return true
  if (!validatorFor(name)(data)) return false
  known.set(data, name)
  return true
}

/** A body as data of the contract, without fields that the contract does not have. @throws Failure `contract`, with the place of the fault and no value of the body. */
export function parseChecked<K extends SchemaName>(name: K, text: string): Schemas[K] {
  const data = parseKnown(name, text)
  if (isChecked(name, data)) return data
  const detail = data === undefined ? 'not JSON' : describeFault(validatorFor(name).errors)
  throw failure('contract', { code: 'schema', detail: `${name} ${detail}` })
}

/** JSON as data, with only the fields that a schema of the contract has; undefined when it is not JSON. Not yet checked. */
export function parseKnown(name: SchemaName, text: string): unknown {
  const data = parseJson(text)
  return data === undefined ? undefined : knownFields(name, data)
}

/** JSON as data; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
