import type * as Contract from '../../../provider-api/contract'
import { stockholmDate } from '../../../app/domain/time/time'
import type { DeskShift } from '../store/types'
import { choices, submit, textArea, textField, type FormError } from './forms'
import { clock, dateTime, day, dayWithYear, span } from './format'
import { html, type Html } from './html'
import { whoComes } from './overview-page'
import { rowsTable } from './report-view'
import { objectionStateWords, outcomeWords, reasonWords, roleWords, shiftStatus, targetWords } from './words'

/** What an objection is about, looked up: the shifts, the report with its rows, or the claim with its lines that are meant. */
export type ObjectionTargets = {
  shifts: readonly DeskShift[]
  report: Contract.TimeReport | null
  rows: readonly Contract.TimeReportRow[]
  claim: Contract.Claim | null
  lines: readonly Contract.ClaimLine[]
}

/** What has been typed in the answer. */
export type AnswerForm = { outcome: string; motivation: string; errors: readonly FormError[] }

const facts = ({
  reference,
  state,
  reason,
  target,
  lodgedAt,
  lodgedBy,
  onBehalfOf,
  ownVersion,
  answerDueBy,
}: Contract.Objection): Html =>
  html`<dl class="fakta">
    <dt>Nummer</dt>
    <dd>${reference}</dd>
    <dt>Läge</dt>
    <dd>${objectionStateWords[state]}</dd>
    <dt>Svar senast</dt>
    <dd>${dayWithYear(answerDueBy)}</dd>
    <dt>Gäller</dt>
    <dd>${targetWords[target.type]}</dd>
    <dt>Orsak</dt>
    <dd>${reasonWords[reason]}</dd>
    <dt>Lämnad</dt>
    <dd>${dateTime(lodgedAt)} av ${lodgedBy ?? 'okänd'}, ${roleWords[onBehalfOf]}</dd>
    ${
      ownVersion
        ? html`<dt>Egen version av tiden</dt>
            <dd>${span(ownVersion.start, ownVersion.end)}</dd>`
        : null
    }
  </dl>`

const targetsView = (base: string, { shifts, report, rows, claim, lines }: ObjectionTargets): Html =>
  html`<section aria-labelledby="galler">
    <h2 class="ds-heading" data-size="sm" id="galler">Det här gäller invändningen</h2>
    ${
      shifts.length > 0
        ? html`<ul class="lista">
            ${shifts.map(
              (it) =>
                html`<li class="rad">
                  <a class="ds-link" href="${base}/pass/${it.id}"
                    >${day(stockholmDate(it.start))}, ${span(it.start, it.end)}, ${whoComes(it)}</a
                  >
                  <span class="ds-tag">${shiftStatus(it)}</span>
                </li>`,
            )}
          </ul>`
        : null
    }
    ${rows.length > 0 && report ? rowsTable(base, report.id, rows) : null}
    ${
      report
        ? html`<p class="fler">
            <a class="ds-link" href="${base}/rapport/${report.id}">Tidrapporten för ${report.staff.displayName}</a>
          </p>`
        : null
    }
    ${claim ? html`<p class="ds-paragraph">Räkningsunderlaget för ${claim.month}.</p>` : null}
    ${
      lines.length > 0
        ? html`<ul class="lista">
            ${lines.map((it) => html`<li class="rad">${day(it.date)}, ${span(it.start, it.end)}, ${it.staffName}</li>`)}
          </ul>`
        : null
    }
  </section>`

/** The contract's word for the other side, in Swedish. */
const sideOf = (by: string): string => (by === 'brukare side' ? 'brukarens sida' : by)

