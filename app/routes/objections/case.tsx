import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ObjectionCase } from '~/components/objections/case'
import { openedKeys } from '~/domain/news/opened'
import { maxText } from '~/views/objections/draft'
import { beginDraft, stepHref } from './step.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

const reply = { action: 'objection.reply', type: 'objection' }
const words = z.string().transform((text) => text.replaceAll('\r\n', '\n').trim())
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('resend') }),
  z.object({ intent: z.literal('reply'), key: z.uuid(), text: words }),
])

/** What is wrong with a reply; null when nothing is. */
const faultOf = (text: string) => (text === '' ? 'replyMissing' : text.length > maxText ? 'textLong' : null)

const read = { action: 'objection.read', type: 'objection' }

export const loader = showPage('object', read, async ({ access, scene, frame, filledIn, saw, opens }, args) => {
  const { objectionId = '' } = args.params
  const { objections } = args.context.services
  const found = await objections.case(access, scene, objectionId)
  if (found === null) throw notFound()
  opens(openedKeys.objection(objectionId))
  const text = filledIn && words.catch('').parse(filledIn.fields.get('text'))
  const fault = filledIn?.why === 'faults' ? faultOf(text ?? '') : null
  const errors = fault === null ? [] : [{ field: 'text', text: scene.t(`objections.error.${fault}`) }]
  const reply = text === null ? null : { text, errors, tooLate: filledIn?.why === 'tooLate' }
  return saw({ access: frame, found, now: scene.now, reply }, found.log)
})

/** A reply to an answer, or the beginning of sending again what the provider refused. */
export const action = takeForm('object', reply, async ({ access, scene, did, fields, back }, args): Promise<never> => {
  const { objectionId: id = '' } = args.params
  const { objections } = args.context.services
  const { data: sent } = form.safeParse(Object.fromEntries(fields))
  const here = `/b/${access.brukare.id}/invandningar/${id}`
  if (sent === undefined) throw redirect(here, 303)
  if (sent.intent === 'resend') {
    const draftId = await objections.beginAgain(access, id)
    if (draftId === null) throw redirect(here, 303)
    await did({ id: draftId }, beginDraft)
    throw redirect(stepHref(access.brukare.id, draftId, 'kontrollera'), 303)
  }
  const { key, text } = sent
  if (faultOf(text) !== null) throw await back('faults')
  const done = await objections.reply(access, scene, { id, key, text })
  if (done === null) throw notFound()
  if (done === 'tooLate') throw await back('tooLate')
  throw await leadTelling(args, access.viewer, 'replySaved', here)
})

export default function ObjectionPage() {
  return <ObjectionCase {...useLoaderData<typeof loader>()} />
}
