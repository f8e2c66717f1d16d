import { monthAfter, parseMonth, stockholmMonth } from '../../../app/domain/time/time'
import type { BatchResult, DeskReport } from '../store/types'
import { atDesk, sendDeskPage, type DeskPages } from './desk'
import { selectField, submit, type FormError } from './forms'
import { monthName } from './format'
import { sortedGroups } from './group'
import { html, type Html } from './html'
import { wideTable } from './wide-table'
import type { Notice } from './layout'
import { formOf, monthOf, queryText, redirectWith } from './web'
import { failureWords, leftWords, reportStateWords } from './words'

const monthsShown = 5

const monthForm = (base: string, month: string, thisMonth: string): Html =>
  html`<form class="knappar" method="get" action="${base}/rapporter">
    ${selectField({
      id: 'manad',
      label: 'Månad',
      value: month,
      errors: [],
      options: Array.from({ length: monthsShown }, (_, back) => monthAfter(thisMonth, -back)).map((it) => ({
        value: it,
        label: monthName(it),
      })),
    })}
    ${submit('Visa månaden', 'secondary')}
  </form>`

const waitingList = (base: string, reports: readonly DeskReport[]): Html =>
  html`<ul class="lista">
    ${reports.map(
      ({ id, brukare, staff, deviationCount, openObjectionCount }) =>
        html`<li class="rad">
          <a class="ds-link" href="${base}/rapport/${id}">${staff.displayName} hos ${brukare.name}</a>
          <span>${deviationCount === 0 ? 'enligt plan' : `avvikelser: ${deviationCount}`}</span>
          ${openObjectionCount > 0 ? html`<span class="ds-tag" data-color="warning">öppen invändning</span>` : null}
        </li>`,
    )}
  </ul>`

const reportRow = (base: string, report: DeskReport): Html =>
  html`<tr>
    <th scope="row"><a class="ds-link" href="${base}/rapport/${report.id}">${report.staff.displayName}</a></th>
    <td>${reportStateWords[report.state]}${report.latestVersion ? `, version ${report.latestVersion}` : ''}</td>
    <td>${report.rowCount}</td>
    <td>${report.deviationCount}</td>
    <td>${report.openObjectionCount}</td>
  </tr>`

const batchForm = (base: string, brukareId: string, name: string, month: string, batchable: number): Html =>
  html`<form method="post" action="${base}/rapporter">
    <input type="hidden" name="brukare" value="${brukareId}" />
    <input type="hidden" name="manad" value="${month}" />
    ${submit(`Fastställ ${batchable} enligt plan för ${name}`)}
  </form>`

const brukareSection = (base: string, month: string, reports: readonly DeskReport[]): Html | null => {
  const brukare = reports[0]?.brukare
  if (!brukare) return null
  const batchable = reports.filter((it) => it.batchable).length
  const headingId = `brukare-${brukare.id}`
  return html`<section aria-labelledby="${headingId}">
    <h2 class="ds-heading" data-size="sm" id="${headingId}">${brukare.name}</h2>
    ${wideTable(
      `Tidrapporter för ${brukare.name}`,
      ['Assistent', 'Läge', 'Rader', 'Avvikelser', 'Öppna invändningar'],
      reports.map((report) => reportRow(base, report)),
    )}
    ${
      batchable > 0
        ? batchForm(base, brukare.id, brukare.name, month, batchable)
        : html`<p class="ds-paragraph">Ingen rapport kan fastställas i klump nu.</p>`
    }
  </section>`
}

const batchTitle = (count: number): string => {
  if (count === 0) return 'Inget fastställdes'
  return `Klart: ${count} ${count === 1 ? 'tidrapport är fastställd' : 'tidrapporter är fastställda'}`
}

const batchNotice = ({ faststallda, left }: BatchResult): Notice => ({
  title: batchTitle(faststallda.length),
  lines: left
    .filter((it) => it.reason !== 'alreadyFaststalld')
    .map((it) => `${it.staffName} lämnades: ${leftWords[it.reason]}`),
})

/** The reports of a month, and fastställande in a batch of what is according to plan. */
export const addReportsPages: DeskPages = (router, desk) => {
  const send = async (
    call: Parameters<Parameters<typeof atDesk>[1]>[0],
    month: string,
    errors: readonly FormError[],
  ): Promise<void> => {
    const reports = await desk.store().desk.listReports(month)
    const groups = sortedGroups(
      reports,
      (it) => it.brukare.id,
      (it) => it.brukare.name,
    )
    const waiting = reports.filter((it) => it.state === 'certified' || it.state === 'reopened')
    sendDeskPage(desk, call, {
      heading: `Tidrapporter ${monthName(month)}`,
      section: '/rapporter',
      errors,
      content: html`${monthForm(desk.base, month, stockholmMonth(desk.clock()))}
        <p class="ds-paragraph">${reports.length} tidrapporter. Väntar på dig: ${waiting.length}.</p>
        ${waiting.length > 0 ? waitingList(desk.base, waiting) : null}
        ${groups.map((group) => brukareSection(desk.base, month, group))}`,
    })
  }

  /** Without a month asked for: the latest one that has something waiting, else this month. */
  const startMonth = async (): Promise<string> => {
    const waiting = (await desk.store().desk.listReports()).map((it) => it.month).sort()
    return waiting.at(-1) ?? stockholmMonth(desk.clock())
  }

  router.get(
    '/rapporter',
    atDesk(desk, async (call) => {
      const asked = queryText(call.request, 'manad') !== ''
      await send(call, asked ? monthOf(call.request, stockholmMonth(desk.clock())) : await startMonth(), [])
    }),
  )

  router.post(
    '/rapporter',
    atDesk(desk, async (call) => {
      const fields = formOf(call.request)
      const month = parseMonth(fields.one('manad')) ?? (await startMonth())
      const result = await desk.store().desk.faststallBatch(fields.one('brukare'), month, call.me.id)
      if (!result.ok) return send(call, month, [{ field: null, message: failureWords[result.code] }])
      redirectWith(call.response, desk.notices, `${desk.base}/rapporter?manad=${month}`, batchNotice(result.data))
    }),
  )
}
