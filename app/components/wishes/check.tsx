import { AskedAgainHint } from '~/components/forms/asked-again'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import type { Crumb } from '~/components/frame/breadcrumbs'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { StepHidden } from '~/components/objections/step-page'
import { CallsToOpen } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { CallView } from '~/views/urgent/call'
import type { SaidView } from '~/views/wishes/about'
import type { EffectView } from '~/views/wishes/effect'
import { Effect } from './effect'
import { Said } from './said'

type Props = {
  access: PageAccess
  trail: readonly Crumb[]
  changeHref: string
  said: SaidView
  /** Null where there is nothing more to wish of the shift: it cannot be sent. */
  effect: EffectView | null
  providerName: string
  call: CallView | null
  form: { version: number; page: string }
  /** Why what was pressed is not sent, or what has become of the shift; null: neither. */
  problem: 'changed' | 'settled' | 'over' | 'gone' | 'moved' | null
  /** The others who may wish, as a list of names; null: nobody. */
  joint: string | null
  notices: readonly ProviderNotice[]
  now: Date
}

/** The whole wish and what it does to the hours, before it is sent. */
export function CheckWish({ access, trail, changeHref, said, effect, providerName, call, form, ...page }: Props) {
  const t = useTexts()
  const provider = providerName
  return (
    <Page title={t('wishes.check.title')} {...{ access, trail }} step={{ now: 3, of: 3 }}>
      {page.problem !== null && <Alert tone="warning">{t(`wishes.check.${page.problem}`)}</Alert>}
      <Notices notices={page.notices} now={page.now} />
      <Said said={said} />
      <p>
        <a className="action-link" href={changeHref}>
          {t('wishes.check.change')}
        </a>
      </p>
      {effect !== null && <Effect effect={effect} />}
      <section aria-labelledby="nar">
        <h2 id="nar">{t('wishes.check.happens')}</h2>
        <p>{t('wishes.check.happensText', { provider })}</p>
        <p>{t('wishes.check.nothing', { provider })}</p>
        {page.joint !== null && <p>{t('wishes.check.joint', { names: page.joint })}</p>}
        <p>{t('wishes.check.soon')}</p>
        {call !== null && <CallsToOpen calls={[call]} />}
      </section>
      {effect !== null && (
        <PostForm>
          <StepHidden version={form.version} page={form.page} />
          <AskedAgainHint />
          <SubmitButton>
            {access.role === 'brukare'
              ? t('wishes.check.send')
              : t('wishes.check.sendFor', { brukare: access.brukare.name })}
          </SubmitButton>
        </PostForm>
      )}
    </Page>
  )
}
