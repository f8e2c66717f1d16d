import { useLocation } from '@remix-run/react'
import { useTexts } from '~/i18n/context'
import { monthPlaces } from '~/views/frame/places'
import type { PageAccess } from './acting-for'

/** The switch between the pages of the month that one is at, or of the present one; none when one may open one only. */
export function MonthPlaces({ access, here }: MonthPlacesProps) {
  const t = useTexts()
  const { pathname } = useLocation()
  const month = /\/(\d{4}-\d{2})$/.exec(pathname)?.[1] ?? null
  const pages = monthPlaces(access.brukare.id, access.scopes, month)
  if (pages.length < 2) return null
  return (
    <nav className="switch" aria-label={t('frame.month.label')}>
      <ul>
        {pages.map(({ id, href }) => (
          <li key={id}>
            {href === pathname ? (
              <span aria-current="page">{t(`frame.month.${id}`)}</span>
            ) : (
              <a href={href} aria-current={id === here ? 'true' : undefined}>
                {t(`frame.month.${id}`)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

type MonthPlacesProps = { access: PageAccess; here: 'hours' | 'reports' | 'claims' }
