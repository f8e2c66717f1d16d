import { useLoaderData } from '@remix-run/react'
import { AccessLogPage } from '~/components/access-log/page'
import { logLinks } from '~/views/access-log/links'
import { showPage } from '~/routes/frame/open-page.server'
import { readLogFilter } from './filter.server'

const read = { action: 'accessLog.read', type: 'accessLog' }

/** Who has seen or done what about the brukare, for the brukare and who decides for the brukare who may see. */
export const loader = showPage('access:manage', read, async ({ access, scene, frame, saw }, args) => {
  const filter = readLogFilter(args.request)
  const view = await args.context.services.accessLogList.page(access, scene, filter)
  const { t } = scene
  const isFirst = filter.before === null && filter.show === null && filter.personId === null
  return saw({
    access: frame,
    view,
    heading: isFirst
      ? view.lastOther
        ? t('access-log.heading.other', view.lastOther)
        : t('access-log.heading.onlyYou')
      : null,
    links: logLinks(access.brukare.id, filter, view, scene),
  })
})

export default function AccessLog() {
  return <AccessLogPage {...useLoaderData<typeof loader>()} />
}
