import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { Alert } from '~/components/frame/alert'
import { Card } from '~/components/frame/card'
import { Page } from '~/components/frame/page'
import { CallCards } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { titleOf } from '~/views/wishes/case'
import { wishesHref } from './address.server'

const read = { action: 'wish.read', type: 'wish' }
const withdraw = { action: 'wish.withdraw', type: 'wish' }

export const loader = showPage('wish', read, async ({ access, scene, frame, saw }, args) => {
  const { wishId = '' } = args.params
  const found = await args.context.services.wishes.case(access, scene, wishId)
  if (found === null) throw notFound()
  const { wish, mayWithdraw, call } = found
  const { reference, providerName } = wish
  const back = `${wishesHref(access.brukare.id)}/${wishId}`
  const shown = {
    ...{ access: frame, reference, providerName, mayWithdraw, call, back },
    ...{ title: titleOf(wish, scene), isBack: wish.state === 'withdrawn' },
  }
  return saw(shown, found.log)
})

export const action = takeForm('wish', withdraw, async ({ access, scene, back }, args): Promise<never> => {
  const { wishId = '' } = args.params
  const done = await args.context.services.wishes.withdraw(access, scene, wishId)
  if (done === null) throw notFound()
  // The page that comes instead says that it is too late.
  if (done === 'tooLate') throw await back('tooLate')
  throw redirect(`${wishesHref(access.brukare.id)}/${wishId}`, 303)
})

export default function Withdraw() {
  const t = useTexts()
  const { access, reference, providerName, mayWithdraw, call, back, title, isBack } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('wishes.withdraw.title', { reference })}
      lead={mayWithdraw ? t('wishes.withdraw.lead', { provider: providerName }) : undefined}
      access={access}
      trail={[{ href: back, text: t('wishes.case.title', { reference }) }]}
    >
      <Card>
        <p>{title}</p>
      </Card>
      {mayWithdraw ? (
        <PostForm>
          <SubmitButton danger>
            {access.role === 'brukare'
              ? t('wishes.withdraw.yes')
              : t('wishes.withdraw.yesFor', { brukare: access.brukare.name })}
          </SubmitButton>
        </PostForm>
      ) : (
        <>
          <Alert tone="info">
            {isBack ? t('wishes.withdraw.already') : t('wishes.withdraw.tooLate', { provider: providerName })}
          </Alert>
          {!isBack && <CallCards calls={[call]} />}
        </>
      )}
      <p>
        <a className="action-link" href={back}>
          {t(mayWithdraw ? 'wishes.withdraw.no' : 'wishes.withdraw.back')}
        </a>
      </p>
    </Page>
  )
}
