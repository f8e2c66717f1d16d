import { decisionsTable } from '~/views/hours/tables'
import { tableResponse } from '~/routes/tables/file-response.server'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'decisions.export', type: 'grants' }

/** The decisions, as a file. */
export const loader = showPage('hours:read', read, async ({ access, scene, sawAtEach }, args) => {
  const view = await args.context.services.hours.decisions(access, scene)
  return sawAtEach(tableResponse(decisionsTable(view, scene)), view.notices)
})
