import { useLocation } from '@remix-run/react'
import { useTexts } from '~/i18n/context'
import type { TextKey } from '~/i18n/texts'
import type { PageAccess } from './acting-for'

/** `also`: paths of pages that belong under the item. `unless`: a scope with which there is another way to it. */
type Item = { path: string; text: TextKey; scopes: readonly string[]; unless?: string; also: readonly string[] }

const items: readonly Item[] = [
  { path: '', text: 'frame.menu.now', scopes: [], also: [] },
  { path: '/schema', text: 'frame.menu.schedule', scopes: ['schedule:read'], also: ['/pass'] },
  {
    path: '/tidrapporter',
    text: 'frame.menu.reports',
    scopes: ['reports:read'],
    also: ['/tidrapport', '/faststallanden', '/kommentar', '/anteckningar', '/sammanstallning'],
  },
  {
    path: '/timmar',
    text: 'frame.menu.hours',
    scopes: ['hours:read'],
    also: ['/beslut', '/kontinuitet', '/rakningsunderlag'],
  },
  { path: '/rakningsunderlag', text: 'frame.menu.claims', scopes: ['claim:read'], unless: 'hours:read', also: [] },
  { path: '/invandningar', text: 'frame.menu.objections', scopes: ['object'], also: ['/ingen-har-kommit'] },
  { path: '/behoriga', text: 'frame.menu.access', scopes: ['access:manage'], also: ['/fullmakt'] },
]

/** What opens a page to begin on, for who may not see the schedule. */
const firstScopes = ['reports:read', 'hours:read', 'claim:read', 'object']

/** The pages about one brukare that the viewer may open. The one that is open is marked, also from the pages below it. */
export function Menu({ access }: { access: PageAccess }) {
  const t = useTexts()
  const { pathname } = useLocation()
  // Who may not see the schedule begins on the first page below.
  const mayStart =
    access.scopes.includes('schedule:read') || !firstScopes.some((scope) => access.scopes.includes(scope))
  const home = `/b/${access.brukare.id}`
  const rest = pathname.startsWith(home) ? pathname.slice(home.length).replace(/\/$/, '') : null
  return (
    <nav className="menu" aria-label={t('frame.menu.label')}>
      <ul className="wrap">
        {items
          .filter(({ scopes }) => scopes.every((scope) => access.scopes.includes(scope)))
          .filter((item) => item.path !== '' || mayStart)
          .filter(({ unless }) => unless === undefined || !access.scopes.includes(unless))
          .map((item) => (
            <li key={item.path}>
              <a href={home + item.path} aria-current={currentOf(item, rest)}>
                {t(item.text)}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

/** 'page' on the very page, 'true' on a page below it. `rest` is the path after the brukare's. */
function currentOf(item: Item, rest: string | null): 'page' | 'true' | undefined {
  if (rest === null) return undefined
  if (rest === item.path) return 'page'
  if (item.path === '') return undefined
  const below = [item.path, ...item.also].some((path) => rest === path || rest.startsWith(`${path}/`))
  return below ? 'true' : undefined
}
