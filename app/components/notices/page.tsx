import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Card } from '~/components/frame/card'
import { CardSection } from '~/components/frame/card-section'
import { Facts } from '~/components/frame/facts'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { Tag } from '~/components/frame/tag'
import { useTexts } from '~/i18n/context'
import { noticesPath } from '~/views/notices/address'
import type { DestinationItem, NoticesView } from '~/views/notices/page'

const tones = { works: 'success', waits: 'warning', failed: 'danger', stopped: 'neutral' } as const

/** How one is told outside the portal: where, of whom and how much, when, and what a message looks like. */
export function NoticesPage(view: NoticesView & { isGone: boolean }) {
  const t = useTexts()
  const { destinations, add } = view
  const failed = destinations.filter(({ state }) => state === 'failed')
  return (
    <Page title={t('notices.page.title')} heading={t('notices.page.heading')} lead={t('notices.page.lead')}>
      {view.isGone && <Alert tone="warning">{t('notices.page.gone')}</Alert>}
      {failed.map((one) => (
        <Alert key={one.id} tone="danger" title={t('notices.page.failedTitle')}>
          <p>{t('notices.page.failedText', { address: one.address })}</p>
          <p>
            <a href={one.href}>{t('notices.page.failedNext')}</a>
          </p>
        </Alert>
      ))}
      {view.stuck.map(({ id, title, text }) => (
        <Alert key={id} tone="warning" title={title}>
          {text}
        </Alert>
      ))}
      {view.isPaused && <Alert tone="warning">{view.pause}</Alert>}
      <p>{t('notices.page.ring')}</p>
      <div className="grid">
        <div className="column">
          <CardSection
            id="vart"
            heading={t('notices.page.where')}
            items={destinations}
            keyOf={(one: DestinationItem) => one.id}
          >
            {(one) => <DestinationCard {...one} />}
          </CardSection>
          <Add add={add} isFirst={destinations.length === 0} />
          <AboutWhom {...view} />
          <Rest about={t('notices.page.looks')}>
            <Letters letters={view.letters} lang={view.lang} />
          </Rest>
        </div>
        <div className="column">
          <section className="ds-card" aria-labelledby="nar">
            <h2 id="nar">{t('notices.page.when')}</h2>
            <Facts
              facts={[
                { name: t('notices.page.quiet'), value: view.quiet },
                { name: t('notices.page.pause'), value: view.pause },
                { name: t('notices.page.language'), value: view.language },
              ]}
            />
            <p>
              <a className="action-link" href={`${noticesPath}/nar`}>
                {t('notices.times.title')}
              </a>
            </p>
          </section>
          <Rest about={t('notices.told.heading')}>
            <Told told={view.told} />
          </Rest>
        </div>
      </div>
    </Page>
  )
}

/** The ways there are to be told. The first is what to do where one has none yet. */
function Add({ add, isFirst }: Pick<NoticesView, 'add'> & { isFirst: boolean }) {
  const t = useTexts()
  if (add.length === 0) {
    return (
      <Alert tone="info" title={t('notices.page.notHereTitle')}>
        {t('notices.page.notHereText')}
      </Alert>
    )
  }
  return (
    <ul role="list" className="plain-list cluster">
      {add.map(({ channel, href }, nth) => (
        <li key={channel}>
          <ButtonLink href={href} secondary={!isFirst || nth > 0}>
            {t(`notices.add.${channel}.title`)}
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}

function DestinationCard({ href, title, state, text }: DestinationItem) {
  const t = useTexts()
  return (
    <>
      <h3>
        <a href={href}>{title}</a>
      </h3>
      <Tag tone={tones[state]}>{t(`notices.state.name.${state}`)}</Tag>
      <p>{text}</p>
    </>
  )
}

function AboutWhom({ about, isWhole, isToldOfOwn }: Pick<NoticesView, 'about' | 'isWhole' | 'isToldOfOwn'>) {
  const t = useTexts()
  return (
    <section className="ds-card" aria-labelledby="vad">
      <h2 id="vad">{t('notices.page.what')}</h2>
      {!isWhole && <Alert tone="warning">{t('notices.page.notAll')}</Alert>}
      {isToldOfOwn && <p>{t('notices.page.always')}</p>}
      {about.length === 0 && isWhole && <p>{t('notices.page.nobody')}</p>}
      <ul role="list" className="links">
        {about.map(({ id, href, name, level, isProtected, isLimited }) => (
          <li key={id}>
            <a href={href}>
              {isProtected ? t('notices.page.ofProtected', { name }) : t('notices.page.of', { name, level })}
            </a>
            {isLimited && !isProtected && <p>{t('notices.page.isLimited')}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is sent, word for word, in the language that is chosen. */
function Letters({ letters, lang }: Pick<NoticesView, 'letters' | 'lang'>) {
  const t = useTexts()
  const [shown] = letters
  return (
    <section aria-labelledby="brevet">
      <h2 id="brevet">{t('notices.page.looks')}</h2>
      <p>{t('notices.page.looksLead')}</p>
      <ul lang={lang}>
        {letters.map(({ tone, subject }) => (
          <li key={tone}>{subject}</li>
        ))}
      </ul>
      {shown !== undefined && (
        <div lang={lang}>
          <Card>
            {shown.text
              .trim()
              .split('\n\n')
              .map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
          </Card>
        </div>
      )}
    </section>
  )
}

function Told({ told }: Pick<NoticesView, 'told'>) {
  const t = useTexts()
  return (
    <section className="ds-card" aria-labelledby="skickat">
      <h2 id="skickat">{t('notices.told.heading')}</h2>
      {told.length === 0 ? (
        <p>{t('notices.told.nothing')}</p>
      ) : (
        <ul>
          {told.map(({ at, text }) => (
            <li key={`${at} ${text}`}>{t('notices.told.item', { at, text })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
