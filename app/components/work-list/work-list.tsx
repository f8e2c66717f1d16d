import { ButtonLink } from '~/components/frame/button-link'
import { Card } from '~/components/frame/card'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { WorkListView, WorkSection } from '~/views/work-list/work-list'

/** What waits, by day, a card for each huvudman, the most urgent first; those for whom nothing does are names only. */
export function WorkList({ view, now }: { view: WorkListView & { notices: ProviderNotice[] }; now: Date }) {
  const t = useTexts()
  const isWhole = view.notices.every(({ asOf }) => asOf !== null)
  return (
    <Page title={isWhole ? t('work-list.title') : view.heading} heading={view.heading} lead={t('work-list.lead')}>
      <Notices notices={view.notices} now={now} />
      {view.first && (
        <p>
          <ButtonLink href={view.first.href}>{view.first.text}</ButtonLink>
        </p>
      )}
      {view.sections.map((section) => (
        <WorkDay key={section.id} {...section} />
      ))}
      <Names id="vet-inte" heading={t('work-list.unread', { count: view.unread.length })} names={view.unread} />
      <Names id="inget" heading={t('work-list.idle', { count: view.idle.length })} names={view.idle} />
      <p>
        <a href="/valj">{t('frame.person.change')}</a>
      </p>
    </Page>
  )
}

function Names({ id: section, heading, names }: { id: string; heading: string; names: WorkListView['idle'] }) {
  if (names.length === 0) return null
  return (
    <section aria-labelledby={section}>
      <h2 id={section}>{heading}</h2>
      <ul className="links">
        {names.map(({ id, name, href }) => (
          <li key={id}>
            <a className="action-link" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WorkDay({ id, heading, groups, letters }: WorkSection) {
  const t = useTexts()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {letters.length > 0 && (
        <ul role="list" className="links cluster" aria-label={t('work-list.jump')}>
          {letters.map(({ letter, id: to }) => (
            <li key={letter}>
              <ButtonLink href={`#person-${to}`} secondary>
                <span className="ds-sr-only">{t('work-list.letter', { letter })}</span>
                <span aria-hidden="true">{letter}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      <ul role="list" className="links columns">
        {groups.map(({ id: brukareId, name, items }) => (
          <li key={brukareId} id={`person-${brukareId}`}>
            <Card>
              <h3>{name}</h3>
              <ul className="links">
                {items.map(({ href, text }) => (
                  <li key={href}>
                    <a className="action-link" href={href}>
                      {text}
                      <span className="ds-sr-only">. {name}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}
