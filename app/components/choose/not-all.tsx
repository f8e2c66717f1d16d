import { Alert } from '~/components/frame/alert'
import { useFormats, useTexts } from '~/i18n/context'

/** Why somebody may be missing: a provider does not answer, or gave an answer that could not be used (`refused`, names). */
export function NotAll({ unconfirmed, refused }: { unconfirmed: boolean; refused: readonly string[] }) {
  const t = useTexts()
  const { list } = useFormats()
  if (refused.length > 0) {
    return (
      <Alert tone="warning" title={t('choose.refused.title')}>
        {t('choose.refused.text', { providers: list(refused) })}
      </Alert>
    )
  }
  if (!unconfirmed) return null
  return (
    <Alert tone="warning" title={t('choose.unconfirmed.title')}>
      {t('choose.unconfirmed.text')}
    </Alert>
  )
}
