import { redirect } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { LastWords } from '~/components/forms/last-words'
import { Written } from '~/components/forms/written'
import { BeforeAsking, useThoseAsked } from '~/components/joint/hints'
import { Alert } from '~/components/frame/alert'
import { Card } from '~/components/frame/card'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { maxText } from '~/views/objections/draft'
import { jointHref } from '~/routes/joint/open.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const withdraw = { action: 'objection.withdraw', type: 'objection' }
const form = z.object({
  text: z
    .string()
    .catch('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim()),
})

const read = { action: 'objection.read', type: 'objection' }

export const loader = showPage('object', read, async ({ access, scene, frame, filledIn, saw }, args) => {
  const { objectionId = '' } = args.params
  const found = await args.context.services.objections.case(access, scene, objectionId)
  if (found === null) throw notFound()
  const { view, mayWithdraw, isWithdrawn } = found
  const text = filledIn && form.parse(Object.fromEntries(filledIn.fields)).text
  const isLong = filledIn?.why === 'faults' && text !== null && text.length > maxText
  const errors = isLong ? [{ field: 'text', text: scene.t('objections.error.textLong') }] : []
  const shown = {
    access: frame,
    reference: view.reference,
    about: view.said.about,
    mayWithdraw,
    isWithdrawn,
    text,
    errors,
  }
  return saw(shown, found.log)
})

export const action = takeForm('object', withdraw, async ({ access, scene, fields, back }, args): Promise<never> => {
  const { objectionId = '' } = args.params
  const { text } = form.parse(Object.fromEntries(fields))
  if (text.length > maxText) throw await back('faults')
  const { objections } = args.context.services
  const done = await objections.withdraw(access, scene, objectionId, text === '' ? null : text)
  if (done === null) throw notFound()
  // The page that comes instead says that it is too late, and still has what was written.
  if (done === 'tooLate' || (done === 'before' && text !== '')) throw await back('tooLate')
  const here = `/b/${access.brukare.id}/invandningar/${objectionId}`
  throw redirect(typeof done === 'string' ? here : jointHref(access, done.asked), 303)
})

export default function Withdraw() {
  const t = useTexts()
  const { access, reference, about, mayWithdraw, isWithdrawn, text, errors } = useLoaderData<typeof loader>()
  const { objectionId = '' } = useParams()
  const names = useThoseAsked(access, 'object')
  const back = `/b/${access.brukare.id}/invandningar/${objectionId}`
  return (
    <Page
      title={t('objections.withdraw.title', { reference })}
      lead={mayWithdraw ? t('objections.withdraw.lead') : undefined}
      access={access}
      trail={[{ href: back, text: t('objections.case.title', { reference }) }]}
      errors={errors}
    >
      <Card>
        <p>{about}</p>
      </Card>
      {mayWithdraw && <BeforeAsking names={names} />}
      {mayWithdraw ? (
        <LastWords
          name="text"
          label={t('objections.withdraw.label')}
          hint={t('objections.withdraw.hint')}
          value={text ?? undefined}
          errors={errors}
          button={
            names !== null
              ? t('joint.send', { names })
              : access.role === 'brukare'
                ? t('objections.withdraw.yes')
                : t('objections.withdraw.yesFor', { brukare: access.brukare.name })
          }
        />
      ) : (
        <Alert tone="info">
          <p>{t(`objections.withdraw.${isWithdrawn ? 'already' : 'tooLate'}`)}</p>
          <Written text={text} />
        </Alert>
      )}
      <p>
        <a className="action-link" href={back}>
          {t(mayWithdraw ? 'objections.withdraw.no' : 'objections.withdraw.back')}
        </a>
      </p>
    </Page>
  )
}
