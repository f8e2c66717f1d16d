import { data, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findFilledIn, sendBack } from '~/auth/filled-in.server'
import { isAskedAgain, requireFreshSignIn } from '~/auth/fresh-sign-in.server'
import { requireUser } from '~/auth/guards.server'
import { AskedAgainHint } from '~/components/forms/asked-again'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import { ownFileList } from '~/views/own-data/own-data'

const file = '/mina-uppgifter.zip'

/**
 * What is kept about the person who is signed in, in plain words. When the file was asked for before a fresh sign-in, it comes by
 * itself: the answer to a sign-in cannot be a file, since the browser would stand on the page before.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const user = await requireUser(args)
  const asked = await findFilledIn({ request, context }, user)
  const comes = asked?.why === 'confirmed' && !isAskedAgain(user, context.page.now)
  return data({ comes }, { headers: comes ? { refresh: `1; url=${file}` } : {} })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

/** The file is asked for: this page, from which it comes. */
export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args)
  const fields = new URLSearchParams(await args.request.text())
  const page = '/mina-uppgifter'
  await requireFreshSignIn(args, user, { act: 'takeOwnData', fields, page, action: page })
  return sendBack(args, { fields, why: 'confirmed', to: page })
}

export default function OwnData() {
  const t = useTexts()
  const { comes } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('own-data.title')}
      heading={t('own-data.heading')}
      lead={t('own-data.lead')}
      trail={[{ href: '/mina-inloggningar', text: t('sign-in.sessions.title') }]}
    >
      {comes && <Alert tone="success">{t('own-data.comes')}</Alert>}
      <AskedAgainHint />
      <p>
        <ButtonLink href={file}>{t('own-data.download')}</ButtonLink>
      </p>
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
