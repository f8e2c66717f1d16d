import { Heading } from '@digdir/designsystemet-react'
import { Alert } from '~/components/layout/alert'
import { ButtonLink } from '~/components/layout/button-link'
import { Mark } from '~/components/layout/logo'
import { Page } from '~/components/layout/page'
import { useRootData } from '~/components/layout/root-data'
import { useTexts } from '~/i18n/context'

const abilities = [1, 2, 3, 4, 5] as const
const persons = [1, 2, 3] as const
const steps = [1, 2, 3] as const

export default function Start() {
  const t = useTexts()
  const signedIn = useRootData()?.userName != null
  return (
    <Page title={t('public.start.title')} heading={null}>
      <div className="hero">
        <div>
          <Heading level={1} data-size="lg">
            {t('public.start.title')}
          </Heading>
          <p className="lead">{t('public.start.lead')}</p>
          {signedIn ? (
            <ButtonLink href="/valj">{t('public.start.continue')}</ButtonLink>
          ) : (
            <ButtonLink href="/logga-in">{t('public.start.signIn')}</ButtonLink>
          )}
        </div>
        <Mark />
      </div>
      <div className="columns">
        <Alert tone="warning" title={t('public.start.fraudTitle')}>
          {t('public.start.fraud')}
        </Alert>
        <section className="ds-card wide">
          <h2>{t('public.start.canHeading')}</h2>
          <ul>
            {abilities.map((n) => (
              <li key={n}>{t(`public.start.can.${n}`)}</li>
            ))}
          </ul>
        </section>
        <section className="ds-card">
          <h2>{t('public.start.whoHeading')}</h2>
          <ul>
            {persons.map((n) => (
              <li key={n}>{t(`public.start.who.${n}`)}</li>
            ))}
          </ul>
          <p>{t('public.start.whoMore')}</p>
        </section>
        <section className="ds-card">
          <h2>{t('public.start.howHeading')}</h2>
          <ol>
            {steps.map((n) => (
              <li key={n}>{t(`public.start.how.${n}`)}</li>
            ))}
          </ol>
          <p>{t('public.start.howMore')}</p>
        </section>
        <section className="ds-card">
          <h2>{t('public.start.languageHeading')}</h2>
          <p>{t('public.start.language')}</p>
        </section>
        <section className="ds-card">
          <h2>{t('public.start.helpHeading')}</h2>
          <p>{t('public.start.helpText')}</p>
          <ul className="links">
            <li>
              <a href="/hjalp">{t('public.start.help')}</a>
            </li>
            <li>
              <a href="/kontakt">{t('public.start.contact')}</a>
            </li>
          </ul>
        </section>
      </div>
    </Page>
  )
}
