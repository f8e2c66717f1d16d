import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

const parts = [
  'what',
  'not',
  'controller',
  'ground',
  'protection',
  'howLong',
  'cookies',
  'rights',
  'complaint',
] as const

export default function Privacy() {
  const t = useTexts()
  return (
    <Page title={t('about.privacy.title')} lead={t('about.privacy.lead')}>
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`about.privacy.${part}.heading`)}</h2>
          <p>{t(`about.privacy.${part}.text`)}</p>
        </section>
      ))}
      <p>
        <a className="action-link" href="https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/">
          {t('about.privacy.imy')}
        </a>
      </p>
    </Page>
  )
}
