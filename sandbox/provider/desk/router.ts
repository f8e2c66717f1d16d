import express, { Router } from 'express'
import type { Desk } from './desk'
import { addLogPage } from './log-page'
import { addObjectionPages } from './objection-pages'
import { addOverviewPage } from './overview-page'
import { addReportPages } from './report-pages'
import { addReportsPages } from './reports-pages'
import { addRowPages } from './row-pages'
import { addShiftPages } from './shift-pages'
import { ownOriginOnly, pageHeaders } from './web'
import { addWhoPages } from './who-pages'
import { addWishPages } from './wish-pages'

/** The arbetsledare's desk of one tenant: plain pages and forms, no script. `origins`: where its forms may come from. */
export const createDeskRouter = (desk: Desk, origins: ReadonlySet<string>): Router => {
  const router = Router()
  router.use(pageHeaders, ownOriginOnly(origins), express.urlencoded({ extended: false, limit: '50kb' }))
  for (const add of [
    addWhoPages,
    addOverviewPage,
    addShiftPages,
    addReportsPages,
    addReportPages,
    addRowPages,
    addObjectionPages,
    addWishPages,
    addLogPage,
  ]) {
    add(router, desk)
  }
  return router
}
