import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRecentSignIn } from '~/auth/guards.server'
import { LimitAccess, LimitCheck } from '~/components/access/limit'
import { allScopes } from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import { faultTexts, untilFaults, untilOf, untilText } from '~/views/access/draft'
import { findChangeable } from './changeable.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

/** What is to be left: from the form, and from the address of the page where it is checked. */
const change = z.object({
  scopes: z.array(z.enum(allScopes)).catch([]),
  until: z.enum(['', 'further', 'day']).catch(''),
  day: z.string().max(100).catch(''),
})
const limit = { action: 'access.limit', type: 'access' }
const readForm = (values: URLSearchParams | FormData) =>
  change.parse({ scopes: values.getAll('scopes'), until: values.get('until'), day: values.get('day') })

const read = { action: 'access.read', type: 'access' }

export const loader = showPage('access:manage', read, async ({ access, scene, frame, saw }, args) => {
  const { found, view } = await findChangeable(args, access, scene)
  const query = new URL(args.request.url).searchParams
  const asked = query.has('until') ? readForm(query) : null
  const right = asked !== null && asked.scopes.length > 0 && untilFaults(asked, stockholmDate(scene.now)).length === 0
  return saw(
    {
      access: frame,
      name: view.name,
      back: view.href,
      scopes: [...found.scopes],
      validTo: found.validTo,
      today: stockholmDate(scene.now),
      check: right
        ? {
            asked,
            can: asked.scopes.map((scope) => scene.t(`access.can.${scope}`)),
            until: untilText(untilOf(asked), scene),
          }
        : null,
    },
    { id: found.id },
  )
})

export const action = takeForm('access:manage', limit, async ({ access, scene }, args) => {
  const { found, view } = await findChangeable(args, access, scene)
  const form = await args.request.formData()
  const asked = readForm(form)
  const faults = [
    ...(asked.scopes.length === 0 ? [{ field: 'scopes', fault: 'keepScopes' } as const] : []),
    ...untilFaults(asked, stockholmDate(scene.now)),
  ]
  if (faults.length > 0) {
    return data({ asked, errors: faultTexts(faults, scene) }, { status: 400 })
  }
  const query = new URLSearchParams([
    ...asked.scopes.map((scope) => ['scopes', scope]),
    ['until', asked.until],
    ['day', asked.day],
  ])
  const here = `${view.href}/andra?${query.toString()}`
  if (form.get('intent') !== 'change') throw redirect(here, 303)
  requireRecentSignIn(access.viewer, args, here, 'limitAccess')
  const { scopes } = asked
  const done = await args.context.services.accessGiving.limit(access, scene.requestId, {
    id: found.id,
    scopes,
    validTo: untilOf(asked),
  })
  if (!done) throw notFound()
  throw redirect(view.href, 303)
})

export default function LimitAccessPage() {
  const { check, ...page } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  if (check !== null && !sent) return <LimitCheck {...page} check={check} />
  return <LimitAccess {...page} typed={sent?.asked} errors={sent?.errors ?? []} />
}
