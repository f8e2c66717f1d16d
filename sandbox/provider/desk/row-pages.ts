import type * as Contract from '../../../provider-api/contract'
import { clockTime, stockholmDate } from '../../../app/domain/time/time'
import type { ActionFailure } from '../store/action-result'
import { atDesk, sendDeskPage, sendNotFound, type Desk, type DeskPages, type DeskRequest } from './desk'
import { submit, textArea, textField, type FormError } from './forms'
import { html, type Html } from './html'
import { rowDay, rowsTable } from './report-view'
import { spanOf } from './typed-span'
import { formOf, param, redirectWith } from './web'
import { failureWords } from './words'

type RowForm = {
  date: string
  start: string
  endDate: string
  end: string
  comment: string
  errors: readonly FormError[]
}

/** Where a refusal by the store is shown. */
const fieldOf: Partial<Record<ActionFailure['code'], string>> = { commentMissing: 'kommentar', spanInvalid: 'slut' }

const emptyForm = (row: Contract.TimeReportRow): RowForm => {
  const start = row.reportedStart?.at ?? row.planned?.start
  const end = row.reportedEnd?.at ?? row.planned?.end
  return {
    date: start ? stockholmDate(new Date(start)) : '',
    start: start ? clockTime(new Date(start)) : '',
    endDate: end ? stockholmDate(new Date(end)) : '',
    end: end ? clockTime(new Date(end)) : '',
    comment: '',
    errors: [],
  }
}

const rowView = (base: string, report: Contract.TimeReport, row: Contract.TimeReportRow, form: RowForm): Html => {
  const { errors } = form
  return html`<section aria-labelledby="raden">
      <h2 class="ds-heading" data-size="sm" id="raden">Som det är nu</h2>
      ${rowsTable(base, report.id, [row])}
    </section>
    <section aria-labelledby="andra">
      <h2 class="ds-heading" data-size="sm" id="andra">Ändra tiden</h2>
      <p class="ds-paragraph">
        Den tid som först registrerades sparas.
        ${report.state === 'faststalld' ? 'Rapporten är fastställd: ändringen blir en ny version.' : ''}
      </p>
      <form method="post" action="${base}/rapport/${report.id}/rad/${row.id}">
        <div class="knappar">
          ${textField({ id: 'datum', label: 'Första dag', type: 'date', value: form.date, errors })}
          ${textField({ id: 'start', label: 'Började klockan', type: 'time', value: form.start, errors })}
          ${textField({ id: 'slutdatum', label: 'Sista dag', type: 'date', value: form.endDate, errors })}
          ${textField({ id: 'slut', label: 'Slutade klockan', type: 'time', value: form.end, errors })}
        </div>
        ${textArea({
          id: 'kommentar',
          label: 'Varför ändrar du?',
          hint: 'Brukaren ser det du skriver.',
          value: form.comment,
          errors,
        })}
        ${submit('Ändra tiden')}
      </form>
    </section>
    <p class="fler"><a class="ds-link" href="${base}/rapport/${report.id}">Till tidrapporten</a></p>`
}

const sendRow = (
  desk: Desk,
  call: DeskRequest,
  report: Contract.TimeReport,
  row: Contract.TimeReportRow,
  form: RowForm,
): void =>
  sendDeskPage(desk, call, {
    heading: `${rowDay(row)}, ${report.staff.displayName}`,
    section: '/rapporter',
    content: rowView(desk.base, report, row, form),
    errors: form.errors,
  })

/** One row of a report, and changing its time: after a fastställande that makes a new version. */
export const addRowPages: DeskPages = (router, desk) => {
  const path = '/rapport/:reportId/rad/:rowId'

  const withRow = (
    run: (call: DeskRequest, report: Contract.TimeReport, row: Contract.TimeReportRow) => Promise<void>,
  ) =>
    atDesk(desk, async (call) => {
      const report = await desk.store().contract.getTimeReport(param(call.request, 'reportId'))
      const row = report?.rows.find((it) => it.id === param(call.request, 'rowId'))
      return report && row ? run(call, report, row) : sendNotFound(desk, call)
    })

  router.get(
    path,
    withRow((call, report, row) => Promise.resolve(sendRow(desk, call, report, row, emptyForm(row)))),
  )

  router.post(
    path,
    withRow(async (call, report, row) => {
      const fields = formOf(call.request)
      const form: Omit<RowForm, 'errors'> = {
        date: fields.one('datum'),
        start: fields.one('start'),
        endDate: fields.one('slutdatum'),
        end: fields.one('slut'),
        comment: fields.one('kommentar'),
      }
      const typed = spanOf(fields)
      if ('errors' in typed) return sendRow(desk, call, report, row, { ...form, errors: typed.errors })
      const change = { ...typed.span, comment: form.comment }
      const result = await desk.store().desk.changeRow(row.id, change, call.me.id)
      if (!result.ok) {
        const field = fieldOf[result.code] ?? null
        return sendRow(desk, call, report, row, { ...form, errors: [{ field, message: failureWords[result.code] }] })
      }
      const { version } = result.data
      const title = version === null ? 'Klart: tiden är ändrad' : `Klart: tiden är ändrad, ny version ${version}`
      redirectWith(call.response, desk.notices, `${desk.base}/rapport/${report.id}`, { title })
    }),
  )
}
