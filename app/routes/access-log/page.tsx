import { useLoaderData } from '@remix-run/react'
import { AccessLogPage } from '~/components/access-log/page'
import type { AccessLogView } from '~/services/access-log/list.server'
import { logLinks } from '~/views/access-log/links'
import { staffLogMonth, staffLogViews } from '~/views/access-log/staff'
import type { Scene } from '~/views/frame/scene'
import { showPage } from '~/routes/frame/open-page.server'
import { readLogFilter } from './filter.server'

const read = { action: 'accessLog.read', type: 'accessLog' }

/** Who has seen or done what about the brukare, for the brukare and who decides for the brukare who may see. */
export const loader = showPage('access:manage', read, async ({ access, scene, frame, saw }, args) => {
  const filter = readLogFilter(args.request)
  const { accessLogList, staffLog } = args.context.services
  const month = staffLogMonth(new URL(args.request.url).searchParams.get('manad'), scene.now)
  const [view, told] = await Promise.all([accessLogList.page(access, scene, filter), staffLog(access, scene, month)])
  const isFirst = filter.before === null && filter.show === null && filter.personId === null
  return saw({
    access: frame,
    view: { days: view.days, staff: staffLogViews(told, access.brukare.id, month, scene) },
    heading: isFirst ? headingOf(view, scene) : null,
    links: logLinks(access.brukare.id, filter, view, scene),
  })
})

/** Null: nobody else is in what this viewer reads, which is not all of the log. */
function headingOf({ lastOther, isAll }: AccessLogView, { t }: Scene): string | null {
  if (lastOther !== null) return t('access-log.heading.other', lastOther)
  return isAll ? t('access-log.heading.onlyYou') : null
}

export default function AccessLog() {
  return <AccessLogPage {...useLoaderData<typeof loader>()} />
}
