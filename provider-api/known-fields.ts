/**
 * Leaves out of contract data what the contract does not have. A provider may send fields of its own; what the portal does not
 * know it must not keep, log or show: it could be a door code, a reason for absence or somebody's number.
 */
import type { SchemaName } from './contract'
import { document } from './generated/document'

type Data = Record<string, unknown>

/** What may stand in a value: named fields, or items of a list. */
type Shape = { fields: Map<string, Shape>; items: Shape | null }

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

const shapes = new Map<string, Shape>()

function shapeNamed(name: string): Shape {
  const known = shapes.get(name)
  if (known) return known
  const shape: Shape = { fields: new Map(), items: null }
  // Kept before it is filled: a schema may hold itself.
  shapes.set(name, shape)
  addTo(shape, document.components.schemas[name])
  return shape
}

/** Adds what a schema allows to a shape: allOf and anyOf allow what any of their parts does. */
function addTo(shape: Shape, schema: unknown): void {
  if (!isData(schema)) return
  const { $ref, allOf, anyOf, properties, items } = schema
  if (typeof $ref === 'string') {
    const named = shapeNamed($ref.slice($ref.lastIndexOf('/') + 1))
    for (const [field, of] of named.fields) shape.fields.set(field, of)
    shape.items ??= named.items
  }
  for (const parts of [allOf, anyOf]) {
    if (Array.isArray(parts)) for (const part of parts) addTo(shape, part)
  }
  if (isData(properties)) for (const [field, of] of Object.entries(properties)) shape.fields.set(field, shapeOf(of))
  if (items !== undefined) shape.items = shapeOf(items)
}

function shapeOf(schema: unknown): Shape {
  const shape: Shape = { fields: new Map(), items: null }
  addTo(shape, schema)
  return shape
}

function keep(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) {
    const { items } = shape
    return value.map((one: unknown) => (items === null ? one : keep(one, items)))
  }
  if (!isData(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, inner]) => {
      const known = shape.fields.get(field)
      return known === undefined ? [] : [[field, keep(inner, known)]]
    }),
  )
}

/** A copy of data that follow a schema of the contract, with only the fields that the contract names, at every depth. */
export function knownFields(name: SchemaName, data: unknown): unknown {
  return keep(data, shapeNamed(name))
}
