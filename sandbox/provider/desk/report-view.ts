import type * as Contract from '../../../provider-api/contract'
import { stockholmDate } from '../../../app/domain/time/time'
import { submit, textArea, type FormError } from './forms'
import { clock, dateTime, day, duration, span } from './format'
import { html, type Html, type Value } from './html'
import { wideTable } from './wide-table'
import { boundWords, classificationWords, kindWords, methodWords, reportStateWords } from './words'

const total = ({ active, waiting, standby }: Contract.MinutesPerKind): string => duration(active + waiting + standby)

const registered = (name: string, registration: Contract.Registration | undefined): string => {
  if (!registration) return `${name} saknas`
  const { method, originalAt, changedBy } = registration
  const original = originalAt ? `, först ${clock(originalAt)}, ändrad av ${changedBy ?? 'okänd'}` : ''
  return `${name} ${methodWords[method]}${original}`
}

const reportedCell = ({ reportedStart, reportedEnd }: Contract.TimeReportRow): Html => {
  if (!reportedStart && !reportedEnd) return html`inget rapporterat`
  const times =
    reportedStart && reportedEnd
      ? span(reportedStart.at, reportedEnd.at)
      : reportedStart
        ? `från ${clock(reportedStart.at)}`
        : reportedEnd && `till ${clock(reportedEnd.at)}`
  return html`${times}<br />${registered('Start', reportedStart)}.<br />${registered('Slut', reportedEnd)}.`
}

const judgement = ({ result, brokenBounds }: Contract.Classification): string =>
  brokenBounds.length === 0
    ? classificationWords[result]
    : `${classificationWords[result]}: ${brokenBounds.map((it) => boundWords[it]).join(', ')}`

/** The day a row belongs to: planned, else reported. */
export const rowDay = ({ planned, reportedStart }: Contract.TimeReportRow): string => {
  const start = planned?.start ?? reportedStart?.at
  return start ? day(stockholmDate(new Date(start))) : 'okänd dag'
}

const cases = (base: string, ids: readonly string[]): Value =>
  ids.length === 0
    ? 'inga'
    : ids.map((id, index) => html`<a class="ds-link" href="${base}/invandning/${id}">Invändning ${index + 1}</a> `)

const rowLine = (base: string, reportId: string, row: Contract.TimeReportRow): Html =>
  html`<tr>
    <th scope="row"><a class="ds-link" href="${base}/rapport/${reportId}/rad/${row.id}">${rowDay(row)}</a></th>
    <td>${row.planned ? `${span(row.planned.start, row.planned.end)}, ${kindWords[row.kind]}` : 'inte planerat'}</td>
    <td>${reportedCell(row)}</td>
    <td>${row.faststalld ? span(row.faststalld.start, row.faststalld.end) : 'inte än'}</td>
    <td>${judgement(row.classification)}</td>
    <td>${row.comment ?? 'ingen'}</td>
    <td>${cases(base, row.objectionIds)}</td>
  </tr>`

const rowColumns = ['Dag', 'Planerat', 'Rapporterat', 'Fastställt', 'Bedömning', 'Kommentar', 'Invändningar']

/** Rows of a report: planned, reported and fastställd side by side, with a way to each row's page and objections. */
export const rowsTable = (base: string, reportId: string, rows: readonly Contract.TimeReportRow[]): Html =>
  wideTable(
    'Tabell med rader',
    rowColumns,
    rows.map((row) => rowLine(base, reportId, row)),
  )

const facts = (report: Contract.TimeReport): Html =>
  html`<dl class="fakta">
    <dt>Läge</dt>
    <dd>${reportStateWords[report.state]}${report.certifiedAt ? `, intygad ${dateTime(report.certifiedAt)}` : ''}</dd>
    <dt>Planerat</dt>
    <dd>${total(report.sums.planned)}</dd>
    <dt>Rapporterat</dt>
    <dd>${total(report.sums.reported)}</dd>
    <dt>Fastställt</dt>
    <dd>${total(report.sums.faststalld)}</dd>
    <dt>Avvikelser</dt>
    <dd>${report.deviationCount} av ${report.rowCount} rader</dd>
    <dt>Öppna invändningar</dt>
    <dd>${report.openObjectionCount}</dd>
  </dl>`

const versions = (versionList: readonly Contract.Faststallande[]): Html =>
  versionList.length === 0
    ? html`<p class="ds-paragraph">Rapporten har inte fastställts.</p>`
    : html`<ul class="ds-list">
        ${versionList.map(
          (it) =>
            html`<li>
              Version ${it.version}: ${it.by}, ${dateTime(it.at)}, ${it.mode === 'batch' ? 'i klump' : 'för sig'},
              ${total(it.minutes)}. ${it.comment ? `Kommentar: ${it.comment}` : 'Ingen kommentar.'}
            </li>`,
        )}
      </ul>`

const comments = (list: readonly Contract.Comment[]): Html | null =>
  list.length === 0
    ? null
    : html`<section aria-labelledby="kommentarer">
        <h2 class="ds-heading" data-size="sm" id="kommentarer">Kommentarer från brukarens sida</h2>
        <ul class="ds-list">
          ${list.map((it) => html`<li>${it.name}, ${dateTime(it.at)}: ${it.text}</li>`)}
        </ul>
      </section>`

const decision = (base: string, report: Contract.TimeReport, comment: string, errors: readonly FormError[]): Html => {
  const action = `${base}/rapport/${report.id}`
  if (report.state === 'open') {
    return html`<p class="ds-paragraph">Assistenten har inte intygat rapporten än. Den kan inte fastställas.</p>`
  }
  if (report.state === 'faststalld') {
    return html`<p class="ds-paragraph">Rapporten är fastställd. Du kan ändra en rad, då blir det en ny version.</p>
      <form method="post" action="${action}/oppna">${submit('Öppna rapporten igen', 'secondary')}</form>`
  }
  const hint =
    report.deviationCount > 0
      ? 'Du måste skriva en kommentar, för rapporten har avvikelser. Brukaren ser den.'
      : 'Frivillig, för allt är enligt plan. Brukaren ser den.'
  return html`${
      report.openObjectionCount > 0
        ? html`<p class="ds-paragraph">Det finns en öppen invändning. Svara på den innan du fastställer.</p>`
        : null
    }
    <form method="post" action="${action}/faststall">
      ${textArea({ id: 'kommentar', label: 'Kommentar till fastställandet', hint, value: comment, errors })}
      ${submit('Fastställ tidrapporten')}
    </form>`
}

/** One report: its sums, rows, versions, and the decision. `comment` is what has been typed. */
export const reportView = (
  base: string,
  report: Contract.TimeReport,
  comment: string,
  errors: readonly FormError[],
): Html =>
  html`${facts(report)}
    <section aria-labelledby="rader">
      <h2 class="ds-heading" data-size="sm" id="rader">Rader</h2>
      ${rowsTable(base, report.id, report.rows)}
    </section>
    ${comments(report.comments)}
    <section aria-labelledby="versioner">
      <h2 class="ds-heading" data-size="sm" id="versioner">Fastställanden</h2>
      ${versions(report.faststallanden)}
    </section>
    <section aria-labelledby="beslut">
      <h2 class="ds-heading" data-size="sm" id="beslut">Fastställ</h2>
      ${decision(base, report, comment, errors)}
    </section>
    <p class="fler">
      <a class="ds-link" href="${base}/rapporter?manad=${report.month}">Till månadens tidrapporter</a>
    </p>`
