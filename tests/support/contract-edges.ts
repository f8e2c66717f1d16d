/**
 * Data at the edges of the contract, made from the OpenAPI document itself: what each string, date, number and list may
 * be at the least and the most, and what is just outside. So a bound that is changed in the document is tried at once.
 */
import { z } from 'zod'
import type { SchemaName } from '../../provider-api/contract'
import { document } from '../../provider-api/generated/document'

/**
 * How a value is chosen: as in the document's examples, or at an edge. `turning`: text that is written from right to left
 * and turns what stands after it. `blank`: text of blanks alone. `absent`: what need not be there is not.
 */
export type Level = 'usual' | 'least' | 'most' | 'odd' | 'turning' | 'blank' | 'absent'

/** One value in data of a schema, changed. `path` is a JSON path; `wrong` says that it is outside the bounds. */
export type Variant = { path: string; value: unknown; data: unknown; wrong: boolean }

const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  allOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  uniqueItems: z.boolean().optional(),
  examples: z.array(z.unknown()).optional(),
})
type Schema = z.infer<typeof schemaShape>

/** A schema with what it refers to, and the parts of allOf, put together; of anyOf the first part. */
export function resolved(raw: unknown): Schema {
  const { $ref, allOf, anyOf, ...own } = schemaShape.parse(raw)
  const parts = [
    ...($ref === undefined ? [] : [document.components.schemas[$ref.slice($ref.lastIndexOf('/') + 1)]]),
    ...(allOf ?? []),
    ...(anyOf ?? []).slice(0, 1),
  ].map(resolved)
  const properties = Object.fromEntries([...parts, own].flatMap((part) => Object.entries(part.properties ?? {})))
  const required = [...parts, own].flatMap((part) => part.required ?? [])
  const hasFields = Object.keys(properties).length > 0
  const merged = parts.reduce<Schema>((sum, part) => ({ ...sum, ...part }), {})
  return { ...merged, ...own, ...(hasFields ? { type: 'object', properties, required } : {}) }
}

type Edges = {
  usual: unknown
  least: unknown
  most: unknown
  odd: unknown
  /** Of text alone; else as usual. */
  turning?: unknown
  blank?: unknown
  absent?: undefined
  more?: unknown[]
  outside: unknown[]
}

const date: Edges = {
  usual: '2026-11-19',
  least: '1900-01-01',
  most: '9999-12-31',
  odd: '2024-02-29',
  outside: ['0000-01-01', '0001-01-01', '1899-12-31', '2026-02-29', '2026-1-1', '10000-01-01', '2026-11-19\n'],
}
const instant: Edges = {
  usual: '2026-11-19T07:00:00+01:00',
  least: '1900-01-01T00:00:00+23:59',
  most: '9998-12-31T23:59:59.999999999999-23:59',
  odd: '2026-10-25T02:30:00+01:00',
  more: ['2026-03-29T02:30:00+01:00', '1969-12-31t23:59:59z', '2016-12-31 23:59:59-00:00'],
  outside: [
    ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00', '1899-12-31T23:59:59Z'],
    ...['2016-12-31T23:59:60Z', '2026-11-19T24:00:00Z', '2026-11-19T07:00:00', '2026-11-19T07:00:00+01', '2026-11-19'],
  ],
}
const month: Edges = {
  ...{ usual: '2026-11', least: '1900-01', most: '9999-12', odd: '2024-02' },
  outside: ['0000-01', '1899-12', '2026-13', '2026-1', '10000-01'],
}
const id: Edges = {
  ...{ usual: 'an-id', least: '0', most: 'x'.repeat(100), odd: '.:_-'.repeat(24) },
  outside: ['', 'x'.repeat(101), 'an id', 'å', 'id\u0000'],
}

/** Strings whose pattern says more than a length. Every pattern of an answer must be here. */
const byPattern: Record<string, Edges> = {
  '^(19|[2-9]\\d)\\d{2}-(0[1-9]|1[0-2])$': month,
  '^[A-Za-z0-9._:-]+$': id,
  '^[A-Za-z0-9_-]{43}$': {
    ...{ usual: 'C'.repeat(43), least: 'C'.repeat(43), most: 'C'.repeat(43), odd: 'C'.repeat(43) },
    outside: ['C'.repeat(42), 'C'.repeat(44), `${'C'.repeat(42)}\u0000`, `${'C'.repeat(42)}=`],
  },
  '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$': {
    ...{ usual: 'sv', least: 'sv', most: 'abc-12345678-12345678-12345678', odd: 'zh-Hant-TW' },
    outside: ['s', 'svenska', 'SV', 'sv_SE', 'sv-', 'sv-123456789', 'sv\u0000'],
  },
  '^[A-Z0-9-]{6,20}$': {
    ...{ usual: 'INV-7K3M-Q2', least: 'A'.repeat(6), most: '9'.repeat(20), odd: '-'.repeat(6) },
    outside: ['A'.repeat(5), 'A'.repeat(21), 'inv-7k3m-q2'],
  },
  '^(18|19|20)\\d{10}$': {
    ...{ usual: '191212121212', least: '180001010000', most: '209912319999', odd: '191212721212' },
    outside: ['19121212121', '171212121212', '19121212-1212'],
  },
}

/** Words that a page, a file and a database may stumble over. */
const oddText = '</script><b>&amp;"\'\u0001\u200f\u2028😀\\u0000 %s {{x}}'

/** Words from right to left, with signs that turn what comes after: an override and an isolate that are not ended. */
export const turningText = '\u202eתיב עד (abc) 12 \u2067ישארב'

