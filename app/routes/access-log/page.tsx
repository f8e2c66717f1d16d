import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AccessLogPage } from '~/components/access-log/page'
import { logLinks } from '~/views/access-log/links'
import { openPage } from '~/routes/frame/open-page.server'
import { readLogFilter } from './filter.server'

/** Who has seen or done what about the brukare, for the brukare and who decides for the brukare who may see. */
export async function loader(args: LoaderFunctionArgs) {
  const { access, scene, frame } = await openPage(args, 'access:manage', {
    action: 'accessLog.read',
    type: 'accessLog',
  })
  const filter = readLogFilter(args.request)
  const view = await args.context.services.accessLogList.page(access, scene, filter)
  const { t } = scene
  const isFirst = filter.before === null && filter.show === null && filter.personId === null
  return {
    access: frame,
    view,
    heading: isFirst
      ? view.lastOther
        ? t('access-log.heading.other', view.lastOther)
        : t('access-log.heading.onlyYou')
      : null,
    links: logLinks(access.brukare.id, filter, view, scene),
  }
}

export default function AccessLog() {
  return <AccessLogPage {...useLoaderData<typeof loader>()} />
}
