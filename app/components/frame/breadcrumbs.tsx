import { useTexts } from '~/i18n/context'
import { Icon } from './icon'

/** A page on the way here. */
export type Crumb = { href: string; text: string }

/** The way back, one step: the last of the pages above this one. The others are in the menu, which marks where one is. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  const t = useTexts()
  const above = trail.at(-1)
  if (above === undefined) return null
  return (
    <nav className="trail" aria-label={t('frame.trail')}>
      <a href={above.href}>
        <Icon name="ChevronLeft" />
        <span>{above.text}</span>
      </a>
    </nav>
  )
}
