import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Numbers } from '~/components/about/numbers'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { readNumbers } from './numbers.server'

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

export async function loader(args: LoaderFunctionArgs) {
  return { numbers: await readNumbers(args) }
}

export default function Help() {
  const t = useTexts()
  const { numbers } = useLoaderData<typeof loader>()
  return (
    <Page title={t('about.help.title')} lead={t('about.help.lead')}>
      {questions.map((question) => (
        <section key={question}>
          <h2>{t(`about.help.${question}.heading`)}</h2>
          <p>{t(`about.help.${question}.text`)}</p>
          {question === 'nobody' && <Numbers numbers={numbers} />}
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
