import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireAccess } from '~/auth/guards.server'
import { ObjectionCase } from '~/components/objections/case'
import { textsFor } from '~/i18n/texts'
import { maxText } from '~/views/objections/draft'
import { stepHref } from './step.server'
import { notFound, openPage, sceneOf } from '~/routes/frame/open-page.server'

const words = z.string().transform((text) => text.replaceAll('\r\n', '\n').trim())
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('resend') }),
  z.object({ intent: z.literal('reply'), key: z.uuid(), text: words }),
])

export async function loader(args: LoaderFunctionArgs) {
  const { objectionId = '' } = args.params
  const read = { action: 'objection.read', type: 'objection', id: objectionId }
  const { access, scene, frame } = await openPage(args, 'object', read)
  const found = await args.context.services.objections.case(access, scene, objectionId)
  if (found === null) throw notFound()
  return { access: frame, found, now: scene.now }
}

/** A reply to an answer, or the beginning of sending again what the provider refused. */
export async function action(args: ActionFunctionArgs) {
  const access = await requireAccess(args, 'object')
  const { objectionId: id = '' } = args.params
  const { objections, accessLog } = args.context.services
  const scene = sceneOf(args.context)
  const { data: sent } = form.safeParse(Object.fromEntries(await args.request.formData()))
  const here = `/b/${access.brukare.id}/invandningar/${id}`
  if (sent === undefined) throw redirect(here, 303)
  if (sent.intent === 'resend') {
    const draftId = await objections.beginAgain(access, id)
    if (draftId === null) throw redirect(here, 303)
    await accessLog.note(access, scene.requestId, { action: 'objectionDraft.begin', type: 'draft', id: draftId })
    throw redirect(stepHref(access.brukare.id, draftId, 'kontrollera'), 303)
  }
  const { key, text } = sent
  const t = textsFor(args.context.page.language)
  const fault = text === '' ? 'replyMissing' : text.length > maxText ? 'textLong' : null
  if (fault !== null) {
    const errors = [{ field: 'text', text: t(`objections.error.${fault}`) }]
    return data({ text, errors, tooLate: false }, { status: 400 })
  }
  const done = await objections.reply(access, scene, { id, key, text })
  if (done === null) throw notFound()
  if (done === 'tooLate') return data({ text, errors: [], tooLate: true }, { status: 409 })
  throw redirect(`${here}#meddelanden`, 303)
}

export default function ObjectionPage() {
  return <ObjectionCase {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />
}
