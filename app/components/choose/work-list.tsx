import { ButtonLink } from '~/components/layout/button-link'
import { Card } from '~/components/layout/card'
import { Notices } from '~/components/layout/notices'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/notice'
import type { WorkListView } from '~/views/work-list'

/** What waits, a card for each huvudman, the most urgent first; those for whom nothing does are names only. */
export function WorkList({ view, now }: { view: WorkListView & { notices: ProviderNotice[] }; now: Date }) {
  const t = useTexts()
  return (
    <Page title={t('work.title')} heading={view.heading} lead={t('work.lead')}>
      <Notices notices={view.notices} now={now} />
      {view.first && (
        <p>
          <ButtonLink href={view.first.href}>{view.first.text}</ButtonLink>
        </p>
      )}
      {view.groups.length > 0 && (
        <ul role="list" className="cards">
          {view.groups.map(({ id, name, items }) => (
            <li key={id}>
              <Card>
                <h2>{name}</h2>
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
      )}
      {view.idle.length > 0 && (
        <section aria-labelledby="inget">
          <h2 id="inget">{t('work.idle', { count: view.idle.length })}</h2>
          <ul className="links">
            {view.idle.map(({ id, name, href }) => (
              <li key={id}>
                <a className="action-link" href={href}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href="/valj">{t('layout.person.change')}</a>
      </p>
    </Page>
  )
}
