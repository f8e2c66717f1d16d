import { z } from 'zod'
import { document } from '../../provider-api/generated/document'

const methods = ['get', 'put', 'post', 'delete'] as const
const reference = z.object({ $ref: z.string() })
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
  schema: z.record(z.string(), z.unknown()),
})
const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }))
const answer = z.object({ content: content.optional() })

/** One parameter of a call, as OpenAPI describes it. */
export type Parameter = z.infer<typeof parameter>

/** One call of the contract. `path` is the OpenAPI template, such as `/v1/brukare/{brukareId}`. */
export type ContractCall = {
  id: string
  method: (typeof methods)[number]
  path: string
  parameters: Parameter[]
  /** Name of the schema of the JSON body; null when the call takes none. */
  bodySchema: string | null
  /** Name of the schema of the JSON answer by status ('200', 'default'); null where the answer has no JSON body. */
  answerSchemas: ReadonlyMap<string, string | null>
}

const lastPart = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

/** Follows a reference to a parameter or an answer; the thing itself is given back as it is. */
const resolved = (item: unknown, parts: Record<string, unknown>): unknown => {
  const ref = reference.safeParse(item)
  return ref.success ? parts[lastPart(ref.data.$ref)] : item
}

const schemaNameOf = (media: z.infer<typeof content> | undefined): string | null => {
  const ref = reference.safeParse((media?.['application/json'] ?? media?.['application/problem+json'])?.schema)
  return ref.success ? lastPart(ref.data.$ref) : null
}

/** Every call of openapi.yaml, with its parameters and answers in place. Throws when a reference leads nowhere. */
export const listContractCalls = (): ContractCall[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
      return {
        id: operation.operationId,
        method,
        path,
        parameters: parameters.map((it) => parameter.parse(resolved(it, document.components.parameters))),
        bodySchema: schemaNameOf(operation.requestBody?.content),
        answerSchemas: new Map(
          Object.entries(operation.responses).map(([status, it]) => [
            status,
            schemaNameOf(answer.parse(resolved(it, document.components.responses)).content),
          ]),
        ),
      }
    }),
  )
