import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { TextField } from '~/components/forms/text-field'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { noticesPath } from '~/views/notices/address'
import type { DestinationItem } from '~/views/notices/page'

type Props = { item: DestinationItem; code: string; errors: readonly FieldError[]; notSent: string | null }

/** One destination: its code while it waits, else what can be done with it. */
export function DestinationPage({ item, code, errors, notSent }: Props) {
  const t = useTexts()
  const { address, channel, state, text } = item
  const title = state === 'waits' ? t('notices.destination.title') : t('notices.destination.titleOf', { address })
  return (
    <Page
      title={title}
      lead={state === 'waits' ? t('notices.destination.lead', { address }) : text}
      trail={[{ href: noticesPath, text: t('notices.page.title') }]}
      errors={errors}
    >
      {notSent !== null && <Alert tone="warning">{notSent}</Alert>}
      {state === 'waits' && (
        <>
          <PostForm noValidate carried>
            <Hidden name="intent" value="code" />
            <TextField
              name="code"
              label={t('notices.destination.code')}
              hint={t('notices.destination.codeHint')}
              value={code}
              error={errorOf(errors, 'code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              short
            />
            <SubmitButton>{t('notices.destination.confirm')}</SubmitButton>
          </PostForm>
          <p>{channel === 'sms' ? t('notices.sms.notCome') : t('notices.destination.notCome')}</p>
        </>
      )}
      {state === 'works' ? (
        <Press intent="test" text={t('notices.destination.test')} />
      ) : (
        <Press
          intent="again"
          text={channel === 'digitalPost' ? t('notices.digitalPost.again') : t(`notices.destination.again.${state}`)}
        />
      )}
      <Press intent="remove" text={t('notices.destination.remove', { address })} danger />
    </Page>
  )
}

function Press({ intent, text, danger = false }: { intent: string; text: string; danger?: boolean }) {
  return (
    <PostForm>
      <Hidden name="intent" value={intent} />
      <SubmitButton secondary danger={danger}>
        {text}
      </SubmitButton>
    </PostForm>
  )
}
