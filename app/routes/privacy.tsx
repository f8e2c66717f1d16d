import { Page } from '~/components/layout/page'
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
    <Page title={t('public.privacy.title')} lead={t('public.privacy.lead')}>
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`public.privacy.${part}.heading`)}</h2>
          <p>{t(`public.privacy.${part}.text`)}</p>
        </section>
      ))}
      <p>
        <a className="action-link" href="https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/">
          {t('public.privacy.imy')}
        </a>
      </p>
    </Page>
  )
}
