import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { document } from './generated/document'
import { allFaultsFor, isSchemaName } from './validate'

/** The examples of provider-api/bruno, held to the document: one that drifts would teach a vendor what is not so. */

const folder = fileURLToPath(new URL('./bruno/', import.meta.url))
const methods = ['get', 'post', 'put', 'delete'] as const

/** `name { … }` at the beginning of a line, to the brace that ends it at the beginning of a line. */
const blockOf = (text: string, name: string): string | null =>
  new RegExp(`^${name.replace(':', '\\:')} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(text)?.[1] ?? null
const pairsIn = (block: string | null): Map<string, string> =>
  new Map(
    [...(block ?? '').matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, key = '', value = '']): [string, string] => [
      key,
      value,
    ]),
  )

const variables = pairsIn(blockOf(readFileSync(`${folder}environments/test-system.bru`, 'utf8'), 'vars'))
const filled = (text: string) =>
  text.replaceAll(
    /\{\{([\w$]+)\}\}/g,
    (_, name: string) => variables.get(name) ?? (name === '$guid' ? 'a'.repeat(36) : name),
  )

type Example = {
  file: string
  method: string
  url: string
  query: Map<string, string>
  headers: Map<string, string>
  body: string | null
  docs: string
}

const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(sign-in|reading|writing).*\.bru$/.test(file))
  .map((file): Example => {
    const text = readFileSync(`${folder}${file}`, 'utf8')
    const method = methods.find((one) => blockOf(text, one) !== null) ?? ''
    return {
      ...{ file, method, url: pairsIn(blockOf(text, method)).get('url') ?? '' },
      ...{ query: pairsIn(blockOf(text, 'params:query')), headers: pairsIn(blockOf(text, 'headers')) },
      ...{ body: blockOf(text, 'body:json'), docs: blockOf(text, 'docs') ?? '' },
    }
  })

type Operation = {
  id: string
  method: string
  path: RegExp
  parameters: Record<string, unknown>[]
  body: string | null
}

const nameIn = ($ref: unknown) => String($ref).slice(String($ref).lastIndexOf('/') + 1)
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.flatMap((method): Operation[] => {
    const found = item[method]
    if (found === undefined) return []
    const parameters = [...(item.parameters ?? []), ...(found.parameters ?? [])].map((one) =>
      '$ref' in one ? (document.components.parameters[nameIn(one.$ref)] ?? {}) : one,
    )
    const schema = found.requestBody?.content['application/json']?.schema
    const pattern = new RegExp(`^\\{\\{baseUrl\\}\\}${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?.*)?$`)
    return [{ id: found.operationId, method, path: pattern, parameters, body: schema ? nameIn(schema.$ref) : null }]
  }),
)
const operationOf = ({ method, url }: Example) =>
  operations
    .filter((one) => one.method === method && one.path.test(url))
    // `/time-reports/search` is also a report of that id.
    .sort((a, b) => b.path.source.replaceAll('[^/?]+', '').length - a.path.source.replaceAll('[^/?]+', '').length)[0]

const calls = examples.filter(({ url }) => url.startsWith('{{baseUrl}}'))

describe('the examples for vendors', () => {
  it('have a call for each operation of the document', () => {
    const found = new Set(calls.map((example) => operationOf(example)?.id))
    expect(operations.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([])
  })

  it.each(calls.map((example) => [example.file, example] as const))('%s is as the document says', (_, example) => {
    const operation = operationOf(example)
    if (operation === undefined) throw new Error(`no operation has ${example.method} ${example.url}`)
    const named = (where: string) => operation.parameters.filter((one) => one.in === where)
    const known = named('query').map(({ name }) => name)
    expect([...example.query.keys()].filter((name) => !known.includes(name))).toEqual([])
    const given = [...example.query.keys(), ...[...example.headers.keys()].map((name) => name.toLowerCase())]
    const missing = [...named('query'), ...named('header')]
      .filter(
        ({ required, name }) =>
          required === true && !given.includes(String(name)) && !given.includes(String(name).toLowerCase()),
      )
      .map(({ name }) => name)
    expect(missing.length > 0).toBe(example.docs.includes('Leaves out a header on purpose.'))
    expect(example.body === null).toBe(operation.body === null)
    if (example.body === null || operation.body === null || !isSchemaName(operation.body)) return
    const faults = allFaultsFor(operation.body, JSON.parse(filled(example.body)))
    expect(faults.length > 0, JSON.stringify(faults)).toBe(example.docs.includes('Breaks the schema on purpose.'))
  })

  it('hold no secret and no number but the invented ones', () => {
    const all = examples.map(({ file }) => readFileSync(`${folder}${file}`, 'utf8')).join('\n')
    expect(all).not.toMatch(/eyJ|\b(19|20)\d{6}-?\d{4}\b/)
    expect([variables.get('number'), variables.get('unknownNumber')]).toEqual(['191212121212', '191212121212'])
  })
})
