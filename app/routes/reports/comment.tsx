import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CheckComment, CommentSent, WriteComment } from '~/components/reports/comment'
import type { Seen } from '~/services/access-log/log.server'
import { aboutTitle } from '~/views/objections/about-title'
import { aboutSummary, narrow, type About } from '~/views/objections/about'
import { maxText } from '~/views/objections/draft'
import { reportHref } from '~/views/reports/month'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const id = z.string().regex(/^[\w.:-]{1,100}$/)
const query = z.object({ rad: id.optional(), utkast: id.optional(), skickad: id.optional() })
const words = z
  .string()
  .catch('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
/** Of the draft that the form was drawn with; 0: of none. */
const versionOf = z.coerce.number().int().nonnegative().catch(0)
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('write'), text: words, version: versionOf }),
  z.object({ intent: z.literal('send'), draft: id, version: versionOf }),
  z.object({ intent: z.literal('again'), comment: id }),
])

/** What is wrong with a comment; null when nothing is. */
const faultOf = (text: string) => (text === '' ? 'commentMissing' : text.length > maxText ? 'textLong' : null)

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

export const loader = showPage('object', open, async (opened, args) => {
  const { access, scene, frame, filledIn, saw, sawNothing } = opened
  const { target, utkast, skickad } = readAddress(args)
  const { comments, objectionTargets } = args.context.services
  const here = addressOf(access.brukare.id, target)
  const wanted = { type: target.rowId === null ? 'report' : 'rows', ...target } as const
  const [{ about, providerName, notices }, offered] = await Promise.all([
    objectionTargets.find(access, scene.requestId, wanted),
    comments.offered(target.providerId, scene),
  ])
  const found = about && narrow(about, target.rowId === null ? [] : [target.rowId])
  const rowIsMissing = found?.type === 'rows' && found.rows.length === 0
  const draft =
    utkast === undefined ? await comments.underWay(access, target) : await comments.find(access, utkast, target)
  // What the provider did not take is shown until it has been changed or something else is written.
  const asked = skickad ?? (draft === null && filledIn === null ? await comments.lastRefused(access, target) : null)
  const sent = asked === null ? null : await comments.sent(access, scene, target, asked)
  if (draft?.submittedAs) throw redirect(here({ skickad: draft.submittedAs }), 303)
  const known = sent !== null || draft !== null
  if (rowIsMissing || (found === null && notices.length === 0 && !known)) throw notFound()
  if ((utkast !== undefined && draft === null) || (skickad !== undefined && sent === null)) throw redirect(here(), 303)
  const { providerId, reportId, rowId } = target
  const rowQuery = rowId === null ? 'typ=report' : `typ=rows&rad=${rowId}`
  // What was sent from the check has no words of its own: the draft's are shown, as they stand now.
  const typed = filledIn === null || filledIn.why === 'changed' ? null : words.parse(filledIn.fields.get('text'))
  const fault = filledIn?.why === 'faults' ? faultOf(typed ?? '') : null
  const shown = {
    ...{ access: frame, notices, now: scene.now, offered },
    providerName,
    about: found && aboutSummary(found, found.type, scene),
    shortAbout: found && aboutTitle(found, scene),
    /** Without a report that has been seen, nothing can be written about it. */
    mayWrite: offered && (found !== null || draft !== null),
    text: typed ?? draft?.text ?? '',
    errors: fault === null ? [] : [{ field: 'text', text: scene.t(`objections.error.${fault}`) }],
    unconfirmed: sent === null ? await comments.lastUnconfirmed(access, scene, target) : null,
    /** With the language changed, the form is the one that was drawn then. */
    version: filledIn?.asDrawn === true ? versionOf.parse(filledIn.fields.get('version')) : (draft?.version ?? 0),
    conflict: filledIn?.why === 'conflict',
    changed: filledIn?.why === 'changed',
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

export const action = takeForm('object', save, async ({ access, scene, did, fields, back }, args): Promise<never> => {
  const { target } = readAddress(args)
  const here = addressOf(access.brukare.id, target)
  const { comments, objectionTargets } = args.context.services
  const { data: sent } = form.safeParse(Object.fromEntries(fields))
  if (sent === undefined) throw redirect(here(), 303)
  if (sent.intent === 'send') {
    // It has stopped taking them since the page came: what is written is still there, and is not called sent.
    if (!(await comments.offered(target.providerId, scene))) throw redirect(here(), 303)
    const draft = await comments.find(access, sent.draft, target)
    const done = draft && (await comments.submit(access, scene, draft, sent.version))
    if (done === null) throw notFound()
    if (done.state === 'changed') throw await back('changed', { to: here({ utkast: sent.draft }) })
    throw redirect(here({ skickad: done.id }), 303)
  }
  if (sent.intent === 'again') {
    const refused = await comments.sent(access, scene, target, sent.comment)
    // What is being written already is not written over.
    if (refused?.mayChange === true && (await comments.underWay(access, target)) === null) {
      const kept = await comments.keep(access, target, refused.text, 0)
      if (kept.state === 'kept') await did({ id: kept.id, providerId: target.providerId })
    }
    throw redirect(here(), 303)
  }
  if (!(await comments.offered(target.providerId, scene))) throw await back('unknown', { to: here() })
  if (faultOf(sent.text) !== null) throw await back('faults', { to: here() })
  if ((await comments.underWay(access, target)) === null) {
    const wanted = { type: target.rowId === null ? 'report' : 'rows', ...target } as const
    const { about, notices } = await objectionTargets.find(access, scene.requestId, wanted)
    if (about === null && notices.length === 0) throw notFound()
    const isThere = about?.type !== 'rows' || about.rows.some((row) => row.id === target.rowId)
    // The report cannot be read now, or the row is gone from it: the page says which.
    if (about === null || !isThere) throw await back('unknown', { to: here() })
  }
  const kept = await comments.keep(access, target, sent.text, sent.version)
  if (kept.state === 'changed') throw await back('conflict', { to: here() })
  await did({ id: kept.id, providerId: target.providerId })
  throw redirect(here({ utkast: kept.id }), 303)
})

export default function Comment() {
  const page = useLoaderData<typeof loader>()
  if (page.sent !== null) return <CommentSent {...page} sent={page.sent} />
  return page.check === null ? <WriteComment {...page} /> : <CheckComment {...page} draftId={page.check} />
}
