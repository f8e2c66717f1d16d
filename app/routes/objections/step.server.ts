import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import type { FilledIn } from '~/auth/filled-in.server'
import type { FieldError } from '~/components/forms/error-summary'
import type { StepAnswer } from '~/components/objections/step-page'
import { stockholmDate } from '~/domain/time/time'
import { isDayFault } from '~/domain/time/typed-day'
import { dayIn } from '~/views/forms/typed-day'
import type { Scene } from '~/views/frame/scene'
import {
  faultsOf,
  firstOpenStep,
  stepAfter,
  stepBefore,
  stepCount,
  stepsOf,
  withStep,
  type DraftStep,
  type DraftValues,
  type FormStep,
  type StepFault,
  type StepFields,
} from '~/views/objections/draft'
import { turns } from '~/views/objections/time'
import { notFound, takeForm, type OpenPage } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'

/** Kept as typed, whatever it is: the step says what is wrong. The gate has a limit for all of it. */
const typed = z.string().catch('')

const turn = z.enum(['', ...turns]).catch('')

const stepForm = z.object({
  version: z.coerce.number().int().nonnegative().catch(0),
  page: z.string().max(100).catch(''),
  go: z.enum(['next', 'later']).catch('next'),
  chosen: z.array(z.string().max(100)).max(1000).catch([]),
  reason: z.string().max(40).catch(''),
  timeStart: typed,
  timeEnd: typed,
  timeStartTurn: turn,
  timeEndTurn: turn,
  text: typed.transform((text) => text.replaceAll('\r\n', '\n').trim()),
})

const readForm = (fields: URLSearchParams, { now }: Pick<Scene, 'now'>) => ({
  ...stepForm.parse({ ...Object.fromEntries(fields), chosen: fields.getAll('chosen') }),
  timeDate: dayIn(fields, 'timeDate', stockholmDate(now)),
})

/** What is done with a draft, in the access log. */
export const readDraft = { action: 'objectionDraft.read', type: 'draft' }
export const beginDraft = { action: 'objectionDraft.begin', type: 'draft' }
const saveDraft = { action: 'objectionDraft.save', type: 'draft' }

/** The address of a step of a draft. */
export function stepHref(brukareId: string, draftId: string, step: DraftStep): string {
  return `/b/${brukareId}/invandningar/utkast/${draftId}/${step}`
}

/**
 * What every step of the flow begins with: the draft as it is saved, and where in the flow one is.
 * @throws a 303 to the receipt when it has been sent, or to the next step when this one is not asked; 404 when there is
 * no such draft.
 */
export async function openStep(opened: OpenPage, args: LoaderFunctionArgs, step: DraftStep) {
  const { access, scene, frame, filledIn } = opened
  const { draftId = '' } = args.params
  const found = await args.context.services.objectionDrafts.find(access, draftId)
  if (found === null) throw notFound()
  const brukareId = access.brukare.id
  if (found.state === 'submitted') throw redirect(`/b/${brukareId}/invandningar/${found.objectionId}/kvitto`, 303)
  const { values, version } = found
  const steps = stepsOf(values)
  if (step !== 'kontrollera' && !steps.includes(step)) {
    throw redirect(stepHref(brukareId, draftId, stepAfter(values, step)), 303)
  }
  const before = stepBefore(values, step)
  // With the language changed, the form is the one that was drawn then.
  const drawn = filledIn?.asDrawn === true ? readForm(filledIn.fields, scene) : { version, page: scene.requestId }
  return {
    draftId,
    values,
    /** For the access log. */
    seen: { id: draftId, providerId: values.providerId },
    page: {
      access: frame,
      step: stepCount(values, step),
      trail: [
        { href: `/b/${brukareId}/invandningar`, text: scene.t('objections.title') },
        ...(before === null
          ? []
          : [{ href: stepHref(brukareId, draftId, before), text: scene.t('objections.step.back') }]),
      ],
      /** What the form carries, so that two tabs are told apart. */
      form: { version: drawn.version, page: drawn.page, here: stepHref(brukareId, draftId, step) },
    },
  }
}

/** What was typed in a step that was sent back, and what is wrong with it. */
export type SentStep = StepAnswer & { fields: StepFields }

/** What a step is drawn with, when its form was sent back: as typed, and what is wrong with it. */
export function sentStep(
  filledIn: FilledIn | null,
  values: DraftValues,
  step: FormStep,
  scene: Scene,
): SentStep | null {
  if (filledIn === null) return null
  const { version, page, go, ...fields } = readForm(filledIn.fields, scene)
  const faults = filledIn.why === 'faults' ? faultsOf(withStep(values, step, fields, true), step) : []
  return { fields, errors: faults.map((fault) => toError(fault, scene)), conflict: filledIn.why === 'conflict' }
}

/**
 * Saves what a step sent, right or wrong, and goes on to the next step, or to the list when the person wants to go on
 * later. What is wrong, and what another tab has changed, leads back with what was typed.
 */
export const saveStep = (step: FormStep) =>
  takeForm('object', saveDraft, async ({ access, scene, did, fields: form, back, gone }, args): Promise<never> => {
    const { draftId = '' } = args.params
    const { services } = args.context
    const { version, page, go, ...fields } = readForm(form, scene)
    const saved = await services.objectionDrafts.save(access, draftId, step, {
      ...{ fields, version, page },
      passed: go === 'next',
    })
    const brukareId = access.brukare.id
    if (saved === null) throw await gone(`/b/${brukareId}/invandningar`, 'text')
    if (saved.state === 'submitted') throw redirect(`/b/${brukareId}/invandningar/${saved.objectionId}/kvitto`, 303)
    if (saved.state === 'conflict') throw await back('conflict')
    await did({ id: draftId, providerId: saved.values.providerId })
    if (go === 'later') throw await leadTelling(args, access.viewer, 'draftSaved', `/b/${brukareId}/invandningar`)
    if (saved.faults.length > 0) throw await back('faults')
    throw redirect(stepHref(brukareId, draftId, nextOf(saved.values, step)), 303)
  })

/** After a change, back to the check when all the rest is done. */
function nextOf(values: DraftValues, step: FormStep): DraftStep {
  return firstOpenStep(values) === null ? 'kontrollera' : stepAfter(values, step)
}

function toError({ field, fault }: StepFault, { t }: Scene): FieldError {
  return { field, text: isDayFault(fault) ? t(`forms.date.error.${fault}`) : t(`objections.error.${fault}`) }
}