const conversation = ({ text, messages, answers, history }: Contract.Objection): Html =>
  html`<section aria-labelledby="ord">
      <h2 class="ds-heading" data-size="sm" id="ord">Med egna ord</h2>
      ${text === '' ? html`<p class="ds-paragraph">Ingen text.</p>` : html`<p class="egen-text">${text}</p>`}
      ${messages.map(
        (it) =>
          html`<h3 class="ds-heading" data-size="2xs">${it.name}, ${dateTime(it.at)}</h3>
            <p class="egen-text">${it.text}</p>`,
      )}
    </section>
    ${
      answers.length === 0
        ? null
        : html`<section aria-labelledby="svar">
            <h2 class="ds-heading" data-size="sm" id="svar">Svar</h2>
            ${answers.map(
              (it) =>
                html`<p class="ds-paragraph">${outcomeWords[it.outcome]}. ${it.by}, ${dateTime(it.at)}.</p>
                  <p class="egen-text">${it.motivation}</p>`,
            )}
          </section>`
    }
    <section aria-labelledby="historik">
      <h2 class="ds-heading" data-size="sm" id="historik">Vad som har hänt</h2>
      <ul class="ds-list">
        ${history.map((it) => html`<li>${dateTime(it.at)}: ${objectionStateWords[it.state]}, ${sideOf(it.by)}</li>`)}
      </ul>
    </section>`

/** What whoever is on duty does first: reads it, and says whether somebody is on the way. */
const urgentForm = (
  action: string,
  { reaction, lodgedAt, answerDueAt }: Contract.Objection,
  errors: readonly FormError[],
) =>
  html`<section class="bradskande" aria-labelledby="jour">
    <h2 class="ds-heading" data-size="sm" id="jour">Brådskande: ingen har kommit</h2>
    <p class="ds-paragraph">
      Sagt ${dateTime(lodgedAt)}. ${answerDueAt ? `Läs och svara senast klockan ${clock(answerDueAt)}.` : ''}
    </p>
    ${
      reaction
        ? html`<p class="ds-paragraph">
            Läst av ${reaction.acknowledgedBy} klockan ${clock(reaction.acknowledgedAt)}.
            ${reaction.onTheWay ? 'Någon är på väg.' : ''}
            ${reaction.etaAt ? `Framme klockan ${clock(reaction.etaAt)}.` : ''}
          </p>`
        : null
    }
    <form method="post" action="${action}/last">
      ${choices({
        id: 'pavag',
        type: 'radio',
        label: 'Är någon på väg?',
        errors,
        options: [
          { value: 'ja', label: 'Ja, någon är på väg', checked: reaction?.onTheWay === true },
          { value: 'nej', label: 'Nej, inte än', checked: reaction?.onTheWay !== true },
        ],
      })}
      ${textField({
        id: 'framme',
        type: 'text',
        label: 'När är personen framme?',
        hint: 'Till exempel 9:50. Lämna tomt om du inte vet.',
        value: reaction?.etaAt ? clock(reaction.etaAt) : '',
        errors,
      })}
      ${submit('Jag har läst det')}
    </form>
  </section>`

const reviewForm = (action: string): Html =>
  html`<form method="post" action="${action}/granska">${submit('Börja granska', 'secondary')}</form>`

const answerForm = (action: string, form: AnswerForm): Html =>
  html`<section aria-labelledby="svara-rubrik">
    <h2 class="ds-heading" data-size="sm" id="svara-rubrik">Svara</h2>
    <form method="post" action="${action}/svara">
      ${choices({
        id: 'utfall',
        type: 'radio',
        label: 'Vad blir svaret?',
        errors: form.errors,
        options: Object.entries(outcomeWords).map(([value, label]) => ({
          value,
          label,
          checked: value === form.outcome,
        })),
      })}
      ${textArea({
        id: 'motivering',
        label: 'Motivering',
        hint: 'Ett svar har alltid en motivering. Brukaren och den som företräder brukaren läser den.',
        value: form.motivation,
        errors: form.errors,
      })}
      ${submit('Skicka svaret')}
    </form>
  </section>`

/** One objection with all that is known of it, and the ways on from its state. */
export const objectionView = (
  base: string,
  objection: Contract.Objection,
  targets: ObjectionTargets,
  form: AnswerForm,
): Html => {
  const action = `${base}/invandning/${objection.id}`
  const isOpen = objection.state === 'received' || objection.state === 'underReview'
  return html`${objection.urgent && isOpen ? urgentForm(action, objection, form.errors) : null} ${facts(objection)}
    ${targetsView(base, targets)} ${conversation(objection)}
    ${objection.state === 'received' ? reviewForm(action) : null} ${isOpen ? answerForm(action, form) : null}
    <p class="fler"><a class="ds-link" href="${base}/invandningar">Till invändningarna</a></p>`
}
