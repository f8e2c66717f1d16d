import { Heading } from '@digdir/designsystemet-react'
import { AnswerPicture } from '~/components/about/answer-picture'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { useRootData } from '~/components/frame/root-data'
import { useTexts } from '~/i18n/context'

const abilities = [1, 2, 3, 4, 5] as const
const persons = [1, 2, 3] as const
const steps = [1, 2, 3] as const

export default function Start() {
  const t = useTexts()
  const signedIn = useRootData()?.userName != null
  return (
    <Page title={t('about.start.title')} heading={null}>
      <div className="hero">
        <div>
          <Heading level={1} data-size="lg">
            {t('about.start.title')}
          </Heading>
          <p className="lead">{t('about.start.lead')}</p>
          {signedIn ? (
            <ButtonLink href="/valj">{t('about.start.continue')}</ButtonLink>
          ) : (
            <ButtonLink href="/logga-in">{t('about.start.signIn')}</ButtonLink>
          )}
        </div>
        <AnswerPicture />
      </div>
      <div className="columns">
        <Alert tone="warning" title={t('about.start.fraudTitle')}>
          {t('about.start.fraud')}
        </Alert>
        <section className="ds-card wide">
          <h2>{t('about.start.canHeading')}</h2>
          <ul>
            {abilities.map((n) => (
              <li key={n}>{t(`about.start.can.${n}`)}</li>
            ))}
          </ul>
        </section>
        <section className="ds-card">
          <h2>{t('about.start.whoHeading')}</h2>
          <ul>
            {persons.map((n) => (
              <li key={n}>{t(`about.start.who.${n}`)}</li>
            ))}
          </ul>
          <p>{t('about.start.whoMore')}</p>
        </section>
        <section className="ds-card">
          <h2>{t('about.start.howHeading')}</h2>
          <ol>
            {steps.map((n) => (
              <li key={n}>{t(`about.start.how.${n}`)}</li>
            ))}
          </ol>
          <p>{t('about.start.howMore')}</p>
        </section>
        <section className="ds-card">
          <h2>{t('about.start.languageHeading')}</h2>
          <p>{t('about.start.language')}</p>
        </section>
        <section className="ds-card">
          <h2>{t('about.start.helpHeading')}</h2>
          <p>{t('about.start.helpText')}</p>
          <ul className="links">
            <li>
              <a href="/hjalp">{t('about.start.help')}</a>
            </li>
            <li>
              <a href="/kontakt">{t('about.start.contact')}</a>
            </li>
          </ul>
        </section>
      </div>
    </Page>
  )
}
