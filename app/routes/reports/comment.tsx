import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CheckComment, CommentSent, WriteComment } from '~/components/reports/comment'
import { textsFor } from '~/i18n/texts'
import type { Seen } from '~/services/access-log/log.server'
import { aboutTitle } from '~/views/objections/about-title'
import { aboutSummary, narrow, type About } from '~/views/objections/about'
import { maxText } from '~/views/objections/draft'
import { reportHref } from '~/views/reports/month'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const id = z.string().regex(/^[\w.:-]{1,100}$/)
const query = z.object({ rad: id.optional(), utkast: id.optional(), skickad: id.optional() })
const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('write'),
    text: z
      .string()
      .catch('')
      .transform((text) => text.replaceAll('\r\n', '\n').trim()),
  }),
  z.object({ intent: z.literal('send'), draft: id }),
])

/** What the address is about. */
function readAddress({ request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>) {
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  const place = z.object({ providerId: id, reportId: id }).safeParse(params)
  if (!asked.success || !place.success) throw notFound()
  const { rad, ...rest } = asked.data
  return { target: { ...place.data, rowId: rad ?? null }, ...rest }
}

function addressOf(brukareId: string, target: { providerId: string; reportId: string; rowId: string | null }) {
  return (more: Record<string, string> = {}) => {
    const values = new URLSearchParams({ ...(target.rowId !== null && { rad: target.rowId }), ...more }).toString()
    return `/b/${brukareId}/kommentar/${target.providerId}/${target.reportId}${values === '' ? '' : `?${values}`}`
  }
}

const open = { action: 'comment.open', type: 'timeReport' }
const save = { action: 'commentDraft.save', type: 'draft' }

export const loader = showPage('object', open, async ({ access, scene, frame, saw, sawNothing }, args) => {
  const { target, utkast, skickad } = readAddress(args)
  const { comments, objectionTargets } = args.context.services
  const here = addressOf(access.brukare.id, target)
  const wanted = { type: target.rowId === null ? 'report' : 'rows', ...target } as const
  const { about, providerName, notices } = await objectionTargets.find(access, scene.requestId, wanted)
  const found = about && narrow(about, target.rowId === null ? [] : [target.rowId])
  const rowIsMissing = found?.type === 'rows' && found.rows.length === 0
  const sent = skickad === undefined ? null : await comments.sent(access, scene, target, skickad)
  const draft =
    utkast === undefined ? await comments.underWay(access, target) : await comments.find(access, utkast, target)
  if (draft?.submittedAs) throw redirect(here({ skickad: draft.submittedAs }), 303)
  const known = sent !== null || draft !== null
  if (rowIsMissing || (found === null && notices.length === 0 && !known)) throw notFound()
  if ((utkast !== undefined && draft === null) || (skickad !== undefined && sent === null)) throw redirect(here(), 303)
  const { providerId, reportId, rowId } = target
  const rowQuery = rowId === null ? 'typ=report' : `typ=rows&rad=${rowId}`
  const shown = {
    access: frame,
    notices,
    now: scene.now,
    providerName,
    about: found && aboutSummary(found, found.type, scene),
    shortAbout: found && aboutTitle(found, scene),
    /** Without a report that has been seen, nothing can be written about it. */
    mayWrite: found !== null || draft !== null,
    text: draft?.text ?? '',
    check: utkast === undefined ? null : (draft?.id ?? null),
    sent,
    links: {
      report: reportHref(access.brukare.id, providerId, reportId),
      write: here(),
      object: `/b/${access.brukare.id}/invandningar/ny?${rowQuery}&provider=${providerId}&rapport=${reportId}`,
    },
  }
  if (found === null && !known) return sawNothing(shown, providerId)
  return saw(shown, { ...(found && seenOf(found, reportId)), providerId })
})

/** What the report is, for the access log. */
function seenOf(about: About, id: string): Seen {
  return 'month' in about ? { id, period: about.month, about: 'staff' in about ? about.staff : null } : { id }
}

export const action = takeForm('object', save, async ({ access, scene, did }, args) => {
  const { target } = readAddress(args)
  const here = addressOf(access.brukare.id, target)
  const { comments, objectionTargets } = args.context.services
  const { data: sent } = form.safeParse(Object.fromEntries(await args.request.formData()))
  if (sent === undefined) throw redirect(here(), 303)
  if (sent.intent === 'send') {
    const draft = await comments.find(access, sent.draft, target)
    const commentId = draft && (await comments.submit(access, scene, draft))
    if (commentId === null) throw notFound()
    throw redirect(here({ skickad: commentId }), 303)
  }
  const t = textsFor(args.context.page.language)
  const fault = sent.text === '' ? 'commentMissing' : sent.text.length > maxText ? 'textLong' : null
  if (fault !== null) {
    const errors = [{ field: 'text', text: t(`objections.error.${fault}`) }]
    return data({ text: sent.text, errors }, { status: 400 })
  }
  if ((await comments.underWay(access, target)) === null) {
    const wanted = { type: target.rowId === null ? 'report' : 'rows', ...target } as const
    const { about, notices } = await objectionTargets.find(access, scene.requestId, wanted)
    if (about === null && notices.length === 0) throw notFound()
    const isThere = about?.type !== 'rows' || about.rows.some((row) => row.id === target.rowId)
    if (about === null || !isThere) return data({ text: sent.text, errors: [] }, { status: about ? 404 : 503 })
  }
  const draftId = await comments.keep(access, target, sent.text)
  await did({ id: draftId, providerId: target.providerId })
  throw redirect(here({ utkast: draftId }), 303)
})

export default function Comment() {
  const page = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  if (page.sent !== null) return <CommentSent {...page} sent={page.sent} />
  if (page.check !== null && !typed) return <CheckComment {...page} draftId={page.check} />
  return <WriteComment {...page} text={typed?.text ?? page.text} errors={typed?.errors ?? []} />
}
