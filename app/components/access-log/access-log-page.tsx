import type { PageAccess } from '~/components/layout/acting-for'
import { Page } from '~/components/layout/page'
import { Pager } from '~/components/layout/pager'
import { PrintButton } from '~/components/layout/print-button'
import { Tag } from '~/components/layout/tag'
import { Time } from '~/components/layout/time'
import { useFormats, useTexts } from '~/i18n/context'
import type { LogDay, LogItem } from '~/views/access-log'
import type { LogLinks } from '~/views/access-log-links'

type Props = {
  access: PageAccess
  view: { days: LogDay[]; providerNames: string[] }
  /** The answer, when nothing has been chosen; null: the title. */
  heading: string | null
  links: LogLinks
}

/** Who has seen or done what: a heading for each day, and a sentence for each time. */
export function AccessLogPage({ access, view, heading, links }: Props) {
  const t = useTexts()
  const f = useFormats()
  return (
    <Page title={t('log.title')} heading={heading ?? undefined} lead={t('log.lead')} access={access}>
      <Choices label={t('log.show.label')} choices={links.kinds} />
      <Choices label={t('log.people')} choices={links.people} />
      {view.days.length === 0 && <p>{t('log.none')}</p>}
      {view.days.map(({ day, heading: date, items }) => (
        <section key={day} className="day" aria-labelledby={`dag-${day}`}>
          <h2 id={`dag-${day}`} className="day-heading">
            <Time at={day}>{date}</Time>
          </h2>
          <ul role="list" className="plain-list">
            {items.map((item) => (
              <li key={item.seq}>
                <Entry item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {(links.newest ?? links.older) !== null && (
        <Pager
          label={t('log.pager')}
          previous={links.newest === null ? null : { href: links.newest, text: t('log.newest') }}
          next={links.older === null ? null : { href: links.older, text: t('log.older') }}
        />
      )}
      <section aria-labelledby="mer-om-loggen">
        <h2 id="mer-om-loggen">{t('log.more')}</h2>
        <p>
          <a href={links.csv}>{t('log.csv.link')}</a>
        </p>
        <p>{t('log.csv.explain')}</p>
        <p>{t('log.providers', { names: f.list(view.providerNames), count: view.providerNames.length })}</p>
        <p>{t('log.safe')}</p>
      </section>
      <PrintButton />
    </Page>
  )
}

function Choices({ label, choices }: { label: string; choices: LogLinks['kinds'] }) {
  return (
    <nav className="link-row no-print" aria-label={label}>
      <ul>
        {choices.map(({ href, text, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Entry({ item }: { item: LogItem }) {
  const t = useTexts()
  return (
    <>
      <p>
        <strong>{item.who}</strong>, <Time at={item.at}>{item.time}</Time>
        {'. '}
        {item.denied && (
          <>
            <Tag tone="warning">{t('log.denied')}</Tag>{' '}
          </>
        )}
        {item.what} {item.about}
      </p>
      {item.grounds.length > 0 && <p className="hint">{t('log.as', { grounds: item.grounds.join(', ') })}</p>}
    </>
  )
}
