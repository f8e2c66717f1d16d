import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireUser } from '~/auth/guards.server'
import { ButtonLink } from '~/components/layout/button-link'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'
import { ownFileList } from '~/views/own-data'

/** What is kept about the person who is signed in, in plain words. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireUser({ request, context })
  return null
}

export default function OwnData() {
  const t = useTexts()
  return (
    <Page
      title={t('ownData.title')}
      heading={t('ownData.heading')}
      lead={t('ownData.lead')}
      trail={[{ href: '/mina-inloggningar', text: t('auth.sessions.title') }]}
    >
      <p>
        <ButtonLink href="/mina-uppgifter.zip">{t('ownData.download')}</ButtonLink>
      </p>
      <p>{t('ownData.explain')}</p>
      <h2>{t('ownData.items')}</h2>
      <dl className="facts">
        {ownFileList.map((file) => [
          <dt key={file}>{t(`ownData.item.${file}.name`)}</dt>,
          <dd key={`${file} text`}>{t(`ownData.item.${file}.text`)}</dd>,
        ])}
      </dl>
      <h2>{t('ownData.elsewhereHeading')}</h2>
      <p>{t('ownData.elsewhere')}</p>
      <p>
        <a className="action-link" href="/integritet">
          {t('public.privacy.title')}
        </a>
      </p>
    </Page>
  )
}
