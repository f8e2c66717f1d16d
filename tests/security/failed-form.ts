import type { HttpClient } from '../support/http-client'

/** A form that cannot be taken: where it is sent, what stands in it, and what of that the page must show again. */
export type Refused = {
  path: string
  fields: [string, string][]
  /** As typed, where something is typed; the field that is complained of, by its id. */
  typed: string | null
  field: string
}

/** The clients that the cases are made with, each signed in. */
export type People = { anyone: HttpClient; pia: HttpClient; greta: HttpClient; per: HttpClient }
export type Case = { by: keyof People; make: (client: HttpClient) => Promise<Refused> }
