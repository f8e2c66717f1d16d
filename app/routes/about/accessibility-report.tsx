import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { TextArea, TextField } from '~/components/forms/text-field'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
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

/** After sending, the receipt: it has its own address, so that it can be loaded again without being sent again. */
export function loader({ request }: LoaderFunctionArgs) {
  return { received: new URL(request.url).searchParams.has('tack') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { language, requestId } = context.page
  const form = await request.formData()
  const typed = (name: string) => z.string().catch('').parse(form.get(name))
  const values = { what: typed('what'), where: typed('where'), aid: typed('aid'), email: typed('email') }
  const parsed = report.safeParse(values)
  if (!parsed.success) {
    const t = textsFor(language)
    const errors = parsed.error.issues.map(({ path, message }) => ({
      field: String(path[0]),
      text: t(`about.report.error.${fault.parse(message)}`),
    }))
    return data({ values, errors, later: false }, { status: 400 })
  }
  const { what, where, aid, email } = parsed.data
  try {
    const text = [what, where && `where: ${where}`, aid && `aid: ${aid}`].filter(Boolean).join('\n\n')
    await context.services.accessibilityReports.create({ text, contact: email || null, language })
    return redirect('/tillganglighet/rapportera?tack', 303)
  } catch (error) {
    context.services.logger.error({ err: error, requestId }, 'accessibility report not kept')
    return data({ values, errors: [], later: true }, { status: 503 })
  }
}

export default function AccessibilityReport() {
  const { received } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  return received && !sent ? <Receipt /> : <ReportForm {...sent} />
}

type ReportFormProps = { values?: z.input<typeof report>; errors?: FieldError[]; later?: boolean }

function ReportForm({ values, errors = [], later = false }: ReportFormProps) {
  const t = useTexts()
  const error = (field: string) => errorOf(errors, field)
  return (
    <Page title={t('about.report.title')} lead={t('about.report.lead')} errors={errors}>
      {later && <Alert tone="danger">{t('about.report.error.later')}</Alert>}
      <PostForm noValidate>
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
