import { useLoaderData } from '@remix-run/react'
import { mayAt } from '~/domain/access/rights'
import { openedKeys } from '~/domain/news/opened'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { ReviewChanged } from '~/components/reviews/changed'
import { Report } from '~/components/reports/report'
import { useTexts } from '~/i18n/context'
import { reportHref } from '~/views/reports/month'
import { wantedRows } from '~/views/reports/report'
import { reviewOf } from '~/routes/reviews/sent-back.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'report.read', type: 'timeReport' }

export const loader = showPage(
  'reports:read',
  read,
  async ({ access, scene, frame, filledIn, saw, sawNothing, opens }, args) => {
    const { providerId = '', reportId = '' } = args.params
    const query = new URL(args.request.url).searchParams
    const asTable = query.get('vy') === 'tabell'
    const rows = wantedRows(query)
    const { reports, comments } = args.context.services
    const mayObject = mayAt(access, providerId, 'object')
    const [{ found, notices, review, reviewChanged }, mayComment] = await Promise.all([
      reports.report(access, scene, { providerId, reportId }, { rows, wasShown: reviewOf(filledIn) }),
      mayObject && comments.offered(providerId, scene),
    ])
    if (found === null && notices.length === 0) throw notFound()
    if (notices.length === 0) opens(openedKeys.report(providerId, reportId))
    const base = `/b/${access.brukare.id}`
    const here = reportHref(access.brukare.id, providerId, reportId)
    const form = asTable ? 'vy=tabell' : ''
    const deviationsOnly = found?.deviationsOnly ?? false
    const filter = rows === 'usual' ? '' : `visa=${rows === 'all' ? 'alla' : 'avvikelser'}`
    const shown = {
      access: frame,
      report: found,
      review,
      reviewChanged,
      notices,
      asTable,
      deviationsOnly,
      now: scene.now,
      trail: found && {
        href: `${base}/tidrapporter/${found.month}`,
        text: scene.t('reports.report.back', { month: scene.f.month(found.month) }),
      },
      links: {
        rows: withQuery(here, form, deviationsOnly ? 'visa=alla' : ''),
        form: withQuery(here, asTable ? '' : 'vy=tabell', filter),
        faststallande: `${here}/faststallande`,
        object: mayObject ? `${base}/invandningar/ny?typ=rows&provider=${providerId}&rapport=${reportId}` : null,
        comment: mayComment ? `${base}/kommentar/${providerId}/${reportId}` : null,
      },
    }
    return found === null
      ? sawNothing(shown, providerId)
      : saw(shown, { id: reportId, providerId, period: found.month, about: found.staff })
  },
)

function withQuery(path: string, ...parts: readonly string[]): string {
  const query = parts.filter((part) => part !== '').join('&')
  return query === '' ? path : `${path}?${query}`
}

export default function TimeReportPage() {
  const t = useTexts()
  const { access, report, notices, now, trail, reviewChanged, ...rest } = useLoaderData<typeof loader>()
  // All rows is another page than those to look at, where there are any of those.
  const isWhole = report !== null && report.deviations > 0 && !rest.deviationsOnly
  const about = rest.asTable ? (isWhole ? 'wholeInTable' : 'inTable') : isWhole ? 'whole' : null
  return (
    <ReviewChanged changed={reviewChanged}>
      <Page
        title={report?.heading ?? t('reports.report.unknown')}
        about={about === null ? null : t(`reports.report.${about}`)}
        access={access}
        trail={trail ? [trail] : []}
      >
        <Notices notices={notices} now={now} />
        {report && <Report report={report} {...rest} />}
      </Page>
    </ReviewChanged>
  )
}