function textEdges({ minLength = 0, maxLength = 4000, format, examples }: Schema): Edges {
  const usual = examples?.[0] ?? 'Text'
  const long = 'å'.repeat(Math.max(maxLength, 1))
  const outside = [`${long}å`, '\u0000', 'a\ud800', 7, null, ...(minLength > 0 ? [''] : [])]
  if (format === 'email') {
    const email = 'a@b.example'
    return {
      usual: email,
      least: email,
      most: `${'a'.repeat(60)}@b.example`,
      odd: "o'b+c@b.example",
      outside: ['a', ...outside],
    }
  }
  if (format === 'uri') {
    const uri = 'https://a.example/b'
    return {
      usual: uri,
      least: 'a:b',
      most: `${uri}${'c'.repeat(maxLength - uri.length)}`,
      odd: 'javascript:alert(1)',
      outside,
    }
  }
  const least = 'x'.repeat(minLength)
  return {
    ...{ usual, least, most: long, odd: oddText.slice(0, maxLength), outside },
    turning: turningText.slice(0, maxLength),
    blank: ' '.repeat(Math.max(minLength, 1)),
    more: ['😀'.repeat(maxLength)],
  }
}

/** What a schema that is no object and no list may be; null when it is one of those. */
export function edgesOf(schema: Schema): Edges | null {
  const { type, pattern, format, minimum = 0, maximum = 0 } = schema
  const types = [type].flat()
  if (schema.enum !== undefined) {
    const all = schema.enum
    const [first] = all
    return {
      usual: first,
      least: first,
      most: all.at(-1),
      odd: all[Math.floor(all.length / 2)],
      more: all,
      outside: ['?', 1],
    }
  }
  if (types.includes('boolean')) return { usual: true, least: false, most: true, odd: false, outside: ['true', 1] }
  if (types.includes('integer')) {
    const outside = [minimum - 1, maximum === Number.MAX_SAFE_INTEGER ? 1e300 : maximum + 1, 1.5, '1', null]
    return { usual: Math.min(minimum + 1, maximum), least: minimum, most: maximum, odd: minimum, outside }
  }
  if (!types.includes('string')) return null
  if (format === 'date') return date
  if (format === 'date-time') return instant
  if (pattern !== undefined) {
    const known = byPattern[pattern]
    if (known === undefined)
      throw new Error(`what is at the edges of ${pattern} has to be written in ${import.meta.url}`)
    return known
  }
  return textEdges(schema)
}

/** Data of a schema, each value at the level of its field: with every field there is but `absent` ones; lists have one item. */
export function dataOf(raw: unknown, levelOf: (field: string) => Level, field = ''): unknown {
  const schema = resolved(raw)
  if (schema.properties !== undefined) {
    const isThere = (name: string): boolean => levelOf(name) !== 'absent' || schema.required?.includes(name) === true
    const fields = Object.entries(schema.properties).filter(([name]) => isThere(name))
    return Object.fromEntries(fields.map(([name, of]) => [name, dataOf(of, levelOf, name)]))
  }
  if (schema.items !== undefined) return [dataOf(schema.items, levelOf, field)]
  const edges = edgesOf(schema)
  if (edges === null) return null
  const level = levelOf(field)
  return level in edges ? edges[level] : edges.usual
}

/** Data of a schema of the contract with one value at a time at its edges and outside them. */
export function variantsOf(name: SchemaName): Variant[] {
  const whole = dataOf({ $ref: `#/${name}` }, () => 'usual')
  const variants: Variant[] = []
  const add = (path: string, put: (value: unknown) => unknown, value: unknown, wrong: boolean) =>
    variants.push({ path, value, data: put(value), wrong })

  const walk = (raw: unknown, path: string, at: unknown, put: (value: unknown) => unknown): void => {
    const schema = resolved(raw)
    if (schema.properties !== undefined) {
      const fields = z.record(z.string(), z.unknown()).parse(at)
      for (const [field, of] of Object.entries(schema.properties)) {
        walk(of, `${path}/${field}`, fields[field], (value) => put({ ...fields, [field]: value }))
      }
    } else if (schema.items !== undefined) {
      const [item] = z.array(z.unknown()).parse(at)
      walk(schema.items, `${path}/0`, item, (value) => put([value]))
      const { minItems = 0, maxItems = 0, uniqueItems = false } = schema
      if (minItems === 0) add(path, put, [], false)
      else add(path, put, [], true)
      if (!uniqueItems) add(path, put, Array(maxItems).fill(item), false)
      add(path, put, Array(maxItems + 1).fill(item), true)
    } else {
      const edges = edgesOf(schema)
      if (edges === null) return
      for (const value of [edges.least, edges.most, edges.odd, ...(edges.more ?? [])]) add(path, put, value, false)
      for (const value of edges.outside) add(path, put, value, true)
    }
  }
  walk({ $ref: `#/${name}` }, '', whole, (value) => value)
  return variants
}

/** The schemas that the provider answers with, by operation. */
export function answerSchemas(): { operationId: string; path: string; method: string; schema: string }[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap((method) => {
      const operation = operations[method]
      const good = operation?.responses['200'] ?? operation?.responses['201']
      const schema = schemaShape.safeParse(good?.content?.['application/json']?.schema).data?.$ref
      if (operation === undefined || schema === undefined) return []
      return [{ operationId: operation.operationId, path, method, schema: schema.slice(schema.lastIndexOf('/') + 1) }]
    }),
  )
}
