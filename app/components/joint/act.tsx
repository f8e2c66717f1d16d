import { AskedAgainHint } from '~/components/forms/asked-again'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { Written } from '~/components/forms/written'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Facts } from '~/components/frame/facts'
import { OwnWords } from '~/components/frame/own-words'
import { Page } from '~/components/frame/page'
import { Said } from '~/components/objections/said'
import { useTexts } from '~/i18n/context'
import type { GivenPart, JointActView } from '~/views/joint/act'

type Props = {
  access: PageAccess
  view: JointActView
  fault: 'gone' | 'failed' | 'unknown' | null
  /** Why somebody said no, when it came too late. */
  late: string | null
  weighs: boolean
}

const tones = { gone: 'info', failed: 'danger', unknown: 'warning' } as const

/** What one has asked the others to agree to: who, all that it says, and what the viewer can answer. */
export function JointAct({ access, view, fault, late, weighs }: Props) {
  const t = useTexts()
  const { kind, may } = view
  const waits = view.waits !== null
  return (
    <Page
      title={view.heading}
      lead={view.lead}
      access={access}
      trail={[{ href: `/b/${access.brukare.id}/tillsammans`, text: t('joint.title') }]}
    >
      {fault !== null && (
        <Alert tone={tones[fault]}>
          <p>{t(`joint.${fault}`)}</p>
          {late !== null && <p>{t('joint.noLate')}</p>}
          <Written text={late} />
        </Alert>
      )}
      {view.unsure !== null && fault !== 'unknown' && <Alert tone="warning">{view.unsure}</Alert>}
      <Facts
        facts={[
          { name: t('joint.fact.what'), value: view.what },
          { name: t('joint.fact.asked'), value: view.asked },
          {
            name: t('joint.fact.yes'),
            value: view.yes.length === 0 ? null : view.yes.map((one) => <p key={one}>{one}</p>),
          },
          { name: t('joint.fact.no'), value: view.declined },
          {
            name: t('joint.fact.why'),
            value: view.reason === null ? null : <OwnWords text={view.reason} from="person" />,
          },
          { name: t('joint.fact.waits'), value: view.waits },
          { name: t('joint.fact.answerBy'), value: view.answerBy },
        ]}
      />
      {view.result !== null && (
        <p>
          <ButtonLink href={view.result.href}>{view.result.text}</ButtonLink>
        </p>
      )}
      <section aria-labelledby="galler">
        <h2 id="galler">{waits ? t(`joint.content.${kind}`) : t('joint.contentDone')}</h2>
        {view.said !== null && <Said said={view.said} />}
        {view.parts.length > 0 && <Given parts={view.parts} />}
        {view.ownText !== null && (
          <Facts facts={[{ name: t('joint.fact.why'), value: <OwnWords text={view.ownText} from="person" /> }]} />
        )}
      </section>
      {may.confirm && (
        <section aria-labelledby="svar">
          <h2 id="svar">{t('joint.answer')}</h2>
          <PostForm>
            <Hidden name="intent" value="confirm" />
            {weighs && <AskedAgainHint />}
            <SubmitButton>{t(`joint.yes.${kind}`)}</SubmitButton>
          </PostForm>
        </section>
      )}
      {may.decline && (
        <p>
          <ButtonLink href={`${view.href}/nej`} secondary>
            {t('joint.toNo')}
          </ButtonLink>
        </p>
      )}
      {may.askAgain && (
        <PostForm>
          <p>{t('joint.againText')}</p>
          <Hidden name="intent" value="again" />
          {weighs && <AskedAgainHint />}
          <SubmitButton secondary>{t('joint.again')}</SubmitButton>
        </PostForm>
      )}
      {may.takeBack && (
        <PostForm>
          <p>{t('joint.takeBackText')}</p>
          <Hidden name="intent" value="takeBack" />
          <SubmitButton secondary>{t('joint.takeBack')}</SubmitButton>
        </PostForm>
      )}
    </Page>
  )
}

function Given({ parts }: { parts: readonly GivenPart[] }) {
  const t = useTexts()
  const facts = parts.map(({ part, lines, own = false }) => ({
    name: t(`access.check.part.${part}`),
    value: lines.map((line) => (own ? <OwnWords key={line} text={line} from="person" /> : <p key={line}>{line}</p>)),
  }))
  return <Facts facts={facts} />
}
