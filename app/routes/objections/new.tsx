import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { bareAddress } from '~/auth/filled-in.server'
import type { PageAccess } from '~/components/frame/acting-for'
import { StartObjection, type ReasonRow } from '~/components/objections/start'
import type { ObjectionReason } from '~/domain/objections/objection'
import { parseShift } from '~/domain/schedule/shift'
import { isMissed } from '~/domain/schedule/state'
import { parseDate, parseMonth } from '~/domain/time/time'
import type { Seen } from '~/services/access-log/log.server'
import type { WantedTarget } from '~/services/objections/targets.server'
import { aboutTitle } from '~/views/objections/about-title'
import { aboutSummary, dayOf, narrow, type About } from '~/views/objections/about'
import { reasonsFor, reasonsInOrder } from '~/views/objections/draft'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { beginDraft, stepHref } from './step.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const id = z.string().regex(/^[\w.:-]{1,100}$/)
const day = z.string().transform((text, context) => {
  const date = parseDate(text)
  if (date === null) context.addIssue({ code: 'custom', message: 'is no day' })
  return date ?? ''
})

const month = z.string().transform((text, context) => {
  const found = parseMonth(text)
  if (found === null) context.addIssue({ code: 'custom', message: 'is no month' })
  return found ?? ''
})

/** What the address asks for; the names of the query are Swedish, as all addresses are. */
const query = z.discriminatedUnion('typ', [
  z.object({ typ: z.literal('shift'), provider: id, pass: id, dag: day, orsak: z.enum(reasonsInOrder).optional() }),
  z.object({
    typ: z.enum(['rows', 'report', 'faststallande']),
    provider: id,
    rapport: id,
    rad: id.optional(),
    version: id.optional(),
  }),
  z.object({ typ: z.literal('claim'), provider: id, underlag: id, manad: month, rad: id.optional() }),
])

/** `reason`: of a shift, which is the first that is asked about it; null: not said yet. */
type Asked = { wanted: WantedTarget; chosen: string[]; reason: ObjectionReason | null }

/** What is asked for, and what is chosen in it from the start. Null: nothing is asked for. A 404 for what is no question. */
function readQuery(request: Request): Asked | null {
  const values = Object.fromEntries(new URL(request.url).searchParams)
  if (values.typ === undefined) return null
  const { data: asked } = query.safeParse(values)
  if (asked === undefined) throw notFound()
  if (asked.typ === 'shift') {
    const { provider: providerId, pass: shiftId, dag: date, orsak = null } = asked
    return { wanted: { type: 'shift', providerId, shiftId, date }, chosen: [], reason: orsak }
  }
  if (asked.typ === 'claim') {
    const { provider: providerId, underlag: claimId, manad, rad = null } = asked
    return {
      wanted: { type: 'claim', providerId, claimId, month: manad, lineId: rad },
      chosen: rad === null ? [] : [rad],
      reason: null,
    }
  }
  const chosen = asked.typ === 'rows' ? asked.rad : asked.version
  const wanted = { type: asked.typ, providerId: asked.provider, reportId: asked.rapport }
  return { wanted, chosen: chosen === undefined ? [] : [chosen], reason: null }
}

/** The only version is chosen; else what the address says, where there is such a thing. */
function chosenIn(about: About, chosen: readonly string[]): string[] {
  if (about.type === 'faststallande') {
    const latest = about.versions.at(-1)
    const asked = about.versions.find((version) => chosen.includes(version.id) || chosen.includes(`${version.version}`))
    return asked || latest ? [(asked ?? latest)?.id ?? ''] : []
  }
  const offered = about.type === 'rows' ? about.rows : about.type === 'claim' ? about.lines : []
  return offered.flatMap(({ id: one }) => (chosen.includes(one) ? [one] : []))
}

/** What is chosen of it; all of it when nothing is. */
const narrowed = (about: About, chosen: readonly string[]): About =>
  chosen.length === 0 ? about : narrow(about, chosen)

function aboutText(about: About, chosen: readonly string[], scene: Scene): string {
  const { t, f } = scene
  if (about.type === 'claim') return aboutSummary(narrow(about, chosen), 'claim', scene)
  if (about.type !== 'rows') return aboutSummary(about, about.type, scene)
  const rows = about.rows.filter((row) => chosen.includes(row.id))
  return rows.length > 0
    ? aboutSummary({ ...about, rows }, 'rows', scene)
    : t('objections.new.rows', { month: f.month(about.month), staff: about.staff })
}

