import type { IncomingHttpHeaders } from 'node:http'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { describeFault, isSchemaName, validatorFor } from '../../provider-api/validate'
import { listContractCalls, type ContractCall, type Parameter } from './contract-operations'

/** What a call carried, as it came over the wire. `body` is the parsed JSON, null when there was none. */
export type RawRequest = {
  params: Record<string, string>
  query: Record<string, unknown>
  headers: IncomingHttpHeaders
  body: unknown
}

/** One break of the contract: where, and which rule, with no value from the request in it. */
export type Violation = { where: Parameter['in'] | 'body' | 'answer'; message: string }

/** One call of the contract with its compiled checks. An empty list means that the contract holds. */
export type Operation = Pick<ContractCall, 'id' | 'method' | 'path' | 'bodySchema'> & {
  checkRequest: (request: RawRequest) => Violation[]
  checkAnswer: (status: number, body: unknown) => Violation[]
}

const inlineSchemas = new Ajv2020()

const namedSchema = (name: string): ValidateFunction => {
  if (!isSchemaName(name)) throw new Error(`The contract refers to ${name}, which is not in it`)
  return validatorFor(name)
}

const compileParameter = ({ schema }: Parameter): ValidateFunction => {
  const { $ref } = schema
  return typeof $ref === 'string' ? namedSchema($ref.slice($ref.lastIndexOf('/') + 1)) : inlineSchemas.compile(schema)
}

const valueOf = (request: RawRequest, parameter: Parameter): unknown => {
  if (parameter.in === 'path') return request.params[parameter.name]
  if (parameter.in === 'query') return request.query[parameter.name]
  return request.headers[parameter.name.toLowerCase()]
}

const compile = ({ id, method, path, parameters, bodySchema, answerSchemas }: ContractCall): Operation => {
  const checkedParameters = parameters.map((parameter) => ({ parameter, check: compileParameter(parameter) }))
  const checkBody = bodySchema === null ? null : namedSchema(bodySchema)
  const answers = new Map(
    [...answerSchemas].map(([status, name]) => [status, name === null ? null : namedSchema(name)]),
  )

  const checkRequest = (request: RawRequest): Violation[] => {
    const violations = checkedParameters.flatMap(({ parameter, check }): Violation[] => {
      const { name, required, in: where } = parameter
      const value = valueOf(request, parameter)
      if (value === undefined) return required ? [{ where, message: `${name} is missing` }] : []
      return check(value) ? [] : [{ where, message: `${name} ${describeFault(check.errors)}` }]
    })
    if (checkBody === null || checkBody(request.body)) return violations
    return [...violations, { where: 'body', message: describeFault(checkBody.errors) }]
  }

  const checkAnswer = (status: number, body: unknown): Violation[] => {
    const check = answers.get(String(status)) ?? (status >= 400 ? answers.get('default') : undefined)
    if (check === undefined && !answers.has(String(status))) {
      return [{ where: 'answer', message: `status ${status} is not in the contract` }]
    }
    return !check || check(body) ? [] : [{ where: 'answer', message: describeFault(check.errors) }]
  }

  return { id, method, path, bodySchema, checkRequest, checkAnswer }
}

/**
 * Every call of provider-api/openapi.yaml with its checks, compiled once. Throws when the document itself is wrong.
 * Source: OpenAPI 3.1, whose schemas are JSON Schema 2020-12.
 */
export const createContract = (): Operation[] => listContractCalls().map(compile)
