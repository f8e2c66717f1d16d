import type { Newness } from '~/domain/news/news'
import type { TextKey } from '~/i18n/texts'

/** A group of ways on: what they are called, and each with the text it has. */
export type MoreGroup = {
  id: 'people' | 'choose' | 'right' | 'several' | 'own' | 'help'
  links: readonly { href: string; text: TextKey; newness?: Newness | null }[]
}

/** `newAccess`: who can see has changed, which is new to the viewer. */
type About = {
  brukareId: string
  role: string
  scopes: readonly string[]
  jointHref: string | null
  newAccess?: boolean
}

/** Everything about one brukare that has no place of its own in the menu, as far as the viewer's rights open it. */
export function moreAbout({ brukareId, role, scopes, jointHref, newAccess = false }: About): MoreGroup[] {
  const base = `/b/${brukareId}`
  const may = (scope: string) => scopes.includes(scope)
  const groups: MoreGroup[] = [
    {
      id: 'people',
      links: [
        ...(may('access:manage')
          ? [
              {
                ...{ href: `${base}/behoriga`, text: 'frame.more.access' as const },
                newness: newAccess ? ('new' as const) : null,
              },
              { href: `${base}/logg`, text: 'access-log.title' as const },
              { href: `${base}/fullmakt`, text: 'fullmakt.title' as const },
            ]
          : []),
        ...(jointHref === null ? [] : [{ href: jointHref, text: 'joint.title' as const }]),
      ],
    },
    {
      id: 'right',
      links: [
        ...(may('hours:read')
          ? [
              { href: `${base}/beslut`, text: 'frame.more.decisions' as const },
              { href: `${base}/kontinuitet`, text: 'frame.more.continuity' as const },
            ]
          : []),
        ...(may('schedule:read') ? [{ href: `${base}/dokument`, text: 'documents.title' as const }] : []),
        ...(may('reports:read') && role !== 'brukare'
          ? [{ href: `${base}/anteckningar`, text: 'notes.title' as const }]
          : []),
      ],
    },
  ]
  return groups.filter(({ links }) => links.length > 0)
}

/** Where one who acts for several finds the others. */
export const moreOfSeveral: MoreGroup = {
  id: 'several',
  links: [
    { href: '/valj', text: 'frame.person.change' },
    { href: '/att-gora', text: 'frame.person.work' },
    { href: '/att-gora/nasta', text: 'frame.person.next' },
  ],
}

/** What is the signed-in person's own, whoever the page before was about. */
export function moreOfOwn(): MoreGroup[] {
  return [
    {
      id: 'own',
      links: [
        { href: '/aviseringar', text: 'notices.page.title' },
        { href: '/mina-inloggningar', text: 'sign-in.sessions.title' },
        { href: '/kalender', text: 'calendar.title' },
        { href: '/mina-uppgifter', text: 'own-data.title' },
      ],
    },
    {
      id: 'help',
      links: [
        { href: '/hjalp', text: 'frame.footer.help' },
        { href: '/kontakt', text: 'frame.footer.contact' },
      ],
    },
  ]
}

const order: readonly MoreGroup['id'][] = ['people', 'help', 'right', 'several', 'choose', 'own']

/** Who may see, and help, come first: they are what one looks for. */
export function inOrder(groups: readonly MoreGroup[]): MoreGroup[] {
  return groups.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}
