import { AskedAgainHint } from '~/components/forms/asked-again'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { BeforeAsking, useThoseAsked } from '~/components/joint/hints'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Facts } from '~/components/frame/facts'
import { Page } from '~/components/frame/page'
import { StepHidden, type StepPageData } from '~/components/objections/step-page'
import { useTexts } from '~/i18n/context'
import type { AccessFormStep } from '~/views/access/draft'

type Props = StepPageData & {
  name: string
  parts: readonly { part: AccessFormStep; href: string; lines: readonly string[] }[]
  /** Another tab has changed the draft since the page that one comes from was drawn. */
  changed: boolean
  /** Where to go on when something is left to answer; null: it can be sent. */
  next: string | null
}

/** All that was answered, each with a way to change it, and what happens when it is sent. */
export function CheckAccess({ access, step, trail, form, name, parts, changed, next }: Props) {
  const t = useTexts()
  const facts = parts.map(({ part, href, lines }) => ({
    name: t(`access.check.part.${part}`),
    value: (
      <>
        {lines.map((line) => (
          <p key={line} className={part === 'meddelande' ? 'own-words' : undefined}>
            {line}
          </p>
        ))}
        <p>
          <a className="action-link" href={href}>
            {t(`access.check.change.${part}`)}
          </a>
        </p>
      </>
    ),
  }))
  return (
    <Page title={t(changed ? 'access.check.changedTitle' : 'access.check.title')} {...{ access, step, trail }}>
      {changed && <Alert tone="warning">{t('access.check.changedText')}</Alert>}
      <Facts facts={facts} />
      {next === null ? (
        <Sending {...{ access, form, name }} />
      ) : (
        <p>
          <ButtonLink href={next}>{t('access.check.goOn')}</ButtonLink>
        </p>
      )}
    </Page>
  )
}

function Sending({ access, form, name }: Pick<Props, 'access' | 'form' | 'name'>) {
  const t = useTexts()
  const names = useThoseAsked(access, 'access:manage')
  return (
    <>
      <section aria-labelledby="nar">
        <h2 id="nar">{t('access.check.happens')}</h2>
        <p>{t('access.check.happensText', { name })}</p>
      </section>
      <BeforeAsking names={names} />
      <PostForm>
        <StepHidden {...form} />
        <AskedAgainHint />
        <SubmitButton>
          {names !== null
            ? t('joint.send', { names })
            : access.role === 'brukare'
              ? t('access.check.send')
              : t('access.check.sendFor', { brukare: access.brukare.name })}
        </SubmitButton>
      </PostForm>
    </>
  )
}
