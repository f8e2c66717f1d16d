import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findFilledIn, sendBack } from '~/auth/filled-in.server'
import { findUser } from '~/auth/guards.server'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { TextArea, TextField } from '~/components/forms/text-field'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { Language } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'

/** What can be wrong; each is a text in `about.report.error`. */
const fault = z.enum(['whatMissing', 'whatLong', 'whereLong', 'aidLong', 'email'])

const report = z.object({
  what: z.string().trim().min(1, fault.enum.whatMissing).max(4000, fault.enum.whatLong),
  where: z.string().trim().max(500, fault.enum.whereLong),
  aid: z.string().trim().max(500, fault.enum.aidLong),
  email: z
    .string()
    .trim()
    .refine((text) => text === '' || z.email().max(254).safeParse(text).success, fault.enum.email),
})

type Values = z.input<typeof report>

/** What was typed, as it was typed. */
function readForm(fields: URLSearchParams): Values {
  const typed = (name: string) => fields.get(name) ?? ''
  return { what: typed('what'), where: typed('where'), aid: typed('aid'), email: typed('email') }
}

function errorsOf(values: Values, language: Language): FieldError[] {
  const t = textsFor(language)
  return (report.safeParse(values).error?.issues ?? []).map(({ path, message }) => ({
    field: String(path[0]),
    text: t(`about.report.error.${fault.parse(message)}`),
  }))
}

/** After sending, the receipt: it has its own address, so that it can be loaded again without being sent again. */
export async function loader(args: LoaderFunctionArgs) {
  const received = new URL(args.request.url).searchParams.has('tack')
  // Whoever is signed in, and what was sent back, need the database: without it the page stands all the same.
  const user = await findUser(args).catch(() => null)
  const filledIn = await findFilledIn(args, { personId: user?.personId ?? null }).catch(() => null)
  const values = filledIn && readForm(filledIn.fields)
  const errors = values === null || filledIn?.why !== 'faults' ? [] : errorsOf(values, args.context.page.language)
  return { received, values, errors }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { language, requestId } = context.page
  const fields = new URLSearchParams(await request.text())
  const values = readForm(fields)
  const parsed = report.safeParse(values)
  try {
    if (!parsed.success) throw await sendBack(args, { fields, why: 'faults' })
    const { what, where, aid, email } = parsed.data
    const text = [what, where && `where: ${where}`, aid && `aid: ${aid}`].filter(Boolean).join('\n\n')
    await context.services.accessibilityReports.create({ text, contact: email || null, language })
    return redirect('/tillganglighet/rapportera?tack', 303)
  } catch (error) {
    if (error instanceof Response) throw error
    context.services.logger.error({ err: error, requestId }, 'accessibility report not kept')
    // Nothing can be kept now, so this is the answer itself.
    return data({ values, errors: parsed.success ? [] : errorsOf(values, language), later: true }, { status: 503 })
  }
}

export default function AccessibilityReport() {
  const { received, values, errors } = useLoaderData<typeof loader>()
  const unkept = useActionData<typeof action>()
  if (unkept) return <ReportForm {...unkept} />
  return received ? <Receipt /> : <ReportForm values={values} errors={errors} />
}

type ReportFormProps = { values: Values | null; errors: FieldError[]; later?: boolean }

function ReportForm({ values, errors, later = false }: ReportFormProps) {
  const t = useTexts()
  const error = (field: string) => errorOf(errors, field)
  return (
    <Page title={t('about.report.title')} lead={t('about.report.lead')} errors={errors}>
      {later && <Alert tone="danger">{t('about.report.error.later')}</Alert>}
      <PostForm noValidate carried>
        <TextArea
          name="what"
          label={t('about.report.what')}
          hint={t('about.report.whatHint')}
          value={values?.what}
          error={error('what')}
        />
        <TextField
          name="where"
          optional
          label={t('about.report.where')}
          hint={t('about.report.whereHint')}
          value={values?.where}
          error={error('where')}
        />
        <TextField name="aid" optional label={t('about.report.aid')} value={values?.aid} error={error('aid')} />
        <TextField
          name="email"
          optional
          type="email"
          autoComplete="email"
          label={t('about.report.email')}
          hint={t('about.report.emailHint')}
          value={values?.email}
          error={error('email')}
        />
        <SubmitButton>{t('about.report.send')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

function Receipt() {
  const t = useTexts()
  return (
    <Page title={t('about.report.thanks.title')} lead={t('about.report.thanks.text')}>
      <p>
        <a className="action-link" href="/tillganglighet">
          {t('about.report.thanks.back')}
        </a>
      </p>
    </Page>
  )
}
