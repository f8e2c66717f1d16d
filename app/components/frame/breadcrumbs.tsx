import { useTexts } from '~/i18n/context'

/** A page on the way here. */
export type Crumb = { href: string; text: string }

/** The pages above this one, as links; the page itself is not repeated, its heading says it. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  const t = useTexts()
  return (
    <nav className="trail wrap" aria-label={t('frame.trail')}>
      <ol>
        {trail.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
