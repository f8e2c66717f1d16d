import { continuityTable } from '~/views/continuity/continuity'
import { tableResponse } from '~/routes/tables/file-response.server'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'continuity.export', type: 'continuity' }

/** Persons and shifts, 14 days at a time, as a file. */
export const loader = showPage('hours:read', read, async ({ access, scene, sawAtEach }, args) => {
  const view = await args.context.services.continuity(access, scene)
  return sawAtEach(tableResponse(continuityTable(view, scene)), view.notices)
})
