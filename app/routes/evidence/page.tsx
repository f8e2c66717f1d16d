import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EvidencePage } from '~/components/evidence/page'
import { parseMonth } from '~/domain/time/time'
import { monthPager } from '~/views/frame/month-pager'
import { notFound, openPage } from '~/routes/frame/open-page.server'

/** What there is to go by about a month, to read and print. */
export async function loader(args: LoaderFunctionArgs) {
  const month = parseMonth(args.params.month ?? '')
  const read = { action: 'evidence.read', type: 'month', id: month }
  const { access, scene, frame } = await openPage(args, 'reports:read', read)
  if (month === null) throw notFound()
  const base = `/b/${access.brukare.id}`
  return {
    access: frame,
    document: await args.context.services.evidence.month(access, scene, month),
    trail: {
      href: `${base}/tidrapporter/${month}`,
      text: scene.t('reports.report.back', { month: scene.f.month(month) }),
    },
    pager: monthPager(`${base}/underlag`, month, scene),
    links: {
      pdf: `${base}/underlag/${month}.pdf`,
      notes: access.role === 'brukare' ? null : `${base}/anteckningar`,
    },
  }
}

export default function Evidence() {
  return <EvidencePage {...useLoaderData<typeof loader>()} />
}
