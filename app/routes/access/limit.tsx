import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { LimitAccess, LimitCheck } from '~/components/access/limit'
import { allScopes, type OpeningScope } from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import { faultTexts, limitFaults, untilOf, untilText } from '~/views/access/draft'
import { notDone } from '~/auth/filled-in.server'
import { dayIn } from '~/views/forms/typed-day'
import { findChangeable } from './changeable.server'
import { showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

/** What is to be left: from the form, and from the address of the page where it is checked. */
const change = z.object({
  scopes: z.array(z.enum(allScopes)).catch([]),
  until: z.enum(['', 'further', 'day']).catch(''),
})
const limit = { action: 'access.limit', type: 'access' }

/** What cannot be left since it is not there is not left. */
const readForm = (values: URLSearchParams, { scopes }: { scopes: readonly OpeningScope[] }, today: string) => {
  const asked = change.parse({ scopes: values.getAll('scopes'), until: values.get('until') })
  return { ...asked, day: dayIn(values, 'day', today), scopes: scopes.filter((scope) => asked.scopes.includes(scope)) }
}

const read = { action: 'access.read', type: 'access' }

export const loader = showPage('access:manage', read, async ({ access, scene, frame, filledIn, saw }, args) => {
  const { found, view, terms } = await findChangeable(args, access, scene, 'mayLimit')
  const query = new URL(args.request.url).searchParams
  const today = stockholmDate(scene.now)
  const asked = query.has('until') ? readForm(query, found, today) : null
  const isSent = filledIn === null || notDone(filledIn) !== null
  const right = isSent && asked !== null && limitFaults(asked, found, today).length === 0
  // What was typed is of the page that was drawn then: with other terms, all of it is shown as it stands.
  const typed = filledIn?.fields.get('terms') === terms ? readForm(filledIn.fields, found, today) : null
  const faults = typed !== null && filledIn?.why === 'faults' ? limitFaults(typed, found, today) : []
  return saw(
    {
      ...{ access: frame, name: view.name, back: view.href, terms, today },
      scopes: [...found.scopes],
      validTo: found.validTo,
      ...{ typed, errors: faultTexts(faults, scene) },
      changed: query.has('andrat') || (filledIn !== null && typed === null),
      check: right
        ? {
            asked,
            can: asked.scopes.map((scope) => scene.t(`access.can.${scope}`)),
            until: untilText(untilOf(asked), scene, found.endsBy),
          }
        : null,
    },
    { id: found.id },
  )
})

export const action = takeForm(
  'access:manage',
  limit,
  async ({ access, scene, fields, back, confirmed }, args): Promise<never> => {
    const { found, view, terms } = await findChangeable(args, access, scene, 'mayLimit')
    const today = stockholmDate(scene.now)
    const asked = readForm(fields, found, today)
    const again = `${view.href}/andra?andrat`
    // It says something else than on the page that was answered: all of it is shown again, and nothing is changed.
    if (fields.get('terms') !== terms) throw redirect(again, 303)
    const faults = limitFaults(asked, found, today)
    if (faults.length > 0) throw await back('faults', { to: `${view.href}/andra` })
    const query = new URLSearchParams([
      ...asked.scopes.map((scope) => ['scopes', scope]),
      ['until', asked.until],
      ['day', asked.day],
    ])
    const here = `${view.href}/andra?${query.toString()}`
    if (fields.get('intent') !== 'change') throw redirect(here, 303)
    await confirmed('limitAccess', here)
    const { scopes } = asked
    const left = { id: found.id, scopes, validTo: untilOf(asked) }
    const done = await args.context.services.accessGiving.limit(access, scene.requestId, left)
    if (!done) throw redirect(again, 303)
    throw await leadTelling(args, access.viewer, 'accessChanged', view.href)
  },
)

export default function LimitAccessPage() {
  const { check, ...page } = useLoaderData<typeof loader>()
  return check === null ? <LimitAccess {...page} /> : <LimitCheck {...page} check={check} />
}
