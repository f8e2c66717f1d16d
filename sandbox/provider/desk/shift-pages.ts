import type { ActionResult } from '../store/action-result'
import type { DeskShift } from '../store/types'
import { atDesk, sendDeskPage, sendNotFound, type Desk, type DeskPages, type DeskRequest } from './desk'
import type { FormError } from './forms'
import { day, span } from './format'
import type { Notice } from './layout'
import { whoComes } from './overview-page'
import { emptyShiftForm, shiftView, type ShiftForm } from './shift-view'
import { spanOf } from './typed-span'
import { formOf, param, redirectWith } from './web'
import { failureWords } from './words'
import { stockholmDate } from '../../../app/domain/time/time'

const sendShift = async (desk: Desk, call: DeskRequest, shift: DeskShift, form: ShiftForm): Promise<void> => {
  const substitutes = await desk.store().desk.listSubstitutes(shift.id)
  sendDeskPage(desk, call, {
    heading: `Pass ${day(stockholmDate(shift.start))} hos ${shift.brukare.name}`,
    section: '',
    content: shiftView(desk.base, shift, substitutes, form),
    errors: form.errors,
  })
}

type Attempt =
  | { errors: FormError[] }
  /** `field`: where a refusal by the store is shown. */
  | { field: string | null; result: ActionResult<DeskShift>; notice: (shift: DeskShift) => Notice }

/** The shift's page, and its four actions. */
export const addShiftPages: DeskPages = (router, desk) => {
  router.get(
    '/pass/:shiftId',
    atDesk(desk, async (call) => {
      const shift = await desk.store().desk.getShift(param(call.request, 'shiftId'))
      if (!shift) return sendNotFound(desk, call)
      await sendShift(desk, call, shift, emptyShiftForm(shift))
    }),
  )

  /** One action: what was typed is kept when it is refused, and said to be done on the next page when it is not. */
  const addAction = (
    name: string,
    attempt: (shift: DeskShift, fields: ReturnType<typeof formOf>) => Promise<Attempt>,
  ): void => {
    router.post(
      `/pass/:shiftId/${name}`,
      atDesk(desk, async (call) => {
        const shift = await desk.store().desk.getShift(param(call.request, 'shiftId'))
        if (!shift) return sendNotFound(desk, call)
        const fields = formOf(call.request)
        const outcome = await attempt(shift, fields)
        if ('result' in outcome && outcome.result.ok) {
          const to = `${desk.base}/pass/${shift.id}`
          return redirectWith(call.response, desk.notices, to, outcome.notice(outcome.result.data))
        }
        const untouched = emptyShiftForm(shift)
        const moved = name === 'flytta'
        await sendShift(desk, call, shift, {
          errors: 'errors' in outcome ? outcome.errors : refusal(outcome),
          substitute: fields.one('vikarie'),
          cancelledBy: fields.one('avbokas-av'),
          date: moved ? fields.one('datum') : untouched.date,
          start: moved ? fields.one('start') : untouched.start,
          endDate: moved ? fields.one('slutdatum') : untouched.endDate,
          end: moved ? fields.one('slut') : untouched.end,
        })
      }),
    )
  }

  const refusal = ({ field, result }: { field: string | null; result: ActionResult<DeskShift> }): FormError[] =>
    result.ok ? [] : [{ field, message: failureWords[result.code] }]

  addAction('vikarie', async (shift, fields) => {
    const id = fields.one('vikarie')
    if (id === '') return { errors: [{ field: 'vikarie', message: 'Välj vem som kommer i stället' }] }
    return {
      field: 'vikarie',
      result: await desk.store().desk.markSickAndSubstitute(shift.id, id),
      notice: (after) => ({ title: `Klart: ${whoComes(after)}` }),
    }
  })

  addAction('vakant', async (shift) => ({
    field: null,
    result: await desk.store().desk.leaveVacant(shift.id),
    notice: () => ({ title: 'Klart: passet är vakant' }),
  }))

  addAction('avboka', async (shift, fields) => {
    const by = fields.one('avbokas-av')
    if (by !== 'provider' && by !== 'brukare') {
      return { errors: [{ field: 'avbokas-av', message: 'Välj vem som avbokar' }] }
    }
    return {
      field: 'avbokas-av',
      result: await desk.store().desk.cancel(shift.id, by),
      notice: () => ({ title: 'Klart: passet är avbokat' }),
    }
  })

  addAction('flytta', async (shift, fields) => {
    const typed = spanOf(fields)
    if ('errors' in typed) return typed
    return {
      field: 'slut',
      result: await desk.store().desk.move(shift.id, typed.span),
      notice: (after) => ({
        title: `Klart: passet är flyttat till ${day(stockholmDate(after.start))}, ${span(after.start, after.end)}`,
      }),
    }
  })
}
