import { useLoaderData } from '@remix-run/react'
import { EvidencePage } from '~/components/evidence/page'
import { parseMonth } from '~/domain/time/time'
import { monthSwitch } from '~/views/time/month-switch'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'evidence.read', type: 'month' }

/** What there is to go by about a month, to read and print. */
export const loader = showPage('reports:read', read, async ({ access, scene, frame, sawAtEach }, args) => {
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const base = `/b/${access.brukare.id}`
  const { document, notices } = await args.context.services.evidence.month(access, scene, month)
  return sawAtEach(
    {
      access: frame,
      document,
      trail: {
        href: `${base}/tidrapporter/${month}`,
        text: scene.t('reports.report.back', { month: scene.f.month(month) }),
      },
      time: monthSwitch(`${base}/sammanstallning`, month, scene),
      links: {
        pdf: `${base}/sammanstallning/${month}.pdf`,
        notes: access.role === 'brukare' ? null : `${base}/anteckningar`,
      },
    },
    notices,
    { id: month, period: month },
  )
})

export default function Evidence() {
  return <EvidencePage {...useLoaderData<typeof loader>()} />
}
