import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { sendBack } from '~/auth/filled-in.server'
import { NoticeTimesPage } from '~/components/notices/times'
import { isPaused } from '~/domain/notices/when'
import { stockholmDate } from '~/domain/time/time'
import { sceneOf } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'
import { noticesPath } from '~/views/notices/address'
import { readTimes, sentTimes, timesErrors, timesFields } from '~/views/notices/times'
import { openOwn, sentTo } from './open.server'

/** When, and in which language, one is told. */
export async function loader(args: LoaderFunctionArgs) {
  const { user, asker } = await openOwn(args)
  const scene = sceneOf(args.context)
  const today = stockholmDate(scene.now)
  const sent = await sentTo(args, user)
  if (sent === null) {
    const times = await args.context.services.notices.choosing.timesOf(user.personId, asker.language)
    // A pause that is over is none.
    return { fields: timesFields(isPaused(times, scene.now) ? times : { ...times, pause: null }), errors: [] }
  }
  const fields = sentTimes(sent.fields, today)
  return { fields, errors: sent.why === 'faults' ? timesErrors(fields, today, scene) : [] }
}

export async function action(args: ActionFunctionArgs) {
  const { user } = await openOwn(args)
  const sent = new URLSearchParams(await args.request.text())
  const today = stockholmDate(args.context.page.now)
  const read = readTimes(sentTimes(sent, today), today)
  if (!read.ok) throw await sendBack(args, { fields: sent, why: 'faults' })
  await args.context.services.notices.choosing.saveTimes(user.personId, read.chosen)
  throw await leadTelling(args, user, 'noticesSaved', noticesPath)
}

export default function Times() {
  return <NoticeTimesPage {...useLoaderData<typeof loader>()} />
}