const start = { action: 'objection.start', type: 'objection' }

type Page = {
  access: PageAccess
  base: string
  now: Date
  draftDays: number
  start: {
    providerName: string
    about: string
    title: string
    existing: { href: string; saved: string } | null
    whole: { href: string; text: string } | null
    reasons: ReasonRow[] | null
  } | null
  notices: readonly ProviderNotice[]
}

export const loader = showPage<Page>('object', start, async ({ access, scene, frame, saw, sawNothing }, args) => {
  const base = `/b/${access.brukare.id}`
  const asked = readQuery(args.request)
  const page = { access: frame, base, now: scene.now, draftDays: args.context.page.retention.drafts }
  if (asked === null) return saw({ ...page, start: null, notices: [] })
  const { objectionTargets, objectionDrafts } = args.context.services
  const found = await objectionTargets.find(access, scene.requestId, asked.wanted)
  const { about, providerName, notices, shift } = found
  if (about === null && notices.length === 0) throw notFound()
  const { providerId } = asked.wanted
  if (about === null) return sawNothing({ ...page, start: null, notices }, providerId)
  const [existing] = await objectionDrafts.about(access, providerId, about)
  const shown = {
    ...page,
    notices,
    start: {
      providerName,
      about: aboutText(about, chosenIn(about, asked.chosen), scene),
      title: aboutTitle(narrowed(about, chosenIn(about, asked.chosen)), scene),
      existing: existing
        ? { href: stepHref(access.brukare.id, existing.id, 'kontrollera'), saved: scene.f.dateTime(existing.updatedAt) }
        : null,
      whole: wholeOf(about, `${base}/invandningar/ny?provider=${providerId}`, scene),
      reasons: shift === undefined ? null : reasonRows(args.request, isMissed(parseShift(shift), scene.now), scene),
    },
  }
  return saw(shown, seenOf(about, providerId))
})

/** Each reason with the address that begins with it: that of the page, and what was pressed. */
function reasonRows(request: Request, missed: boolean, { t }: Scene): ReasonRow[] {
  const { pathname, searchParams } = new URL(request.url)
  return reasonsFor(missed).map((reason) => {
    const query = new URLSearchParams(searchParams)
    query.set('orsak', reason)
    return { action: `${pathname}?${query.toString()}`, reason, text: t(`terms.reason.${reason}`) }
  })
}

/** What it is about, for the access log. */
function seenOf(about: About, providerId: string): Seen {
  const period = about.type === 'shift' ? dayOf(about) : about.month
  return { providerId, period, about: 'staff' in about ? about.staff : null }
}

/** From some rows or lines to the whole of what they are in. */
function wholeOf(about: About, start: string, { t }: Scene): { href: string; text: string } | null {
  if (about.type === 'rows') {
    return { href: `${start}&typ=report&rapport=${about.timeReportId}`, text: t('objections.new.whole') }
  }
  if (about.type !== 'claim' || about.lines.length === 0) return null
  const href = `${start}&typ=claim&underlag=${about.claimId}&manad=${about.month}`
  return { href, text: t('objections.new.wholeClaim') }
}

export const action = takeForm('object', beginDraft, async ({ access, scene, did }, args): Promise<never> => {
  const asked = readQuery(args.request)
  if (asked === null) throw notFound()
  const { objectionTargets, objectionDrafts } = args.context.services
  const { about, notices } = await objectionTargets.find(access, scene.requestId, asked.wanted)
  if (about === null && notices.length === 0) throw notFound()
  // The provider went away since the page came: the page says so when it is loaded again.
  if (about === null) throw redirect(bareAddress(args.request.url), 303)
  const chosen = chosenIn(about, asked.chosen)
  const draftId = await objectionDrafts.begin(access, asked.wanted.providerId, about, chosen, asked.reason)
  await did({ ...seenOf(about, asked.wanted.providerId), id: draftId })
  // The first step that is left to do: the page of one that is not asked leads on.
  throw redirect(stepHref(access.brukare.id, draftId, asked.reason === null ? 'vad' : 'tid'), 303)
})

export default function NewObjection() {
  return <StartObjection {...useLoaderData<typeof loader>()} />
}
