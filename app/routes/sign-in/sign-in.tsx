import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { leadsBack } from '~/auth/filled-in.server'
import { weightyActs } from '~/auth/fresh-sign-in.server'
import { findUser, requireUser } from '~/auth/guards.server'
import { ResumeForms } from '~/components/sign-in/resume-forms'
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
  /** Why one is here: the session ended by time or elsewhere or was forgotten, or one is to identify oneself again. */
  skal: z.enum(['tid', 'utloggad', 'borta', 'bekrafta']).nullable().catch(null),
  /** What one is to confirm. */
  vad: z.enum(weightyActs).nullable().catch(null),
})
type Query = z.infer<typeof query>

const readQuery = (values: { get: (name: string) => unknown }) =>
  query.parse({ till: values.get('till'), skal: values.get('skal'), vad: values.get('vad') })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { till, skal, vad } = readQuery(new URL(request.url).searchParams)
  const { forms } = context.services.signIn
  const cookieHeader = request.headers.get('cookie')
  const user = await findUser({ request, context })
  if (!user || skal === 'bekrafta') {
    const wasSignedIn = skal !== null && skal !== 'bekrafta'
    const isKept = wasSignedIn && (await forms.isKept(cookieHeader))
    const choices = context.services.signIn.choices(cookieHeader, skal === 'bekrafta')
    return data({
      choices,
      view: 'signIn' as const,
      till,
      skal,
      vad,
      isKept,
      isPressed: skal === 'bekrafta' && leadsBack(till),
    })
  }
  const waiting = await forms.list(cookieHeader, user.personId)
  if (waiting.length === 0) throw redirect(till, 303)
  return data({ view: 'resume' as const, till, forms: waiting })
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  const asked = { ...readQuery(form), broker: z.string().nullable().catch(null).parse(form.get('legitimation')) }
  const unwanted = form.get('ta-bort')
  return typeof unwanted === 'string' ? leave(args, unwanted, asked.till) : begin(args, asked)
}

/** Gives up a form that waits, and goes on. */
async function leave({ request, context }: ActionFunctionArgs, waiting: string, till: string) {
  const user = await requireUser({ request, context })
  await context.services.signIn.forms.done(request.headers.get('cookie'), waiting, user.personId)
  throw redirect(`/logga-in?${new URLSearchParams({ till }).toString()}`, 303)
}

async function begin(
  { request, context }: ActionFunctionArgs,
  { till, skal, vad, broker }: Query & { broker: string | null },
) {
  const { language, requestId } = context.page
  const stepUp = skal === 'bekrafta'
  const t = textsFor(language)
  try {
    const { location, setCookies } = await context.services.signIn.begin({
      broker,
      till,
      again: againOf({ till, skal, vad }),
      cookieHeader: request.headers.get('cookie'),
      stepUp,
      language: htmlLang(language),
      userMessage: t(
        stepUp ? (vad ? `sign-in.act.${vad}.message` : 'sign-in.userMessage.confirm') : 'sign-in.userMessage.signIn',
      ),
    })
    const headers = new Headers(setCookies.map((cookie): [string, string] => ['set-cookie', cookie]))
    return redirect(location, { status: 303, headers })
  } catch (error) {
    if (!isFault(error)) throw error
    context.services.logger.warn({ code: error.code, requestId }, 'sign-in could not begin')
    return data({ fault: { code: error.code, reference: requestId, broker } }, { status: statusOf(error.kind) })
  }
}

/** The query of this page, to come back to it with the same place and reason. */
function againOf({ till, skal, vad }: Query): string {
  const given = { till, ...(skal === null ? {} : { skal }), ...(vad === null ? {} : { vad }) }
  return new URLSearchParams(given).toString()
}

export default function SignIn() {
  const page = useLoaderData<typeof loader>()
  const fault = useActionData<typeof begin>()?.fault
  return page.view === 'resume' ? <ResumeForms {...page} /> : <SignInForm {...page} fault={fault} />
}
