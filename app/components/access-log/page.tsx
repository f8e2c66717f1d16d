import type { PageAccess } from '~/components/frame/acting-for'
import { FilterLinks } from '~/components/tables/filter-links'
import { Page } from '~/components/frame/page'
import { Pager } from '~/components/frame/pager'
import { PrintButton } from '~/components/frame/print-button'
import { Rest } from '~/components/frame/rest'
import { Tag } from '~/components/frame/tag'
import { Time } from '~/components/frame/time'
import { PageStyle } from '~/components/frame/page-style'
import { StaffLogPart } from './staff'
import { useFormats, useTexts } from '~/i18n/context'
import type { LogDay, LogGroup } from '~/views/access-log/log'
import type { StaffLogView } from '~/views/access-log/staff'
import type { LogLinks } from '~/views/access-log/links'

type Props = {
  access: PageAccess
  view: { days: LogDay[]; staff: StaffLogView[] }
  /** The answer, when nothing has been chosen; null: the title. */
  heading: string | null
  links: LogLinks
}

/** Who has seen or done what: a heading for each day, and a sentence for each time. */
export function AccessLogPage({ access, view, heading, links }: Props) {
  const t = useTexts()
  const f = useFormats()
  // The first of the choices is what others have seen and done.
  const isOfOthers = links.people[0]?.current === true
  const chosen = [
    ...[...links.kinds.slice(1), ...links.people.slice(1)].flatMap(({ text, current }) => (current ? [text] : [])),
    ...(links.newest === null ? [] : view.days.slice(0, 1).map((day) => day.heading)),
  ]
  return (
    <Page
      title={t('access-log.title')}
      about={f.list(chosen)}
      heading={heading ?? undefined}
      lead={t('access-log.lead')}
      access={access}
    >
      <FilterLinks label={t('access-log.show.label')} choices={links.kinds} />
      <FilterLinks label={t('access-log.people')} choices={links.people} />
      {view.days.length === 0 && <p>{t(isOfOthers ? 'access-log.noneOther' : 'access-log.none')}</p>}
      {view.days.slice(0, 1).map((day) => (
        <Day key={day.day} day={day} />
      ))}
      {view.days.length > 1 && (
        <Rest about={t('access-log.people')}>
          {view.days.slice(1).map((day) => (
            <Day key={day.day} day={day} />
          ))}
        </Rest>
      )}
      {(links.newest ?? links.older) !== null && (
        <Pager
          label={t('access-log.pager')}
          previous={links.newest === null ? null : { href: links.newest, text: t('access-log.newest') }}
          next={links.older === null ? null : { href: links.older, text: t('access-log.older') }}
        />
      )}
      {view.staff.map((part) => (
        <StaffLogPart key={part.id} view={part} />
      ))}
      <Rest about={t('access-log.more')}>
        <section aria-labelledby="mer-om-loggen">
          <h2 id="mer-om-loggen">{t('access-log.more')}</h2>
          <p>
            <a href={links.csv}>{t('access-log.csv.link')}</a>
          </p>
          <p>{t(isOfOthers ? 'access-log.csv.explainAll' : 'access-log.csv.explain')}</p>
          <p>{t('access-log.safe')}</p>
        </section>
      </Rest>
      <PrintButton />
    </Page>
  )
}

/** What was seen and done on one day. */
function Day({ day: { day, heading, items } }: { day: LogDay }) {
  return (
    <section className="day" aria-labelledby={`dag-${day}`}>
      <PageStyle part="schedule" />
      <h2 id={`dag-${day}`} className="day-heading">
        <Time at={day}>{heading}</Time>
      </h2>
      <ul role="list" className="plain-list">
        {items.map((item) => (
          <li key={item.seq}>
            <Entry item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ item }: { item: LogGroup }) {
  const t = useTexts()
  const [first] = item.times
  const isMany = item.times.length > 1
  return (
    <>
      <p>
        <strong>{item.who}</strong>, <Time at={item.at}>{item.time}</Time>
        {'. '}
        {item.outcome !== 'allowed' && (
          <>
            <Tag tone="warning">{t(`access-log.outcome.${item.outcome}`)}</Tag>{' '}
          </>
        )}
        {item.what} {item.about} {item.provider !== null && t('access-log.at', { provider: item.provider })}
      </p>
      {isMany && first !== undefined && (
        <details className="log-times">
          <PageStyle part="log" />
          <summary>{t('access-log.times', { count: item.times.length, first: first.time, last: item.time })}</summary>
          <ul>
            {item.times.map(({ seq, at, time }) => (
              <li key={seq}>
                <Time at={at}>{time}</Time>
              </li>
            ))}
          </ul>
        </details>
      )}
      {item.grounds.length > 0 && <p className="hint">{t('access-log.as', { grounds: item.grounds.join(', ') })}</p>}
    </>
  )
}
