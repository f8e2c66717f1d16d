import { decisionsTable } from '~/views/hours/tables'
import { openDownload } from '~/routes/tables/file-response.server'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'decisions.export', type: 'grants' }

/** The decisions, as a file. */
export const loader = showPage('hours:read', read, async ({ access, scene, sawAtEach }, args) => {
  const download = await openDownload(args)
  const view = await args.context.services.hours.decisions(access, scene)
  return sawAtEach(download.table(decisionsTable(view, scene), access.brukare), view.notices)
})
