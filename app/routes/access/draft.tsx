import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccessStepForm } from '~/components/access/step'
import { grantableScopes } from '~/domain/access/giving'
import { stockholmDate } from '~/domain/time/time'
import { chosenScopes, kindOf } from '~/views/access/draft'
import { formStepOf, openAccessStep, saveAccessStep } from './step.server'

export async function loader(args: LoaderFunctionArgs) {
  const step = formStepOf(args.params.step)
  const { access, scene, values, page } = await openAccessStep(args, step)
  const kind = kindOf(values)
  const { number, ...shown } = values
  return {
    page,
    step,
    today: stockholmDate(scene.now),
    choices: kind === null ? [] : [...grantableScopes(kind, access)],
    // The number is never shown again; only that there is one.
    values: { ...shown, scopes: [...chosenScopes(values)], hasNumber: number !== '' },
  }
}

export const action = saveAccessStep

export default function AccessDraftStep() {
  return <AccessStepForm {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
