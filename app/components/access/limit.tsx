import type { FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Facts } from '~/components/frame/facts'
import { Page } from '~/components/frame/page'
import type { Scope } from '~/domain/access/representation'
import { useTexts } from '~/i18n/context'
import { ScopeFields } from './scope-fields'
import { UntilFields } from './until-fields'

type Asked = { scopes: readonly Scope[]; until: string; day: string }
type Common = { access: PageAccess; name: string; back: string }
type Props = Common & {
  scopes: readonly Scope[]
  validTo: string | null
  typed: Asked | undefined
  errors: readonly FieldError[]
}

/** Takes away from what someone may see: what is left, and until when. */
export function LimitAccess({ access, name, back, scopes, validTo, typed, errors }: Props) {
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
      <PostForm noValidate>
        <ScopeFields label={t('access.limit.scopes')} values={values.scopes} errors={errors} choices={scopes} />
        <UntilFields label={t('access.limit.until')} values={values} errors={errors} />
        <SubmitButton>{t('access.limit.continue')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

type CheckProps = Common & { check: { asked: Asked; can: readonly string[]; until: string } }

/** What will be left, with one press to do it. */
export function LimitCheck({ access, name, back, check }: CheckProps) {
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
        {asked.scopes.map((scope) => (
          <Hidden key={scope} name="scopes" value={scope} />
        ))}
        <Hidden name="until" value={asked.until} />
        <Hidden name="day" value={asked.day} />
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
