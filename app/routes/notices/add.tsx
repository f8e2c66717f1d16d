import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AddMailbox } from '~/components/notices/add-mailbox'
import { AddDestination } from '~/components/notices/add'
import type { NoticeChannel } from '~/domain/notices/address'
import { textsFor } from '~/i18n/texts'
import { notFound } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'
import { addErrors } from '~/views/notices/errors'
import { addPath, channelIn, destinationPath, noticesPath } from '~/views/notices/address'
import { mailboxText } from '~/views/notices/mailbox'
import { backTo, openOwn, sentTo } from './open.server'

/** The kind of destination of the address. @throws Response 404 when there is no such way here */
function channelOf({ params, context }: LoaderFunctionArgs): NoticeChannel {
  const channel = channelIn(params.channel)
  if (channel === null || !context.services.notices.destinations.channels.includes(channel)) throw notFound()
  return channel
}

/** Where one is to be told: one field, or a mailbox that is known already. */
export async function loader(args: LoaderFunctionArgs) {
  const { user, asker } = await openOwn(args)
  const channel = channelOf(args)
  const t = textsFor(asker.language)
  if (channel === 'digitalPost') {
    const mailbox = await args.context.services.notices.destinations.mailboxOf(asker)
    return { channel, state: mailboxText(mailbox, t), canBeAdded: mailbox.is === 'reachable' }
  }
  const sent = await sentTo(args, user)
  const faults = sent?.why === 'faults' ? sent.faults : []
  return { channel, address: sent?.fields.get('address') ?? '', errors: addErrors(channel, faults, t) }
}

/** Sends a code there, and leads to where it is written; a mailbox is one's own already. */
export async function action(args: ActionFunctionArgs) {
  const { user, asker } = await openOwn(args)
  const channel = channelOf(args)
  const { destinations } = args.context.services.notices
  const fields = new URLSearchParams(await args.request.text())
  if (channel === 'digitalPost') {
    // What is wrong with it stands on the page.
    if (!(await destinations.addMailbox(asker))) return redirect(addPath(channel), 303)
    throw await leadTelling(args, user, 'noticeAddressConfirmed', noticesPath)
  }
  const added = await destinations.add(asker, channel, fields.get('address') ?? '')
  if (!added.ok) throw await backTo(args, fields, { field: 'address', fault: added.fault })
  return redirect(destinationPath(added.id), 303)
}

export default function Add() {
  const view = useLoaderData<typeof loader>()
  return view.channel === 'digitalPost' ? <AddMailbox {...view} /> : <AddDestination {...view} />
}
