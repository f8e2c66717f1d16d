import { continuityTable } from '~/views/continuity/continuity'
import { openDownload } from '~/routes/tables/file-response.server'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'continuity.export', type: 'continuity' }

/** Persons and shifts, 14 days at a time, as a file. */
export const loader = showPage('hours:read', read, async ({ access, scene, sawAtEach }, args) => {
  const download = await openDownload(args)
  const view = await args.context.services.continuity(access, scene)
  return sawAtEach(download.table(continuityTable(view, scene), access.brukare), view.notices)
})
