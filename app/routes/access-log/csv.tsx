import { openDownload } from '~/routes/tables/file-response.server'
import { readLogFilter } from './filter.server'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'accessLog.export', type: 'accessLog' }

/** The access log as a file for a spreadsheet. */
export const loader = showPage('access:manage', read, async ({ access, scene, saw }, args) => {
  const download = await openDownload(args)
  const lines = args.context.services.accessLogCsv(access, scene, readLogFilter(args.request))
  return saw(download.file({ what: 'logg' }, access.brukare, 'csv', lines))
})
