import { clockTime, stockholmDate } from '../../../app/domain/time/time'
import type { DeskShift, DeskStaff } from '../store/types'
import { choices, selectField, submit, textField, type FormError } from './forms'
import { clock, day, span } from './format'
import { html, type Html } from './html'
import { arrivalWords, whoComes } from './overview-page'
import { kindWords, shiftStatus } from './words'

type Substitute = DeskStaff & { knowsBrukare: boolean }

/** What has been typed on a shift's page, and what was wrong with it. */
export type ShiftForm = {
  errors: readonly FormError[]
  substitute: string
  cancelledBy: string
  date: string
  start: string
  endDate: string
  end: string
}

/** The forms as they are before anything is typed. */
export const emptyShiftForm = (shift: DeskShift): ShiftForm => ({
  errors: [],
  substitute: '',
  cancelledBy: '',
  date: stockholmDate(shift.start),
  start: clockTime(shift.start),
  endDate: stockholmDate(shift.end),
  end: clockTime(shift.end),
})

const facts = (shift: DeskShift): Html =>
  html`<dl class="fakta">
    <dt>Brukare</dt>
    <dd>${shift.brukare.name}</dd>
    <dt>Dag</dt>
    <dd>${day(stockholmDate(shift.start))}</dd>
    <dt>Tid</dt>
    <dd>${span(shift.start, shift.end)}</dd>
    <dt>Slag</dt>
    <dd>${kindWords[shift.kind]}</dd>
    <dt>Vem</dt>
    <dd>${whoComes(shift)}</dd>
    <dt>Läge</dt>
    <dd>${shift.missed ? 'inte påbörjat' : shiftStatus(shift)}</dd>
    ${
      shift.arrivalSaid
        ? html`<dt>Sagt genom Insyn</dt>
            <dd>${arrivalWords(shift.arrivalSaid)}</dd>`
        : null
    }
    ${
      shift.actualStart
        ? html`<dt>Började</dt>
            <dd>${clock(shift.actualStart)}</dd>`
        : null
    }
    ${
      shift.actualEnd
        ? html`<dt>Slutade</dt>
            <dd>${clock(shift.actualEnd)}</dd>`
        : null
    }
    ${
      shift.comment
        ? html`<dt>Kommentar</dt>
            <dd>${shift.comment}</dd>`
        : null
    }
    ${
      shift.openObjectionCount > 0
        ? html`<dt>Öppna invändningar</dt>
            <dd>${shift.openObjectionCount}</dd>`
        : null
    }
  </dl>`

const substituteForm = (action: string, shift: DeskShift, substitutes: readonly Substitute[], form: ShiftForm): Html =>
  html`<section aria-labelledby="vikarie-rubrik">
    <h2 class="ds-heading" data-size="sm" id="vikarie-rubrik">
      ${shift.staff ? `${shift.staff.displayName} kan inte komma` : 'Sätt in någon'}
    </h2>
    <form method="post" action="${action}/vikarie">
      ${selectField({
        id: 'vikarie',
        label: 'Vem kommer i stället?',
        hint: 'Bara de som är lediga då. De som känner brukaren står först.',
        value: form.substitute,
        errors: form.errors,
        empty: 'Välj en person',
        options: substitutes.map((it) => ({
          value: it.id,
          label: it.knowsBrukare ? `${it.displayName}, känner ${shift.brukare.name}` : it.displayName,
        })),
      })}
      ${submit(shift.staff ? 'Sjukmarkera och sätt in vikarie' : 'Sätt in personen')}
    </form>
    ${
      shift.staff
        ? html`<form method="post" action="${action}/vakant">
            ${submit('Sjukmarkera och lämna vakant', 'secondary')}
          </form>`
        : null
    }
  </section>`

const moveForm = (action: string, form: ShiftForm): Html =>
  html`<section aria-labelledby="flytta-rubrik">
    <h2 class="ds-heading" data-size="sm" id="flytta-rubrik">Flytta passet</h2>
    <form method="post" action="${action}/flytta">
      <div class="knappar">
        ${textField({ id: 'datum', label: 'Första dag', type: 'date', value: form.date, errors: form.errors })}
        ${textField({ id: 'start', label: 'Börjar klockan', type: 'time', value: form.start, errors: form.errors })}
        ${textField({ id: 'slutdatum', label: 'Sista dag', type: 'date', value: form.endDate, errors: form.errors })}
        ${textField({ id: 'slut', label: 'Slutar klockan', type: 'time', value: form.end, errors: form.errors })}
      </div>
      ${submit('Flytta passet', 'secondary')}
    </form>
  </section>`

const cancelForm = (action: string, form: ShiftForm): Html =>
  html`<section aria-labelledby="avboka-rubrik">
    <h2 class="ds-heading" data-size="sm" id="avboka-rubrik">Avboka passet</h2>
    <form method="post" action="${action}/avboka">
      ${choices({
        id: 'avbokas-av',
        type: 'radio',
        label: 'Vem avbokar?',
        errors: form.errors,
        options: [
          { value: 'provider', label: 'Vi, anordnaren', checked: form.cancelledBy === 'provider' },
          { value: 'brukare', label: 'Brukaren har tackat nej', checked: form.cancelledBy === 'brukare' },
        ],
      })}
      ${submit('Avboka passet', 'secondary')}
    </form>
  </section>`

/** A shift with what can be done to it. A shift that has begun, or is cancelled, is only shown. */
export const shiftView = (
  base: string,
  shift: DeskShift,
  substitutes: readonly Substitute[],
  form: ShiftForm,
): Html => {
  const action = `${base}/pass/${shift.id}`
  const canChange = shift.status === 'planned' || shift.status === 'vacant'
  return html`${facts(shift)}
    ${
      canChange
        ? [substituteForm(action, shift, substitutes, form), moveForm(action, form), cancelForm(action, form)]
        : html`<p class="ds-paragraph">Passet är ${shiftStatus(shift)} och kan inte ändras här.</p>`
    }
    <p class="fler">
      <a class="ds-link" href="${base}?datum=${stockholmDate(shift.start)}">Till dagens pass</a>
    </p>`
}
