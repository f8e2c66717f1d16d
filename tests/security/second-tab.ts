import { expect } from 'vitest'
import type { HttpClient } from '../support/http-client'

/** The page that an answer leads to, as the second tab gets it. */
export async function after(client: HttpClient, answer: { status: number; location: string | null }) {
  expect(answer.status).toBe(303)
  return client.get(answer.location ?? '', { follow: true })
}
