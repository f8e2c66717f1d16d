import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import type { FilledIn } from '~/auth/filled-in.server'
import type { StepAnswer } from '~/components/objections/step-page'
import {
  accessFormSteps,
  accessSteps,
  faultTexts,
  firstOpenAccessStep,
  knownFaults,
  type AccessDraft,
  type AccessFields,
  type AccessFormStep,
  type AccessStep,
} from '~/views/access/draft'
import { stockholmDate } from '~/domain/time/time'
import { dayIn } from '~/views/forms/typed-day'
import type { Scene } from '~/views/frame/scene'
import { notFound, takeForm, type OpenPage } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

/** Kept as typed, whatever it is: the step says what is wrong. The gate has a limit for all of it. */
const typed = z
  .string()
  .catch('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())

const stepForm = z.object({
  version: z.coerce.number().int().nonnegative().catch(0),
  go: z.enum(['next', 'later']).catch('next'),
  kind: z.string().max(20).catch(''),
  scopes: z.array(z.string().max(40)).max(20).catch([]),
  until: z.string().max(20).catch(''),
  name: typed,
  number: typed,
  message: typed,
})

const readForm = (fields: URLSearchParams, { now }: Pick<Scene, 'now'>) => ({
  ...stepForm.parse({ ...Object.fromEntries(fields), scopes: fields.getAll('scopes') }),
  day: dayIn(fields, 'day', stockholmDate(now)),
})

/** What opening a step is, in the access log. */
export const readAccessDraft = { action: 'accessDraft.read', type: 'draft' }
const save = { action: 'accessDraft.save', type: 'draft' }

/** The address of a step of a draft. */
export function accessStepHref(brukareId: string, draftId: string, step: AccessStep): string {
  return `/b/${brukareId}/behoriga/utkast/${draftId}/${step}`
}

/** Where a draft that another tab has changed is shown again, all of it. */
export function changedHref(brukareId: string, draftId: string): string {
  return `${accessStepHref(brukareId, draftId, 'kontrollera')}?andrat`
}

/**
 * What every step of giving access begins with: the draft as it is saved, and where in the flow one is.
 * @throws a 303 to what it became when it has been sent; 404 when there is no such draft, or access is not given here
 */
export async function openAccessStep(opened: OpenPage, args: LoaderFunctionArgs, step: AccessStep) {
  const { access, scene, frame, filledIn } = opened
  const { accessDraftId: draftId = '' } = args.params
  const found = access.brukare.protectedIdentity ? null : await args.context.services.accessDrafts.find(access, draftId)
  if (found === null) throw notFound()
  const brukareId = access.brukare.id
  if (found.state === 'submitted') throw redirect(`/b/${brukareId}/behoriga/${found.representationId}`, 303)
  const before = accessSteps[accessSteps.indexOf(step) - 1]
  // With the language changed, the form is the one that was drawn then.
  const { version } = filledIn?.asDrawn === true ? readForm(filledIn.fields, scene) : found
  return {
    draftId,
    values: found.values,
    page: {
      access: frame,
      step: { now: accessSteps.indexOf(step) + 1, of: accessSteps.length },
      trail: [
        { href: `/b/${brukareId}/behoriga`, text: scene.t('access.title') },
        ...(before === undefined
          ? []
          : [{ href: accessStepHref(brukareId, draftId, before), text: scene.t('objections.step.back') }]),
      ],
      form: { version, page: scene.requestId, here: accessStepHref(brukareId, draftId, step) },
    },
  }
}

/** The step of an address, when it is one with something to fill in; a 404 otherwise. */
export function formStepOf(step: string | undefined): AccessFormStep {
  const found = accessFormSteps.find((known) => known === step)
  if (found === undefined) throw notFound()
  return found
}

/** What was typed in a step that was sent back, and what is wrong with it. */
export type SentAccessStep = StepAnswer & { fields: AccessFields }

/** What a step is drawn with, when its form was sent back. */
export function sentAccessStep(filledIn: FilledIn | null, scene: Scene): SentAccessStep | null {
  if (filledIn === null) return null
  const { version, go, ...fields } = readForm(filledIn.fields, scene)
  return { fields, errors: faultTexts(knownFaults(filledIn.faults), scene), conflict: false }
}

/**
 * Saves what a step sent, right or wrong, and goes on. What is wrong leads back with what was typed.
 * When another tab has changed the draft since the form was drawn nothing is saved, and all of the draft is shown.
 */
export const saveAccessStep = takeForm('access:manage', save, async (taken, args): Promise<never> => {
  const { access, scene, did, back, gone } = taken
  const step = formStepOf(args.params.step)
  const { accessDraftId: draftId = '' } = args.params
  const { accessDrafts } = args.context.services
  const { version, go, ...fields } = readForm(taken.fields, scene)
  const passed = go === 'next'
  const saved = access.brukare.protectedIdentity
    ? null
    : await accessDrafts.save(access, draftId, step, { fields, version, passed, now: scene.now })
  const brukareId = access.brukare.id
  if (saved === null) throw await gone(`/b/${brukareId}/behoriga`, 'message')
  if (saved.state === 'submitted') throw redirect(`/b/${brukareId}/behoriga/${saved.representationId}`, 303)
  // Half of what is sent would be of the other tab's: all of it is shown as it stands, and nothing is saved.
  if (saved.state === 'conflict') throw redirect(changedHref(brukareId, draftId), 303)
  await did({ id: draftId })
  if (!passed) throw await leadTelling(args, access.viewer, 'draftSaved', `/b/${brukareId}/behoriga`)
  if (saved.faults.length > 0) throw await back('faults', { faults: saved.faults })
  throw redirect(accessStepHref(brukareId, draftId, nextOf(saved.values, step, stockholmDate(scene.now))), 303)
})

/** After a change, back to the check when all the rest is done. */
function nextOf(values: AccessDraft, step: AccessFormStep, today: string): AccessStep {
  if (firstOpenAccessStep(values, today) === null) return 'kontrollera'
  return accessSteps[accessSteps.indexOf(step) + 1] ?? 'kontrollera'
}
