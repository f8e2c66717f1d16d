import { RadioGroup } from '~/components/forms/choice-group'
import { DateField, TimeField } from '~/components/forms/date-time-fields'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { languages } from '~/i18n/languages'
import { noticesPath } from '~/views/notices/address'
import type { TimesFields } from '~/views/notices/times'

/** When one is told, and in which language. */
export function NoticeTimesPage({ fields, errors }: { fields: TimesFields; errors: readonly FieldError[] }) {
  const t = useTexts()
  return (
    <Page
      title={t('notices.times.title')}
      lead={t('notices.times.lead')}
      trail={[{ href: noticesPath, text: t('notices.page.title') }]}
      errors={errors}
    >
      <PostForm noValidate carried>
        <RadioGroup
          name="quiet"
          label={t('notices.times.quiet')}
          hint={t('notices.times.quietHint')}
          value={fields.quiet}
          choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`notices.times.quietChoice.${value}`) }))}
        />
        <TimeField name="from" label={t('notices.times.from')} value={fields.from} error={errorOf(errors, 'from')} />
        <TimeField name="to" label={t('notices.times.to')} value={fields.to} error={errorOf(errors, 'to')} />
        <RadioGroup
          name="pause"
          label={t('notices.times.pause')}
          hint={t('notices.times.pauseHint')}
          value={fields.pause}
          choices={(['no', 'day', 'further'] as const).map((value) => ({
            value,
            label: t(`notices.times.pauseChoice.${value}`),
          }))}
        />
        <DateField
          name="day"
          label={t('notices.times.day')}
          hint={t('notices.times.dayHint')}
          value={fields.day}
          errors={errors}
        />
        <RadioGroup
          name="language"
          label={t('notices.times.language')}
          value={fields.language}
          error={errorOf(errors, 'language')}
          choices={languages.map((value) => ({ value, label: t(`frame.languageName.${value}`) }))}
        />
        <SubmitButton>{t('notices.save')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
