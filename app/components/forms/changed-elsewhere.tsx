import { Alert } from '~/components/frame/alert'
import { useTexts } from '~/i18n/context'

/** Another tab has saved something else since the form was drawn: what was typed stands in it, and `see` shows what is saved. */
export function ChangedElsewhere({ see }: { see: string }) {
  const t = useTexts()
  return (
    <Alert tone="warning">
      <p>
        <strong>{t('forms.elsewhere.title')}</strong>
      </p>
      <p>{t('forms.elsewhere.text')}</p>
      <p>
        <a href={see}>{t('forms.elsewhere.see')}</a>
      </p>
    </Alert>
  )
}
