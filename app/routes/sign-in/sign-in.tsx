import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findUser, weightyActs } from '~/auth/guards.server'
import { ResumeForm } from '~/components/sign-in/resume-form'
import { SignInForm } from '~/components/sign-in/sign-in-form'
import { htmlLang } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import { isFault, statusOf } from '~/platform/errors.server'
import { safePath } from '~/platform/safe-path'

const query = z.object({
  till: z
    .string()
    .nullish()
    .transform((till) => safePath(till, '/valj')),
  /** Why one is here: the session ended by time or elsewhere, or one is to identify oneself again. */
  skal: z.enum(['tid', 'utloggad', 'bekrafta']).nullable().catch(null),
  /** What one is to confirm. */
  vad: z.enum(weightyActs).nullable().catch(null),
})

const readQuery = (values: { get: (name: string) => unknown }) =>
  query.parse({ till: values.get('till'), skal: values.get('skal'), vad: values.get('vad') })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { till, skal, vad } = readQuery(new URL(request.url).searchParams)
  const user = await findUser({ request, context })
  if (!user || skal === 'bekrafta') return data({ view: 'signIn' as const, till, skal, vad })
  const { form, setCookie } = await context.services.signIn.forms.take(request.headers.get('cookie'), user.personId)
  if (!form) throw redirect(till, { status: 303, headers: { 'set-cookie': setCookie } })
  return data({ view: 'resume' as const, till, form }, { headers: { 'set-cookie': setCookie } })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { till, skal, vad } = readQuery(await request.formData())
  const { language, requestId } = context.page
  const stepUp = skal === 'bekrafta'
  const t = textsFor(language)
  try {
    const { location, setCookie } = await context.services.signIn.begin({
      till,
      stepUp,
      language: htmlLang(language),
      userMessage: t(
        stepUp ? (vad ? `sign-in.act.${vad}.message` : 'sign-in.userMessage.confirm') : 'sign-in.userMessage.signIn',
      ),
    })
    return redirect(location, { status: 303, headers: { 'set-cookie': setCookie } })
  } catch (error) {
    if (!isFault(error)) throw error
    context.services.logger.warn({ code: error.code, requestId }, 'sign-in could not begin')
    return data({ fault: { code: error.code, reference: requestId } }, { status: statusOf(error.kind) })
  }
}

export default function SignIn() {
  const page = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()?.fault
  return page.view === 'resume' ? <ResumeForm {...page} /> : <SignInForm {...page} fault={fault} />
}
