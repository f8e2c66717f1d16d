import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { z } from 'zod'
import type { CastPerson } from '../data/cast'
import { loa3, subjectOf, userMessageParameter } from './claims'
import { disturbanceOf, faultSchema, type Disturbance, type IdpFault } from './faults'
import type { Played } from './played'
import { homePage, pageHeaders, personsPage, problemPage } from './pages'

type Parts = {
  plays: Played
  provider: Provider
  persons: readonly CastPerson[]
  portalOrigin: string
  fault: () => IdpFault
  setFault: (fault: IdpFault) => void
}

const slowMs = 600
const interactionPath = /^\/valj\/[\w-]+(\/avbryt)?$/

/** Answers every request: the switch for faults, the page of persons, and otherwise oidc-provider. */
export function handleRequests(parts: Parts): (request: IncomingMessage, response: ServerResponse) => void {
  const oidc = parts.provider.callback()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path === '/admin/fault' && request.method === 'POST') return await switchFault(request, response, parts)
    const disturbance = disturbanceOf(parts.fault(), path)
    if (disturbance === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs))
    else if (disturbance !== undefined) return disturb(disturbance, response)
    if (interactionPath.test(path)) return await interact(request, response, path.endsWith('/avbryt'), parts)
    if (path === '/') {
      const session = await parts.provider.Session.get(parts.provider.createContext(request, response))
      const here = parts.persons.find((person) => subjectOf(person) === session.accountId)
      response.writeHead(200, pageHeaders([]))
      response.end(homePage({ ...parts, here: here?.name ?? null }))
      return
    }
    await oidc(request, response)
  }
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy()
        return
      }
      const name = error instanceof Error ? error.name : 'unknown'
      response.writeHead(400, pageHeaders([]))
      response.end(
        problemPage({
          portalOrigin: parts.portalOrigin,
          plays: parts.plays,
          code: name,
          detail: 'The sign-in has ended or was never started here.',
        }),
      )
    })
  }
}

async function switchFault(request: IncomingMessage, response: ServerResponse, { setFault }: Parts): Promise<void> {
  const given = faultSchema.safeParse((await readForm(request)).get('fault'))
  if (given.success) setFault(given.data)
  response.writeHead(given.success ? 204 : 400, { 'content-type': 'text/plain' })
  response.end(given.success ? undefined : `fault must be one of ${faultSchema.options.join(', ')}`)
}

function disturb(disturbance: Exclude<Disturbance, 'slow'>, response: ServerResponse): void {
  if (disturbance === 'hang') return
  if (disturbance === 'close') {
    response.destroy()
    return
  }
  const [status, type, body] = {
    error: [500, 'text/plain', 'internal error'] as const,
    garbage: [200, 'application/json', '{"access_token": "'] as const,
    refuse: [
      400,
      'application/json',
      JSON.stringify({ error: 'invalid_request', error_description: 'refused' }),
    ] as const,
  }[disturbance]
  response.writeHead(status, { 'content-type': type })
  response.end(body)
}

const userMessage = z.object({ message: z.base64(), mime_type: z.literal('text/plain') })

async function interact(
  request: IncomingMessage,
  response: ServerResponse,
  cancelled: boolean,
  parts: Parts,
): Promise<void> {
  const { plays, provider, persons, portalOrigin, fault } = parts
  const { params, uid } = await provider.interactionDetails(request, response)
  const showPersons = (status: number): void => {
    response.writeHead(status, pageHeaders([portalOrigin]))
    response.end(personsPage({ uid, plays, persons, message: messageFrom(params[userMessageParameter]) }))
  }
  const options = { mergeWithLastSubmission: false }
  if (cancelled && request.method === 'POST') {
    return await provider.interactionFinished(
      request,
      response,
      { error: 'access_denied', error_description: 'the person cancelled' },
      options,
    )
  }
  if (request.method !== 'POST') return showPersons(200)
  if (fault() === 'serverError') {
    return await provider.interactionFinished(
      request,
      response,
      { error: 'server_error', error_description: 'made to fail' },
      options,
    )
  }
  const key = (await readForm(request)).get('person')
  const person = persons.find((candidate) => candidate.key === key)
  if (!person) return showPersons(400)
  const login = { accountId: subjectOf(person), acr: loa3, amr: ['swk'], remember: true }
  await provider.interactionFinished(request, response, { login }, options)
}

/** The text of the profile's userMessage parameter, or nothing when there is none that can be shown. */
function messageFrom(parameter: unknown): string | undefined {
  if (typeof parameter !== 'string') return undefined
  try {
    return Buffer.from(userMessage.parse(JSON.parse(parameter)).message, 'base64').toString('utf8')
  } catch {
    return undefined
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > 10_000) throw new Error('too much')
  }
  return new URLSearchParams(body)
}
