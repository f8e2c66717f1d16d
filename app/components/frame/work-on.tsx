import { useTexts } from '~/i18n/context'
import type { PageAccess } from './acting-for'

/** For one who acts for others: from the end of each page to what waits next, and to the list of it. */
export function WorkOn({ access: { role } }: { access: PageAccess }) {
  const t = useTexts()
  if (role === 'brukare' || role === 'anhorig') return null
  return (
    <nav className="link-row work-on" aria-label={t('frame.person.workLabel')}>
      <ul>
        <li>
          <a href="/att-gora/nasta">{t('frame.person.next')}</a>
        </li>
        <li>
          <a href="/att-gora">{t('frame.person.work')}</a>
        </li>
      </ul>
    </nav>
  )
}
