import { parseMonth } from '~/domain/time/time'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'evidence.download', type: 'month' }

/** What there is to go by about a month, as a tagged PDF with the words of the page. */
export const loader = showPage('reports:read', read, async ({ access, scene, sawAtEach }, args) => {
  const download = await openDownload(args)
  const month = parseMonth(args.params.month ?? '')
  if (month === null) throw notFound()
  const { services, page } = args.context
  const { document, notices } = await services.evidence.month(access, scene, month)
  const pdf = await services.evidencePdf(document, page.language, scene)
  const file = download.file({ what: 'sammanstallning', when: month }, access.brukare, 'pdf', pdf)
  return sawAtEach(file, notices, { id: month, period: month })
})
