import { ButtonLink } from './button-link'

type Link = { href: string; text: string }

/** The ways on from a page that is at its end: the first as a button, the others as links. */
export function WayOn({ first, others }: { first: Link; others: readonly Link[] }) {
  return (
    <p className="cluster">
      <ButtonLink href={first.href}>{first.text}</ButtonLink>
      {others.map(({ href, text }) => (
        <a key={href} className="action-link" href={href}>
          {text}
        </a>
      ))}
    </p>
  )
}
