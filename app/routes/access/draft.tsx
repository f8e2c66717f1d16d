import { useLoaderData } from '@remix-run/react'
import { AccessStepForm } from '~/components/access/step'
import { grantableScopes } from '~/domain/access/giving'
import { stockholmDate } from '~/domain/time/time'
import { chosenScopes, kindOf } from '~/views/access/draft'
import { showPage } from '~/routes/frame/open-page.server'
import { formStepOf, openAccessStep, readAccessDraft, saveAccessStep, sentAccessStep } from './step.server'

export const loader = showPage('access:manage', readAccessDraft, async (opened, args) => {
  const step = formStepOf(args.params.step)
  const { access, scene, saw } = opened
  const { draftId, values, page } = await openAccessStep(opened, args, step)
  const kind = kindOf(values)
  const { number, ...rest } = values
  const shown = {
    ...{ page, step, answer: sentAccessStep(opened.filledIn, scene) },
    today: stockholmDate(scene.now),
    choices: kind === null ? [] : [...grantableScopes(kind, access)],
    // The number is never shown again; only that there is one.
    values: { ...rest, scopes: [...chosenScopes(values)], hasNumber: number !== '' },
  }
  return saw(shown, { id: draftId })
})

export const action = saveAccessStep

export default function AccessDraftStep() {
  return <AccessStepForm {...useLoaderData<typeof loader>()} />
}
