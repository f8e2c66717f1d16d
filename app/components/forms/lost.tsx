import { Alert } from '~/components/frame/alert'
import { useTexts } from '~/i18n/context'
import { Written } from './written'

/** What was typed in something that was taken away meanwhile, on the page of its list; null: nothing was. */
export function Lost({ text }: { text: string | null }) {
  const t = useTexts()
  if (text === null) return null
  return (
    <Alert tone="warning" title={t('forms.lost.title')}>
      <p>{t('forms.lost.text')}</p>
      <Written text={text} />
    </Alert>
  )
}
