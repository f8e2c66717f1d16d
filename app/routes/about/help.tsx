import { Page } from '~/components/frame/page'
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
    <Page title={t('about.help.title')} lead={t('about.help.lead')}>
      {questions.map((question) => (
        <section key={question}>
          <h2>{t(`about.help.${question}.heading`)}</h2>
          <p>{t(`about.help.${question}.text`)}</p>
        </section>
      ))}
      <p>
        <a className="action-link" href="/kontakt">
          {t('frame.footer.contact')}
        </a>
      </p>
    </Page>
  )
}
