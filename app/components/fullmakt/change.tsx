import { AskedAgainHint } from '~/components/forms/asked-again'
import type { FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { BeforeAsking, useThoseAsked } from '~/components/joint/hints'
import { Alert } from '~/components/frame/alert'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { FullmaktView } from '~/views/fullmakt/fullmakt'
import type { ProviderNotice } from '~/views/frame/notice'
import { UntilFields } from '~/components/access/until-fields'

type Asked = { until: string; day: string }
type Props = {
  access: PageAccess
  providerName: string
  found: FullmaktView | null
  notices: readonly ProviderNotice[]
  now: Date
  formKey: string
  asked: Asked
  /** Until when, in words, when that has been answered. */
  check: string | null
  errors: readonly FieldError[]
  /** It is another than on the page that was answered. */
  changed: boolean
  /** The provider did not take it, so all is as it was. */
  failed: boolean
  /** What was sent and not answered, to be sent again: the other is not offered until it is known what holds. */
  again: 'give' | 'withdraw' | null
}

/** Gives the arbetsledare's fullmakt at a provider (until when, then one press), or withdraws it with one press. */
export function ChangeFullmakt({ access, providerName: provider, found, notices, now, formKey, ...sent }: Props) {
  const t = useTexts()
  const back = `/b/${access.brukare.id}/fullmakt`
  const own = access.role === 'brukare'
  const brukare = access.brukare.name
  const names = useThoseAsked(access, 'access:manage')
  const { asked, check, errors, failed, changed, again } = sent
  const part = again ?? (found?.inForce === true ? 'withdraw' : 'give')
  const keyField = (
    <>
      <Hidden name="key" value={formKey} />
      {found !== null && <Hidden name="was" value={found.mark} />}
    </>
  )
  return (
    <Page
      title={t(found === null ? 'fullmakt.heading.unknown' : `fullmakt.${part}.title`)}
      about={found?.providerName}
      lead={found === null ? undefined : t(`fullmakt.${part}.lead`, { provider })}
      access={access}
      trail={[{ href: back, text: t('fullmakt.title') }]}
      errors={errors}
    >
      <Notices notices={notices} now={now} />
      {changed && (
        <Alert tone="warning" title={t('fullmakt.changedTitle')}>
          {t('fullmakt.changedText')}
        </Alert>
      )}
      {failed && <Alert tone="danger">{t('fullmakt.failed')}</Alert>}
      {again !== null && <Alert tone="warning">{t('fullmakt.unknown', { provider })}</Alert>}
      {found !== null && again === null && <p>{found.now}</p>}
      {part === 'withdraw' && (
        <PostForm>
          <Hidden name="intent" value="withdraw" />
          {keyField}
          <AskedAgainHint />
          <SubmitButton danger>
            {own ? t('fullmakt.withdraw.yes') : t('fullmakt.withdraw.yesFor', { brukare })}
          </SubmitButton>
        </PostForm>
      )}
      {(found !== null || again === 'give') && part === 'give' && check !== null && (
        <PostForm>
          <p>{t('fullmakt.give.check', { until: check })}</p>
          <BeforeAsking names={names} />
          <Hidden name="intent" value="give" />
          <Hidden name="until" value={asked.until} />
          <Hidden name="day" value={asked.day} />
          {keyField}
          <AskedAgainHint />
          <SubmitButton>
            {names !== null
              ? t('joint.send', { names })
              : own
                ? t('fullmakt.give.yes')
                : t('fullmakt.give.yesFor', { brukare })}
          </SubmitButton>
        </PostForm>
      )}
      {found !== null && part === 'give' && check === null && (
        <PostForm noValidate carried>
          <UntilFields label={t('fullmakt.give.until')} values={asked} errors={errors} />
          <SubmitButton>{t('fullmakt.give.continue')}</SubmitButton>
        </PostForm>
      )}
      <p>
        <a className="action-link" href={back}>
          {t('fullmakt.back')}
        </a>
      </p>
    </Page>
  )
}
