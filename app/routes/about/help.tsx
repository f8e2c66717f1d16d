import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Numbers, type NumbersShown } from '~/components/about/numbers'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import { readNumbers } from './numbers.server'

const first = ['nobody', 'object', 'wish', 'comment', 'faststallande', 'stale', 'signIn', 'fraud'] as const
const others = ['loggedOut', 'who'] as const
type Question = (typeof first)[number] | (typeof others)[number]

export async function loader(args: LoaderFunctionArgs) {
  return { numbers: await readNumbers(args) }
}

export default function Help() {
  const t = useTexts()
  const { numbers } = useLoaderData<typeof loader>()
  return (
    <Page title={t('about.help.title')} lead={t('about.help.lead')}>
      <Questions questions={first} numbers={numbers} />
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

type QuestionsProps = { questions: readonly Question[]; numbers?: NumbersShown }

/** Questions and their answers; under what to do when nobody has come, whom to ring. */
function Questions({ questions, numbers = { is: 'none' } }: QuestionsProps) {
  const t = useTexts()
  return questions.map((question) => (
    <section key={question}>
      <h2>{t(`about.help.${question}.heading`)}</h2>
      <p>{t(`about.help.${question}.text`)}</p>
      {question === 'nobody' && <Numbers numbers={numbers} />}
    </section>
  ))
}
