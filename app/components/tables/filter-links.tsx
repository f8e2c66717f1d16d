import { PageStyle } from '~/components/frame/page-style'

type Choice = { href: string; text: string; count?: number; current: boolean }

/** What a list can be cut to, each a link with how many there are; the one that is chosen is marked, not by colour alone. */
export function FilterLinks({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav className="filter no-print" aria-label={label}>
      <PageStyle part="filter" />
      <ul>
        {choices.map(({ href, text, count, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'true' : undefined}>
              {text}
              {count !== undefined && <> {count}</>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
