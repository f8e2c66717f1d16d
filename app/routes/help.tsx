import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'

const questions = [
  'nobody',
  'object',
  'comment',
  'faststallande',
  'stale',
  'signIn',
  'fraud',
  'loggedOut',
  'who',
] as const

export default function Help() {
  const t = useTexts()
  return (
    <Page title={t('public.help.title')} lead={t('public.help.lead')}>
      {questions.map((question) => (
        <section key={question}>
          <h2>{t(`public.help.${question}.heading`)}</h2>
          <p>{t(`public.help.${question}.text`)}</p>
        </section>
      ))}
      <p>
        <a className="action-link" href="/kontakt">
          {t('layout.footer.contact')}
        </a>
      </p>
    </Page>
  )
}
