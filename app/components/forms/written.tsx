import { OwnWords } from '~/components/frame/own-words'
import { useTexts } from '~/i18n/context'

/** What somebody wrote in a form that came too late: it is still there to copy or to read out. Nothing when nothing was written. */
export function Written({ text }: { text: string | null }) {
  const t = useTexts()
  if (text === null || text === '') return null
  return (
    <>
      <p>{t('forms.written')}</p>
      <OwnWords text={text} from="person" />
    </>
  )
}
