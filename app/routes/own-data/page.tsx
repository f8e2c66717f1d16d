import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import { ownFileList } from '~/views/own-data/own-data'

/** What is kept about the person who is signed in, in plain words. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireUser({ request, context })
  return null
}

export default function OwnData() {
  const t = useTexts()
  return (
    <Page
      title={t('own-data.title')}
      heading={t('own-data.heading')}
      lead={t('own-data.lead')}
      trail={[{ href: '/mina-inloggningar', text: t('sign-in.sessions.title') }]}
    >
      <p>
        <ButtonLink href="/mina-uppgifter.zip">{t('own-data.download')}</ButtonLink>
      </p>
      <p>{t('own-data.again')}</p>
      <p>{t('own-data.explain')}</p>
      <Rest about={t('own-data.items')}>
        <h2>{t('own-data.items')}</h2>
        <dl className="facts">
          {ownFileList.map((file) => [
            <dt key={file}>{t(`own-data.item.${file}.name`)}</dt>,
            <dd key={`${file} text`}>{t(`own-data.item.${file}.text`)}</dd>,
          ])}
        </dl>
      </Rest>
      <h2>{t('own-data.elsewhereHeading')}</h2>
      <p>{t('own-data.elsewhere')}</p>
      <p>
        <a className="action-link" href="/integritet">
          {t('about.privacy.title')}
        </a>
      </p>
    </Page>
  )
}
