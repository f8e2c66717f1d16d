import { AskedAgainHint } from '~/components/forms/asked-again'
import type { FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Facts } from '~/components/frame/facts'
import { Page } from '~/components/frame/page'
import type { OpeningScope } from '~/domain/access/representation'
import { useTexts } from '~/i18n/context'
import { ScopeFields } from './scope-fields'
import { UntilFields } from './until-fields'

type Asked = { scopes: readonly OpeningScope[]; until: string; day: string }
/** `terms`: what the access says on this page, so that one that says something else is not changed by its form. */
type Common = { access: PageAccess; name: string; back: string; terms: string }
type Props = Common & {
  scopes: readonly OpeningScope[]
  validTo: string | null
  typed: Asked | null
  errors: readonly FieldError[]
  /** The access says something else than on the page that one comes from. */
  changed: boolean
}

/** Takes away from what someone may see: what is left, and until when. */
export function LimitAccess({ access, name, back, terms, scopes, validTo, typed, errors, changed }: Props) {
  const t = useTexts()
  const values = typed ?? { scopes, until: validTo === null ? 'further' : 'day', day: validTo ?? '' }
  return (
    <Page
      title={t('access.limit.title', { name })}
      lead={t('access.limit.lead')}
      access={access}
      trail={[{ href: back, text: name }]}
      errors={errors}
    >
      {changed && (
        <Alert tone="warning" title={t('access.limit.changedTitle')}>
          {t('access.limit.changedText')}
        </Alert>
      )}
      <PostForm noValidate carried>
        <Hidden name="terms" value={terms} />
        <ScopeFields label={t('access.limit.scopes')} values={values.scopes} errors={errors} choices={scopes} />
        <UntilFields label={t('access.limit.until')} values={values} errors={errors} mayBeFurther={validTo === null} />
        <SubmitButton>{t('access.limit.continue')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

type CheckProps = Common & { check: { asked: Asked; can: readonly string[]; until: string } }

/** What will be left, with one press to do it. */
export function LimitCheck({ access, name, back, terms, check }: CheckProps) {
  const t = useTexts()
  const { asked, can, until } = check
  return (
    <Page
      title={t('access.limit.checkTitle', { name })}
      lead={t('access.limit.checkLead')}
      access={access}
      trail={[{ href: back, text: name }]}
    >
      <Facts
        facts={[
          {
            name: t('access.one.scopes'),
            value: (
              <ul>
                {can.map((scope) => (
                  <li key={scope}>{scope}</li>
                ))}
              </ul>
            ),
          },
          { name: t('access.one.period'), value: until },
        ]}
      />
      <PostForm>
        <Hidden name="intent" value="change" />
        <Hidden name="terms" value={terms} />
        {asked.scopes.map((scope) => (
          <Hidden key={scope} name="scopes" value={scope} />
        ))}
        <Hidden name="until" value={asked.until} />
        <Hidden name="day" value={asked.day} />
        <AskedAgainHint />
        <SubmitButton>{t('access.limit.yes', { name })}</SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href={`${back}/andra`}>
          {t('access.limit.again')}
        </a>
      </p>
    </Page>
  )
}
