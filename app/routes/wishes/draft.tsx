import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { FieldError } from '~/components/forms/error-summary'
import { WishDetails, type DetailsView } from '~/components/wishes/details'
import { stockholmDate } from '~/domain/time/time'
import { isDayFault } from '~/domain/time/typed-day'
import { showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'
import { dayIn } from '~/views/forms/typed-day'
import type { Scene } from '~/views/frame/scene'
import { comesTwice, turns } from '~/views/objections/time'
import { planText, shiftText } from '~/views/wishes/about'
import { isAboutDays, isAboutShift, wishFaults, type WishDraftValues, type WishFault } from '~/views/wishes/draft'
import { draftHref, wishesHref } from './address.server'
import { openDraft, readDraft, receiptHref, trailOf } from './draft.server'

const save = { action: 'wishDraft.save', type: 'draft' }

/** Kept as typed, whatever it is: the page says what is wrong. */
const typed = z.string().catch('')
const turn = z.enum(turns).optional().catch(undefined)
const form = z.object({
  version: z.coerce.number().int().nonnegative().catch(0),
  page: z.string().max(100).catch(''),
  go: z.enum(['next', 'later']).catch('next'),
  ...{ timeStart: typed, timeEnd: typed, timeStartTurn: turn, timeEndTurn: turn },
  noEnd: z.string().optional().catch(undefined),
  text: typed.transform((text) => text.replaceAll('\r\n', '\n').trim()),
})

function readForm(fields: URLSearchParams, { now }: Pick<Scene, 'now'>) {
  const { version, page, go, timeStart, timeEnd, timeStartTurn, timeEndTurn, noEnd, text } = form.parse(
    Object.fromEntries(fields),
  )
  const today = stockholmDate(now)
  const turnsTyped = {
    ...(timeStartTurn && { startTurn: timeStartTurn }),
    ...(timeEndTurn && { endTurn: timeEndTurn }),
  }
  const time = { date: dayIn(fields, 'timeDate', today), start: timeStart, end: timeEnd, ...turnsTyped }
  const days = { from: dayIn(fields, 'from', today), to: dayIn(fields, 'to', today), noEnd: noEnd !== undefined }
  return { version, page, go, said: { time, ...days, text } }
}

/** What the form of a kind asks for, of all that could have been sent. */
function fieldsOf({ kind }: Pick<WishDraftValues, 'kind'>, said: ReturnType<typeof readForm>['said']) {
  const { time, from, to, noEnd, text } = said
  return { text, ...(kind === 'move' && { time }), ...(isAboutDays(kind) && { from, to, noEnd }) }
}

export const loader = showPage('wish', readDraft, async (opened, args) => {
  const { access, scene, frame, filledIn, saw } = opened
  const { id, version, values } = await openDraft(opened, args)
  const sent = filledIn && readForm(filledIn.fields, scene)
  const shown = sent === null ? values : { ...values, ...fieldsOf(values, sent.said) }
  const why = filledIn?.why
  // It was right when it was sent from here, and is not now: a day has passed, or the shift has been moved to what was wished.
  const isPassedBy = sent === null && values.passed
  const faults = why === 'faults' || isPassedBy ? wishFaults(shown, scene.now) : []
  // With the language changed, the form is the one that was drawn then.
  const drawn = sent !== null && filledIn?.asDrawn === true ? sent : { version, page: scene.requestId }
  const brukareId = access.brukare.id
  return saw(
    {
      page: {
        ...{ access: frame, step: { now: 2, of: 3 }, trail: trailOf(brukareId, null, scene) },
        form: { version: drawn.version, page: drawn.page, here: draftHref(brukareId, id) },
      },
      view: detailsOf(shown, scene),
      answer:
        sent === null && faults.length === 0
          ? null
          : { errors: faults.map((fault) => toError(fault, scene)), conflict: why === 'conflict' },
      isUnsent: isPassedBy && faults.length > 0,
    },
    { id, providerId: values.providerId },
  )
})

export const action = takeForm(
  'wish',
  save,
  async ({ access, scene, did, fields, back, gone }, args): Promise<never> => {
    const draft = await openDraft({ access }, args, () => gone(wishesHref(access.brukare.id), 'text'))
    const { version, page, go, said } = readForm(fields, scene)
    const sent = { fields: fieldsOf(draft.values, said), version, page, passed: go === 'next' }
    const brukareId = access.brukare.id
    const saved = await args.context.services.wishes.save(access, scene, draft.id, sent)
    if (saved === null) throw await gone(wishesHref(brukareId), 'text')
    if (saved.state === 'submitted') throw redirect(receiptHref(brukareId, saved.wishId), 303)
    if (saved.state === 'conflict') throw await back('conflict')
    await did({ id: draft.id, providerId: draft.values.providerId })
    if (go === 'later') throw await leadTelling(args, access.viewer, 'draftSaved', wishesHref(brukareId))
    if (saved.faults.length > 0) throw await back('faults')
    throw redirect(`${draftHref(brukareId, draft.id)}/kontrollera`, 303)
  },
)

function detailsOf(values: WishDraftValues, scene: Scene): DetailsView {
  const { kind, shift, plan, time, from, to, noEnd, text } = values
  const about = isAboutShift(kind) ? shiftText(shift, scene) : kind === 'plan' ? planText(plan, scene) : null
  return { kind, about, time, twice: comesTwice(time), from, to, noEnd, text }
}

const ownFaults = [
  'timeMissing',
  'sameTime',
  'past',
  'timePast',
  'fromPast',
  'toBefore',
  'textMissing',
  'textLong',
] as const
type OwnFault = (typeof ownFaults)[number]
const isOwn = (fault: WishFault['fault']): fault is OwnFault => ownFaults.some((one) => one === fault)

function toError({ field, fault }: WishFault, { t }: Scene): FieldError {
  // The two days are told apart, also where both are missing.
  if (fault === 'noDate' && (field === 'from' || field === 'to')) return { field, text: t(`wishes.error.${field}`) }
  if (isOwn(fault)) return { field, text: t(`wishes.error.${fault}`) }
  if (isDayFault(fault)) return { field, text: t(`forms.date.error.${fault}`) }
  return { field, text: t(`objections.error.${fault}`) }
}

export default function WishDraft() {
  return <WishDetails {...useLoaderData<typeof loader>()} />
}
