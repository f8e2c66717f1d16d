/** The parts of the OpenAPI document that the code reads. The rest of it is for people and for code generators. */

/** A reference, a JSON Schema or another part that only a schema compiler looks into. */
type Part = Record<string, unknown>

/** One operation of the contract, such as `GET /v1/brukare/{brukareId}`. */
export type ContractOperation = {
  operationId: string
  parameters?: Part[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Part }> }
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Part }> }>
}

/** The operations of one path, and the parameters they share. */
export type ContractPath = {
  parameters?: Part[]
  get?: ContractOperation
  post?: ContractOperation
  put?: ContractOperation
  delete?: ContractOperation
}

/** openapi.yaml as parsed. */
export type ContractDocument = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, ContractPath>
  components: { schemas: Record<string, Part>; parameters: Record<string, Part>; responses: Record<string, Part> }
}
