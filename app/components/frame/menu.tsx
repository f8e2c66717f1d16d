import { useLocation } from '@remix-run/react'
import { Fragment } from 'react'
import { useTexts } from '~/i18n/context'
import { placesOf } from '~/views/frame/places'
import type { PageAccess } from './acting-for'
import { Icon, type IconName } from './icon'
import { SaidAfter } from './said-after'

const icons: Record<ReturnType<typeof placesOf>[number]['id'], IconName> = {
  now: 'House',
  schedule: 'Calendar',
  month: 'BarChart',
  cases: 'ChatExclamationmark',
  more: 'MenuHamburger',
}

/** The places of one brukare that the viewer may open, at most five. The one that is open is marked, also from pages below it. */
export function Menu({ access }: { access: PageAccess }) {
  const t = useTexts()
  const { pathname } = useLocation()
  const { answers, access: given } = access.news ?? { answers: 0, access: 0 }
  const news = [
    { at: 'cases', count: answers, said: t('frame.menu.answers', { count: answers }) },
    { at: 'more', count: given, said: t('frame.menu.access', { count: given }) },
  ].filter(({ count }) => count > 0)
  return (
    <nav className="menu" aria-label={t('frame.menu.label')}>
      <ul className="wrap">
        {placesOf(access.brukare.id, access.scopes, pathname).map(({ id, href, current }) => (
          <li key={id}>
            <a href={href} aria-current={current}>
              <Icon name={icons[id]} />
              <span>{t(`frame.menu.${id}`)}</span>
              {news
                .filter(({ at }) => at === id)
                .map(({ at, count, said }) => (
                  <Fragment key={at}>
                    <span className="badge" aria-hidden="true">
                      {count}
                    </span>
                    <SaidAfter>{said}</SaidAfter>
                  </Fragment>
                ))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
