import type * as Contract from '../../../provider-api/contract'
import { stockholmDate } from '../../../app/domain/time/time'
import type { DeskWish } from '../store/types'
import { atDesk, sendDeskPage, sendNotFound, type Desk, type DeskPages, type DeskRequest } from './desk'
import { choices, submit, textArea, type FormError } from './forms'
import { dateTime, day, dayWithYear, span } from './format'
import { html, type Html } from './html'
import { whoComes } from './overview-page'
import { formOf, param, redirectWith } from './web'
import { failureWords, roleWords } from './words'
import { effectWords, isWishOutcome, wishKindWords, wishOutcomeWords, wishStateWords } from './wish-words'

type Typed = { outcome: string; text: string; errors: readonly FormError[] }

const nothingTyped: Typed = { outcome: '', text: '', errors: [] }

const listItem = (base: string, { wish, brukare }: DeskWish): Html =>
  html`<li class="rad">
    <a class="ds-link" href="${base}/onskemal/${wish.id}"
      >${wish.reference}, ${brukare.name}: ${wishKindWords[wish.kind]}</a
    >
    <span class="ds-tag" data-color="neutral">${wishStateWords[wish.state]}</span>
    <span>Skickat ${dateTime(wish.sentAt)}</span>
  </li>`

const fact = (term: string, value: Html | string | null): Html | null =>
  value === null
    ? null
    : html`<dt>${term}</dt>
        <dd>${value}</dd>`

const aboutShift = (base: string, { shift }: DeskWish): Html | null =>
  shift &&
  html`<a class="ds-link" href="${base}/pass/${shift.id}"
    >${day(stockholmDate(shift.start))}, ${span(shift.start, shift.end)}, ${whoComes(shift)}</a
  >`

const facts = (base: string, found: DeskWish): Html => {
  const { reference, kind, state, wantedSpan, from, to, sectionIndex, sentAt, sentBy, onBehalfOf } = found.wish
  return html`<dl class="fakta">
    ${fact('Nummer', reference)} ${fact('Läge', wishStateWords[state])} ${fact('Önskar', wishKindWords[kind])}
    ${fact('Pass', aboutShift(base, found))}
    ${fact('Vill hellre ha', wantedSpan ? `${day(stockholmDate(new Date(wantedSpan.start)))}, ${span(wantedSpan.start, wantedSpan.end)}` : null)}
    ${fact('Från och med', from === undefined ? null : dayWithYear(from))}
    ${fact('Till och med', from === undefined ? null : to === undefined ? 'inte känt än' : dayWithYear(to))}
    ${fact('Del av planen', sectionIndex === undefined ? null : `Del ${sectionIndex + 1}`)}
    ${fact('Timmarna, om ni säger ja', effectWords(found.effect))}
    ${fact('Skickat', `${dateTime(sentAt)} av ${sentBy ?? 'okänd'}, ${roleWords[onBehalfOf]}`)}
  </dl>`
}

const said = ({ text, answers }: Contract.Wish): Html =>
  html`<section aria-labelledby="ord">
      <h2 class="ds-heading" data-size="sm" id="ord">Med egna ord</h2>
      ${text === '' ? html`<p class="ds-paragraph">Ingen text.</p>` : html`<p class="egen-text">${text}</p>`}
    </section>
    ${
      answers.length === 0
        ? null
        : html`<section aria-labelledby="svar">
            <h2 class="ds-heading" data-size="sm" id="svar">Svar</h2>
            ${answers.map(
              (it) =>
                html`<p class="ds-paragraph">${wishOutcomeWords[it.outcome]}. ${it.by}, ${dateTime(it.at)}.</p>
                  <p class="egen-text">${it.text}</p>`,
            )}
          </section>`
    }`

const answerForm = (action: string, form: Typed): Html =>
  html`<section aria-labelledby="svara-rubrik">
    <h2 class="ds-heading" data-size="sm" id="svara-rubrik">Svara</h2>
    <form method="post" action="${action}/svara">
      ${choices({
        id: 'utfall',
        type: 'radio',
        label: 'Vad blir svaret?',
        hint: 'Ett ja till hela önskemålet ändrar schemat: pass avbokas av brukaren, eller flyttas.',
        errors: form.errors,
        options: Object.entries(wishOutcomeWords).map(([value, label]) => ({
          value,
          label,
          checked: value === form.outcome,
        })),
      })}
      ${textArea({
        id: 'ord-svar',
        label: 'Med ord',
        hint: 'Brukaren och den som företräder brukaren läser det.',
        value: form.text,
        errors: form.errors,
      })}
      ${submit('Skicka svaret')}
    </form>
  </section>`

const sendWish = (desk: Desk, call: DeskRequest, found: DeskWish, form: Typed): void => {
  const { wish, brukare } = found
  const isOpen = wish.state === 'received' || wish.state === 'question'
  sendDeskPage(desk, call, {
    heading: `Önskemål ${wish.reference} från ${brukare.name}`,
    section: '/onskemal',
    content: html`${facts(desk.base, found)} ${said(wish)}
      ${isOpen ? answerForm(`${desk.base}/onskemal/${wish.id}`, form) : null}
      <p class="fler"><a class="ds-link" href="${desk.base}/onskemal">Till önskemålen</a></p>`,
    errors: form.errors,
  })
}

/** The wishes that wait, and each with its answer. */
export const addWishPages: DeskPages = (router, desk) => {
  router.get(
    '/onskemal',
    atDesk(desk, async (call) => {
      const wishes = await desk.store().desk.listOpenWishes()
      sendDeskPage(desk, call, {
        heading: `Önskemål som väntar: ${wishes.length}`,
        section: '/onskemal',
        content:
          wishes.length === 0
            ? html`<p class="ds-paragraph">Inget önskemål väntar på svar.</p>`
            : html`<ul class="lista">
                ${wishes.map((it) => listItem(desk.base, it))}
              </ul>`,
      })
    }),
  )

  const withWish = (run: (call: DeskRequest, found: DeskWish) => Promise<void>) =>
    atDesk(desk, async (call) => {
      const found = await desk.store().desk.getDeskWish(param(call.request, 'wishId'))
      return found ? run(call, found) : sendNotFound(desk, call)
    })

  router.get(
    '/onskemal/:wishId',
    withWish((call, found) => Promise.resolve(sendWish(desk, call, found, nothingTyped))),
  )

  router.post(
    '/onskemal/:wishId/svara',
    withWish(async (call, found) => {
      const fields = formOf(call.request)
      const typed = { outcome: fields.one('utfall'), text: fields.one('ord-svar') }
      const errors: FormError[] = []
      if (!isWishOutcome(typed.outcome)) errors.push({ field: 'utfall', message: 'Välj vad svaret blir' })
      if (typed.text === '') errors.push({ field: 'ord-svar', message: 'Skriv svaret med ord' })
      if (!isWishOutcome(typed.outcome) || errors.length > 0) return sendWish(desk, call, found, { ...typed, errors })
      const answer = { outcome: typed.outcome, text: typed.text }
      const result = await desk.store().desk.answerWish(found.wish.id, answer, call.me.id)
      if (!result.ok) {
        const refusal = [{ field: null, message: failureWords[result.code] }]
        return sendWish(desk, call, found, { ...typed, errors: refusal })
      }
      redirectWith(call.response, desk.notices, `${desk.base}/onskemal/${found.wish.id}`, {
        title: 'Klart: svaret är skickat',
      })
    }),
  )
}
