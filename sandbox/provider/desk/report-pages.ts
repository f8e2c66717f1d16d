import type * as Contract from '../../../provider-api/contract'
import { atDesk, sendDeskPage, sendNotFound, type Desk, type DeskPages, type DeskRequest } from './desk'
import type { FormError } from './forms'
import { monthName } from './format'
import { reportView } from './report-view'
import { formOf, param, redirectWith } from './web'
import { failureWords } from './words'

const sendReport = async (
  desk: Desk,
  call: DeskRequest,
  report: Contract.TimeReport,
  comment: string,
  errors: readonly FormError[],
): Promise<void> => {
  const brukare = await desk.store().contract.getBrukare(report.brukareId)
  sendDeskPage(desk, call, {
    heading: `${report.staff.displayName} hos ${brukare?.name ?? 'okänd'}, ${monthName(report.month)}`,
    section: '/rapporter',
    content: reportView(desk.base, report, comment, errors),
    errors,
  })
}

/** One report, its fastställande with a comment, and opening it again. */
export const addReportPages: DeskPages = (router, desk) => {
  const withReport = (run: (call: DeskRequest, report: Contract.TimeReport) => Promise<void>) =>
    atDesk(desk, async (call) => {
      const report = await desk.store().contract.getTimeReport(param(call.request, 'reportId'))
      return report ? run(call, report) : sendNotFound(desk, call)
    })

  router.get(
    '/rapport/:reportId',
    withReport((call, report) => sendReport(desk, call, report, '', [])),
  )

  router.post(
    '/rapport/:reportId/faststall',
    withReport(async (call, report) => {
      const comment = formOf(call.request).one('kommentar')
      const result = await desk.store().desk.faststallSingle(report.id, comment, call.me.id)
      if (!result.ok) {
        const field = result.code === 'commentMissing' ? 'kommentar' : null
        return sendReport(desk, call, report, comment, [{ field, message: failureWords[result.code] }])
      }
      const title = `Klart: tidrapporten är fastställd, version ${result.data.version}`
      redirectWith(call.response, desk.notices, `${desk.base}/rapport/${report.id}`, { title })
    }),
  )

  router.post(
    '/rapport/:reportId/oppna',
    withReport(async (call, report) => {
      const result = await desk.store().desk.reopen(report.id, call.me.id)
      if (!result.ok) {
        return sendReport(desk, call, report, '', [{ field: null, message: failureWords[result.code] }])
      }
      const title = 'Klart: tidrapporten är öppnad igen'
      redirectWith(call.response, desk.notices, `${desk.base}/rapport/${report.id}`, { title })
    }),
  )
}
