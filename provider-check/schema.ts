import type { ErrorObject } from 'ajv'
import { knownFields } from '../provider-api/known-fields'
import type { SchemaName, Schemas } from '../provider-api/contract'
import { allFaultsFor, validatorFor } from '../provider-api/validate'
import { unfitIn } from '../app/provider/fit-text'
import type { RuleId } from './catalog/rules'
import type { Look } from './findings'

/** How many faults of one answer are told. */
const mostFaults = 30

const byKeyword: Readonly<Record<string, RuleId>> = { enum: 'enum-value', required: 'field-missing' }

/** What a person reads as a name. */
const names =
  /^(name|displayName|holderName|providerName|staffName|previousStaffName|registeredBy|changedBy|verifiedBy|acknowledgedBy|issuer|by|title|unit|number)$/

/** Who wrote a message or comment may be unknown: the portal need not have said it. */
const isNameAt = (path: string): boolean =>
  !/\/(messages|comments)\//.test(path) && names.test(path.slice(path.lastIndexOf('/') + 1))

/** The places of names that nobody can read. */
function blanksIn(data: unknown, path = ''): string[] {
  if (typeof data === 'string') return data.trim() === '' && isNameAt(path) ? [path] : []
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) => blanksIn(value, `${path}/${key}`))
}

/** The rule that a broken word of the schema stands for. */
function ruleOf({ keyword, schemaPath, instancePath }: ErrorObject): RuleId {
  if (/schemas\/Instant\//.test(schemaPath)) return 'instant-form'
  if (/schemas\/(Date|Month)\//.test(schemaPath)) return 'day-form'
  if (/schemas\/Id\//.test(schemaPath)) return 'id-form'
  if (keyword === 'minLength' || (keyword === 'pattern' && isNameAt(instancePath))) return 'name-empty'
  return byKeyword[keyword] ?? 'schema'
}

/** The faults that say something: those of a choice between schemas come several for one place. */
const isPlain = ({ keyword }: ErrorObject) => keyword !== 'anyOf' && keyword !== 'if'

/**
 * Looks at a body by the document, and gives it as data of the contract, with only the fields that the contract has; null
 * when it breaks it, for then the portal shows nothing of it.
 */
export function judgeBody<K extends SchemaName>(look: Look, name: K, json: unknown): Schemas[K] | null {
  const data = knownFields(name, json)
  const unfit = unfitIn(data)
  look('text-fit', unfit?.split(' ')[0] ?? '', unfit === null, 'holds U+0000 or half a surrogate pair')
  if (unfit !== null) return null
  const isValid = validatorFor(name)
  for (const rule of [
    'schema',
    'field-missing',
    'instant-form',
    'day-form',
    'enum-value',
    'id-form',
    'name-empty',
  ] as const)
    look(rule, '', true, '')
  if (isValid(data)) {
    for (const place of name === 'Comment' ? [] : blanksIn(data)) look('name-empty', place, false, `${name}: is empty`)
    return data
  }
  for (const error of allFaultsFor(name, data).filter(isPlain).slice(0, mostFaults)) {
    look(ruleOf(error), error.instancePath || '/', false, `${name}: ${error.message ?? error.keyword}`)
  }
  return null
}
