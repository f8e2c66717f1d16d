import type { LoaderFunctionArgs } from '@remix-run/node'
import { parseMonth } from '~/domain/time/time'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, openPage } from '~/routes/frame/open-page.server'

/** What there is to go by about a month, as a tagged PDF with the words of the page. */
export async function loader(args: LoaderFunctionArgs) {
  const download = await openDownload(args)
  const month = parseMonth(args.params.month ?? '')
  const read = { action: 'evidence.download', type: 'month', id: month }
  const { access, scene } = await openPage(args, 'reports:read', read)
  if (month === null) throw notFound()
  const { services, page } = args.context
  const document = await services.evidence.month(access, scene, month)
  const pdf = await services.evidencePdf(document, page.language, scene)
  return download.file(`underlag-${month}.pdf`, 'application/pdf', pdf)
}
