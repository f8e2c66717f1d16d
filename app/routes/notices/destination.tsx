import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DestinationPage } from '~/components/notices/destination'
import { notFound, sceneOf } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'
import { destinationGonePath, destinationPath, noticesPath } from '~/views/notices/address'
import { destinationErrors } from '~/views/notices/errors'
import { destinationItem } from '~/views/notices/page'
import { backTo, openDestination, sentTo } from './open.server'

const pressed = z.enum(['code', 'again', 'test', 'remove']).catch('code')

/** One destination: its code while it waits, and what can be done with it. */
export async function loader(args: LoaderFunctionArgs) {
  const { user, one } = await openDestination(args)
  if (one === null) throw notFound()
  const scene = sceneOf(args.context)
  const sent = await sentTo(args, user)
  const faults = sent?.why === 'faults' ? sent.faults : []
  return {
    item: destinationItem(one, scene),
    code: sent?.fields.get('code') ?? '',
    ...destinationErrors(one.channel, faults, scene.t),
  }
}

/** Takes the code, or sends another, or a letter for trying; or takes the destination away. */
export async function action(args: ActionFunctionArgs) {
  const { user, asker, one } = await openDestination(args)
  // Taken away in another window, or nobody's that is here: the page says so, and nothing is done.
  if (one === null) return redirect(destinationGonePath, 303)
  const { destinations } = args.context.services.notices
  const fields = new URLSearchParams(await args.request.text())
  const intent = pressed.parse(fields.get('intent'))
  const here = destinationPath(one.id)
  if (intent === 'remove') {
    await destinations.remove(asker, one.id)
    throw await leadTelling(args, user, 'noticeAddressRemoved', noticesPath)
  }
  if (intent === 'code') {
    // Confirmed already, in another window: there is no field for a code any more.
    if (destinationItem(one, sceneOf(args.context)).state === 'works') return redirect(here, 303)
    const outcome = await destinations.confirm(asker, one.id, fields.get('code') ?? '')
    if (outcome === 'gone') return redirect(here, 303)
    if (outcome !== 'confirmed') throw await backTo(args, fields, { field: 'code', fault: outcome })
    throw await leadTelling(args, user, 'noticeAddressConfirmed', noticesPath)
  }
  const fault =
    intent === 'test' ? await destinations.tryIt(asker, one.id) : await destinations.sendAgain(asker, one.id)
  if (fault === 'gone') return redirect(here, 303)
  if (fault !== null) throw await backTo(args, fields, { field: intent, fault })
  throw await leadTelling(args, user, intent === 'test' ? 'noticeTestSent' : 'noticeCodeSent', here)
}

export default function Destination() {
  return <DestinationPage {...useLoaderData<typeof loader>()} />
}
