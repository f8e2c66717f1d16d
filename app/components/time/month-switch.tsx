import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import type { MonthSwitchView, SubPage } from '~/views/time/month-switch'

/** Which time the page is about, and the one before and after it, in one row. Its own landmark with a name. */
export function MonthSwitch({ label, current, previous, next }: MonthSwitchView) {
  return (
    <nav className="month-switch" aria-label={label}>
      <PageStyle part="month" />
      <strong>{current}</strong>
      {previous && <Step {...previous} rel="prev" />}
      {next && <Step {...next} rel="next" />}
    </nav>
  )
}

function Step({ href, text, label, rel }: { href: string; text: string; label: string; rel: 'prev' | 'next' }) {
  return (
    <a href={href} rel={rel}>
      <span className="ds-sr-only">{label}</span>
      <span aria-hidden="true">{text}</span>
    </a>
  )
}

type FrameProps = { time: MonthSwitchView; pages: readonly SubPage[]; label?: string }

/** The time, and the pages about it, above the heading of a page. `label` is what the pages are, when not those of a month. */
export function MonthFrame({ time, pages, label }: FrameProps) {
  return (
    <div className="month-frame">
      <MonthSwitch {...time} />
      <SubNav pages={pages} label={label} />
    </div>
  )
}

/** The pages about the same month, or of the same kind by `label`; the one that is open is marked. */
export function SubNav({ pages, label }: Pick<FrameProps, 'pages' | 'label'>) {
  const t = useTexts()
  if (pages.length < 2) return null
  return (
    <nav className="sub-nav" aria-label={label ?? t('frame.month.pages')}>
      <ul>
        {pages.map(({ href, text, label: name, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              <span className="ds-sr-only">{name}</span>
              <span aria-hidden="true">{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
