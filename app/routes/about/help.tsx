import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'

const first = ['nobody', 'object', 'comment', 'faststallande', 'stale', 'signIn', 'fraud'] as const
const others = ['loggedOut', 'who'] as const
type Question = (typeof first)[number] | (typeof others)[number]

export default function Help() {
  const t = useTexts()
  return (
    <Page title={t('about.help.title')} lead={t('about.help.lead')}>
      <Questions questions={first} />
      <Rest>
        <Questions questions={others} />
      </Rest>
      <p>
        <a className="action-link" href="/kontakt">
          {t('frame.footer.contact')}
        </a>
      </p>
    </Page>
  )
}

function Questions({ questions }: { questions: readonly Question[] }) {
  const t = useTexts()
  return questions.map((question) => (
    <section key={question}>
      <h2>{t(`about.help.${question}.heading`)}</h2>
      <p>{t(`about.help.${question}.text`)}</p>
    </section>
  ))
}
