import { CallCards } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { CallView } from '~/views/urgent/call'

/** Whose numbers there are to show: nobody's, several people's, one's. */
export type NumbersShown = { is: 'none' } | { is: 'several' } | { is: 'one'; calls: readonly CallView[] }

/** Whom to ring, for one who is signed in: the numbers, or the way to them for someone who acts for several. */
export function Numbers({ numbers }: { numbers: NumbersShown }) {
  const t = useTexts()
  if (numbers.is === 'one') return <CallCards calls={numbers.calls} />
  if (numbers.is === 'none') return null
  return (
    <>
      <p>{t('about.numbers.several')}</p>
      <p>
        <a className="action-link" href="/valj">
          {t('about.numbers.choose')}
        </a>
      </p>
    </>
  )
}
