import { stockholmDate } from '../../../app/domain/time/time'
import { choices, selectField, submit, textArea, type FormError } from '../desk/forms'
import { clock, day, span } from '../desk/format'
import { html, type Html } from '../desk/html'
import { kindWords } from '../desk/words'
import type { DeskShift, DeskStaff } from '../store/types'

/** What has been typed on the check-in page. `done`: names of the activities ticked. */
export type CheckInForm = { comment: string; done: readonly string[]; errors: readonly FormError[] }

/** The list to choose oneself from. */
export const chooseView = (base: string, staff: readonly DeskStaff[], errors: readonly FormError[]): Html =>
  html`<form method="post" action="${base}/valj">
    ${selectField({
      id: 'assistent',
      label: 'Vem är du?',
      value: '',
      errors,
      empty: 'Välj ditt namn',
      options: staff.map((it) => ({ value: it.id, label: it.displayName })),
    })}
    ${submit('Fortsätt')}
  </form>`

const facts = (shift: DeskShift): Html =>
  html`<p class="ds-paragraph">
    ${upperFirst(day(stockholmDate(shift.start)))}, ${span(shift.start, shift.end)}.
    ${upperFirst(kindWords[shift.kind])}. ${shift.actualStart ? `Du började klockan ${clock(shift.actualStart)}.` : ''}
  </p>`

const upperFirst = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** The one thing to do: large, and in sight on a phone wherever on the page one is. It comes after what it sends. */
const doIt = (words: string): Html => html`<div class="gor">${submit(words)}</div>`

const commentField = (form: CheckInForm): Html =>
  textArea({
    id: 'kommentar',
    label: 'Kommentar',
    hint: 'Behövs om tiden skiljer sig från planen. Brukaren ser den.',
    value: form.comment,
    errors: form.errors,
  })

const startForm = (base: string, shift: DeskShift, form: CheckInForm): Html =>
  html`<form method="post" action="${base}/starta">
    <input type="hidden" name="pass" value="${shift.id}" />
    ${commentField(form)} ${doIt('Börja passet nu')}
  </form>`

const endForm = (base: string, shift: DeskShift, form: CheckInForm): Html =>
  html`<form method="post" action="${base}/avsluta">
    <input type="hidden" name="pass" value="${shift.id}" />
    ${
      shift.activities.length > 0
        ? choices({
            id: 'insatser',
            type: 'checkbox',
            label: 'Vad har du gjort?',
            errors: form.errors,
            options: shift.activities.map(({ name }) => ({
              value: name,
              label: name,
              checked: form.done.includes(name),
            })),
          })
        : null
    }
    ${commentField(form)} ${doIt('Avsluta passet nu')}
  </form>`

/** The shift that is nearest, with the one thing to do about it. */
export const shiftView = (base: string, shift: DeskShift, form: CheckInForm): Html =>
  html`${facts(shift)} ${shift.status === 'started' ? endForm(base, shift, form) : startForm(base, shift, form)}`
