import express, { Router } from 'express'

const signedBy = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const

/** Takes a provider's nudge. False when it is not signed with the provider's secret. */
type TakeNudge = (providerId: string, headers: Headers, body: string) => boolean

/** `POST /webhooks/<provider>`: 204 when the nudge is taken, else 401. The raw body is what is signed. */
export function webhookRoutes(takeNudge: TakeNudge): Router {
  const router = Router()
  router.post(
    '/webhooks/:providerId',
    express.text({ type: 'application/json', limit: '10kb' }),
    (request, response) => {
      const body: unknown = request.body
      const headers = new Headers()
      for (const name of signedBy) headers.set(name, request.get(name) ?? '')
      const taken = typeof body === 'string' && takeNudge(request.params.providerId, headers, body)
      response.status(taken ? 204 : 401).end()
    },
  )
  return router
}
