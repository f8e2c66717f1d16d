import { ButtonLink } from '~/components/frame/button-link'
import { Card } from '~/components/frame/card'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { WorkListView, WorkPerson, WorkSection } from '~/views/work-list/work-list'
import { WaitingLinks } from './waiting'

/** What waits, by day, a card for each huvudman, the most urgent first; those for whom nothing does are names only. */
export function WorkList({ view, now }: { view: WorkListView & { notices: ProviderNotice[] }; now: Date }) {
  const t = useTexts()
  return (
    <Page title={view.heading} heading={view.heading} lead={t('work-list.lead')}>
      <Notices notices={view.notices} now={now} />
      {view.first && (
        <p>
          <ButtonLink href={view.first.href}>{view.first.text}</ButtonLink>
        </p>
      )}
      {view.sections.map((section) => (
        <WorkDay key={section.id} {...section} />
      ))}
      {view.others.length > 0 && (
        <section aria-labelledby="andra">
          <h2 id="andra">{t('work-list.others')}</h2>
          <ul role="list" className="links columns">
            {view.others.map(({ id, name, at, others }) => (
              <li key={id}>
                <Card>
                  <h3>{name}</h3>
                  {at && <p>{at}</p>}
                  <WaitingLinks items={others} name={name} />
                </Card>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.passed.items.length > 0 && (
        <section aria-labelledby="aldre">
          <h2 id="aldre">{t('work-list.passedHeading')}</h2>
          <p>{t('work-list.passedFrom', { month: view.passed.from })}</p>
          <ul className="links">
            {view.passed.items.map(({ key, href, text, name }) => (
              <li key={`${href} ${key}`}>
                <a className="action-link" href={href}>
                  {t('work-list.passedOf', { name, text })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Names id="vet-inte" heading={t('work-list.unread', { count: view.unread.length })} people={view.unread} />
      <Names id="inget" heading={t('work-list.idle', { count: view.idle.length })} people={view.idle} />
      <p>
        <a href="/valj">{t('frame.person.change')}</a>
      </p>
    </Page>
  )
}

function Names(section: { id: string; heading: string; people: readonly (WorkPerson & { may?: string })[] }) {
  const { id: sectionId, heading, people } = section
  if (people.length === 0) return null
  return (
    <section aria-labelledby={sectionId}>
      <h2 id={sectionId}>{heading}</h2>
      <ul className="links">
        {people.map(({ id, name, href, at, may }) => (
          <li key={id}>
            <a className="action-link" href={href}>
              {name}
            </a>
            {at && <p>{at}</p>}
            {may && <p>{may}</p>}
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
        {groups.map(({ id: brukareId, name, at, count, items, others }) => (
          <li key={brukareId} id={`person-${brukareId}`}>
            <Card>
              <h3>{name}</h3>
              {at && <p>{at}</p>}
              <p>{count}</p>
              <WaitingLinks items={items} name={name} />
              {others.length > 0 && (
                <>
                  <p>{t('work-list.others')}</p>
                  <WaitingLinks items={others} name={name} />
                </>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}
