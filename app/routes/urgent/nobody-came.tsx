import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { bareAddress } from '~/auth/filled-in.server'
import { NobodyCame, type NobodyCameProps } from '~/components/urgent/nobody-came'
import { NobodySettled, type NobodySettledProps } from '~/components/urgent/nobody-settled'
import { UnreadShift } from '~/components/urgent/unread-shift'
import { parseShift } from '~/domain/schedule/shift'
import { isOpen } from '~/domain/objections/objection'
import { maySayNobody } from '~/domain/urgent/urgent'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { maxText } from '~/views/objections/draft'
import { nobodyView, settledView } from '~/views/urgent/nobody'
import { saidOf } from '~/views/urgent/told'
import { receiptHref, shiftOf, showUnread, type ShownOrUnread } from './address.server'

const words = z
  .string()
  .catch('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
const sentForm = z.object({
  text: words,
  key: z.string().min(1).max(100),
})

const open = { action: 'urgent.open', type: 'shift' }
const send = { action: 'objection.urgent', type: 'objection' }

/** The form; or what was written in it, when it was sent and something else had been said or done meanwhile. */
type Shown = { form: NobodyCameProps; settled: null } | { form: null; settled: NobodySettledProps }

/** One page, filled in already. No fresh sign-in is asked for here: docs/adr/0026. */
export const loader = showPage<ShownOrUnread<Shown>>('object', open, async (page, args) => {
  const { access, scene, frame, filledIn, saw } = page
  const key = shiftOf(args)
  const found = await args.context.services.urgent.find(access, scene, key)
  if (found === null) throw notFound()
  if (found.is === 'unread') return showUnread(page, key, found.unread)
  const { missed } = found
  const { told, shift } = missed
  const text = filledIn === null ? '' : words.parse(filledIn.fields.get('text'))
  const { providerId, date, shiftId } = key
  const seen = { id: shiftId, providerId, period: date }
  const said = told.nobody !== null && isOpen(told.nobody.state) ? told.nobody : null
  if (said !== null || !maySayNobody(parseShift(shift), saidOf(told), scene.now)) {
    const href = said === null ? `/b/${access.brukare.id}` : receiptHref(access, said.objectionId)
    if (filledIn?.why !== 'gone' || text === '') throw redirect(href, 303)
    const view = settledView(said === null ? 'over' : 'said', href, missed.scene)
    return saw({ unread: null, shown: { form: null, settled: { access: frame, view, call: missed.call, text } } }, seen)
  }
  const isLong = filledIn?.why === 'faults' && text.length > maxText
  const form = {
    access: frame,
    ...{ text, errors: isLong ? [{ field: 'text', text: scene.t('objections.error.textLong') }] : [] },
    view: nobodyView(parseShift(shift), missed.scene),
    call: missed.call,
    formKey: missed.key,
  }
  return saw({ unread: null, shown: { form, settled: null } }, seen)
})

export const action = takeForm('object', send, async ({ access, scene, fields, back }, args): Promise<never> => {
  const { data: sent } = sentForm.safeParse(Object.fromEntries(fields))
  if (sent === undefined) throw redirect(bareAddress(args.request.url), 303)
  if (sent.text.length > maxText) throw await back('faults')
  const said = await args.context.services.urgent.sayNobody(access, scene, shiftOf(args), {
    text: sent.text,
    formKey: sent.key,
  })
  if (said === null) throw notFound()
  if (said === 'unread') throw await back('failed')
  if (said === 'over' && sent.text === '') throw redirect(`/b/${access.brukare.id}`, 303)
  // The page says that what was written is not sent, and still has it.
  if (said === 'over' || !said.isTold) throw await back('gone')
  throw redirect(receiptHref(access, said.objectionId), 303)
})

export default function NobodyCamePage() {
  const { unread, shown } = useLoaderData<typeof loader>()
  if (unread !== null) return <UnreadShift {...unread} />
  return shown.settled === null ? <NobodyCame {...shown.form} /> : <NobodySettled {...shown.settled} />
}
