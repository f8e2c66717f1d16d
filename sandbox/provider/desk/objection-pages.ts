import type * as Contract from '../../../provider-api/contract'
import type { DeskObjection, ProviderStore } from '../store/types'
import { atDesk, sendDeskPage, sendNotFound, type Desk, type DeskPages, type DeskRequest } from './desk'
import type { FormError } from './forms'
import { day } from './format'
import { html, type Html } from './html'
import { urgentSection } from './overview-page'
import { etaOf } from './typed-eta'
import { objectionView, type AnswerForm, type ObjectionTargets } from './objection-view'
import { formOf, param, redirectWith } from './web'
import { failureWords, objectionStateWords, outcomeWords, reasonWords } from './words'

const findTargets = async (
  store: ProviderStore,
  { brukareId, target }: Pick<Contract.Objection, 'brukareId' | 'target'>,
): Promise<ObjectionTargets> => {
  const shifts = await Promise.all((target.shiftIds ?? []).map((id) => store.desk.getShift(id)))
  const report = target.timeReportId ? await store.contract.getTimeReport(target.timeReportId) : null
  const meant = new Set([...(target.rowIds ?? []), ...(target.claimLineIds ?? [])])
  const claim = target.claimId ? await store.desk.getDeskClaim(brukareId, target.claimId) : null
  return {
    shifts: shifts.filter((it) => it !== null),
    report,
    rows: report?.rows.filter((it) => meant.has(it.id)) ?? [],
    claim,
    lines: claim?.lines.filter((it) => meant.has(it.id)) ?? [],
  }
}

const listItem = (base: string, { objection, brukare, overdue }: DeskObjection): Html =>
  html`<li class="rad">
    <a class="ds-link" href="${base}/invandning/${objection.id}"
      >${objection.reference}, ${brukare.name}: ${reasonWords[objection.reason]}</a
    >
    ${objection.urgent ? html`<span class="ds-tag" data-color="danger">Brådskande</span>` : null}
    <span class="ds-tag" data-color="neutral">${objectionStateWords[objection.state]}</span>
    <span>Svar senast ${day(objection.answerDueBy)}</span>
    ${overdue ? html`<span class="ds-tag" data-color="danger">försenad</span>` : null}
  </li>`

const isOutcome = (value: string): value is Contract.ObjectionAnswer['outcome'] => value in outcomeWords

const sendObjection = async (
  desk: Desk,
  call: DeskRequest,
  { objection, brukare }: DeskObjection,
  form: AnswerForm,
): Promise<void> =>
  sendDeskPage(desk, call, {
    heading: `Invändning ${objection.reference} från ${brukare.name}`,
    section: '/invandningar',
    content: objectionView(desk.base, objection, await findTargets(desk.store(), objection), form),
    errors: form.errors,
  })

const nothingTyped: AnswerForm = { outcome: '', motivation: '', errors: [] }

/** The open objections, and each with its review and answer. */
export const addObjectionPages: DeskPages = (router, desk) => {
  router.get(
    '/invandningar',
    atDesk(desk, async (call) => {
      const objections = await desk.store().desk.listOpenObjections()
      sendDeskPage(desk, call, {
        heading: `Öppna invändningar: ${objections.length}`,
        section: '/invandningar',
        content:
          objections.length === 0
            ? html`<p class="ds-paragraph">Ingen invändning väntar på svar.</p>`
            : html`${urgentSection(desk.base, objections)}
                <ul class="lista">
                  ${objections.map((it) => listItem(desk.base, it))}
                </ul>`,
      })
    }),
  )

  const withObjection = (run: (call: DeskRequest, found: DeskObjection) => Promise<void>) =>
    atDesk(desk, async (call) => {
      const found = await desk.store().desk.getDeskObjection(param(call.request, 'objectionId'))
      return found ? run(call, found) : sendNotFound(desk, call)
    })

  router.get(
    '/invandning/:objectionId',
    withObjection((call, found) => sendObjection(desk, call, found, nothingTyped)),
  )

  router.post(
    '/invandning/:objectionId/granska',
    withObjection(async (call, found) => {
      const result = await desk.store().desk.startReview(found.objection.id, call.me.id)
      if (!result.ok) {
        const errors = [{ field: null, message: failureWords[result.code] }]
        return sendObjection(desk, call, found, { ...nothingTyped, errors })
      }
      const to = `${desk.base}/invandning/${found.objection.id}`
      redirectWith(call.response, desk.notices, to, { title: 'Klart: invändningen granskas' })
    }),
  )

  router.post(
    '/invandning/:objectionId/last',
    withObjection(async (call, found) => {
      const fields = formOf(call.request)
      const eta = etaOf(fields.one('framme'), desk.clock())
      if (eta === 'unknown') {
        const errors = [{ field: 'framme', message: 'Skriv klockslaget som 9:50' }]
        return sendObjection(desk, call, found, { ...nothingTyped, errors })
      }
      const reaction = { onTheWay: fields.one('pavag') === 'ja', etaAt: eta }
      const result = await desk.store().desk.acknowledge(found.objection.id, reaction, call.me.id)
      if (!result.ok) {
        const errors = [{ field: null, message: failureWords[result.code] }]
        return sendObjection(desk, call, found, { ...nothingTyped, errors })
      }
      const to = `${desk.base}/invandning/${found.objection.id}`
      redirectWith(call.response, desk.notices, to, { title: 'Klart: brukarens sida ser att du har läst det' })
    }),
  )

  router.post(
    '/invandning/:objectionId/svara',
    withObjection(async (call, found) => {
      const fields = formOf(call.request)
      const typed = { outcome: fields.one('utfall'), motivation: fields.one('motivering') }
      const errors: FormError[] = []
      if (!isOutcome(typed.outcome)) errors.push({ field: 'utfall', message: 'Välj vad svaret blir' })
      if (typed.motivation === '') errors.push({ field: 'motivering', message: failureWords.motivationMissing })
      if (!isOutcome(typed.outcome) || errors.length > 0) return sendObjection(desk, call, found, { ...typed, errors })
      const answer = { outcome: typed.outcome, motivation: typed.motivation }
      const result = await desk.store().desk.answerObjection(found.objection.id, answer, call.me.id)
      if (!result.ok) {
        const field = result.code === 'motivationMissing' ? 'motivering' : null
        const refusal = [{ field, message: failureWords[result.code] }]
        return sendObjection(desk, call, found, { ...typed, errors: refusal })
      }
      const to = `${desk.base}/invandning/${found.objection.id}`
      redirectWith(call.response, desk.notices, to, { title: 'Klart: svaret är skickat' })
    }),
  )
}
