import express, { Router } from 'express'

const signedBy = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const

/** Takes a provider's nudge. False when it is not signed with the provider's secret. */
type TakeNudge = (providerId: string, headers: Headers, body: string) => boolean

/** Takes how it went with an SMS, as its service says. False when nobody asked for it; rejects when it cannot be kept now. */
type TakeReport = (token: string, fields: unknown) => Promise<boolean>

/**
 * `POST /webhooks/<provider>`: 204 when the nudge is taken, else 401. The raw body is what is signed. `POST /webhooks/sms/<token>`,
 * a form: 204 when the delivery report is taken, 404 when nobody asked for it, and 503 for the service to come again.
 */
export function webhookRoutes({ takeNudge, takeReport }: { takeNudge: TakeNudge; takeReport: TakeReport }): Router {
  const router = Router()
  router.post('/webhooks/sms/:token', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) => {
    takeReport(request.params.token, request.body).then(
      (taken) => response.status(taken ? 204 : 404).end(),
      () => response.status(503).end(),
    )
  })
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
