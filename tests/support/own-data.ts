import type { OwnData, OwnDataOf, OwnDataRepository } from '~/database/types'
import type { Pages } from '~/platform/pages'

/** All rows of what comes a page at a time. */
export async function rowsIn<Row>(pages: Pages<Row>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const page of pages) rows.push(...page)
  return rows
}

/** Everything that is stored about somebody but the log, whole: for what is small. */
export async function ownDataOf(ownData: OwnDataRepository, whose: OwnDataOf): Promise<Omit<OwnData, 'log'>> {
  return {
    sessions: await rowsIn(ownData.sessions(whose)),
    devices: await rowsIn(ownData.devices(whose)),
    drafts: await rowsIn(ownData.drafts(whose)),
    objections: await rowsIn(ownData.objections(whose)),
    comments: await rowsIn(ownData.comments(whose)),
    reviews: await rowsIn(ownData.reviews(whose)),
    wishes: await rowsIn(ownData.wishes(whose)),
    notes: await rowsIn(ownData.notes(whose)),
    calendars: await rowsIn(ownData.calendars(whose)),
    jointActs: await rowsIn(ownData.jointActs(whose)),
    noticeAddresses: await rowsIn(ownData.noticeAddresses(whose)),
    noticeTimes: await rowsIn(ownData.noticeTimes(whose)),
    noticeChoices: await rowsIn(ownData.noticeChoices(whose)),
    noticesTold: await rowsIn(ownData.noticesTold(whose)),
    kept: await rowsIn(ownData.kept(whose)),
    opened: await rowsIn(ownData.opened(whose)),
    visits: await rowsIn(ownData.visits(whose)),
  }
}
