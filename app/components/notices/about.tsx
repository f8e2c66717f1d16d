import { RadioGroup } from '~/components/forms/choice-group'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { CardSection } from '~/components/frame/card-section'
import { Page } from '~/components/frame/page'
import type { NoticeChoice } from '~/domain/notices/event'
import { useTexts } from '~/i18n/context'
import { noticesPath } from '~/views/notices/address'
import type { PersonItem } from '~/views/notices/about'
import type { LevelItem } from '~/views/notices/level'

type Props = {
  access: PageAccess
  /** Nobody is told anything: the identity is protected, and no provider has agreed to messages. */
  isOff: boolean
  /** There is somewhere to tell the viewer. */
  reaches: boolean
  limit: NoticeChoice | null
  /** What can be chosen, with what it means to the viewer. */
  levels: readonly LevelItem[]
  chosen: string
  errors: readonly FieldError[]
  /** Who else is told; null when that is not the viewer's to see. */
  people: readonly PersonItem[] | null
  /** Whoever is told is the viewer's to see: else others may be, whom the page has not. */
  seesAll: boolean
}

/** How much one is told of a brukare, and who else is. */
export function NoticesAbout({ access, isOff, reaches, limit, levels, chosen, errors, people, seesAll }: Props) {
  const t = useTexts()
  const { name } = access.brukare
  const isOwn = access.role === 'brukare'
  return (
    <Page
      title={isOwn ? t('notices.about.title') : t('notices.about.titleFor', { name })}
      lead={t('notices.about.lead')}
      access={access}
      trail={[{ href: noticesPath, text: t('notices.page.title') }]}
      errors={errors}
    >
      {isOff ? (
        <Alert tone="info" title={t('notices.protected.title')}>
          <p>{t('notices.protected.text')}</p>
          <p>{t('notices.protected.next')}</p>
        </Alert>
      ) : (
        <>
          {!reaches && (
            <Alert tone="info">
              <p>
                {t('notices.about.nowhere')} <a href={noticesPath}>{t('notices.about.nowhereNext')}</a>
              </p>
            </Alert>
          )}
          {limit !== null && (
            <Alert tone="info">{t(`notices.about.limited.${limit === 'none' ? 'none' : 'important'}`, { name })}</Alert>
          )}
          <PostForm noValidate carried>
            <RadioGroup
              name="level"
              label={t('notices.about.level')}
              value={chosen}
              error={errorOf(errors, 'level')}
              choices={levels}
            />
            <SubmitButton>{isOwn ? t('notices.save') : t('notices.saveFor', { name })}</SubmitButton>
          </PostForm>
        </>
      )}
      {people !== null && <People people={people} name={name} isOwn={isOwn} seesAll={seesAll} />}
    </Page>
  )
}

type PeopleProps = { people: readonly PersonItem[]; name: string; isOwn: boolean; seesAll: boolean }

/** Who else is told, and how much at most where that can be said. */
function People({ people, name, isOwn, seesAll }: PeopleProps) {
  const t = useTexts()
  const heading = isOwn ? t('notices.people.heading') : t('notices.people.headingFor', { name })
  if (people.length === 0) {
    return (
      <section aria-labelledby="andra">
        <h2 id="andra">{heading}</h2>
        <p>{t(seesAll ? 'notices.people.nobody' : 'notices.people.nobodySeen')}</p>
      </section>
    )
  }
  return (
    <CardSection id="andra" heading={heading} items={people} keyOf={(one: PersonItem) => one.id}>
      {({ id, name: whose, role, level, limit, may }) => (
        <>
          <h3>{whose}</h3>
          <p>{role}</p>
          <p>{level}</p>
          {limit !== null && <p>{limit}</p>}
          {may.map((most) => (
            <PostForm key={most}>
              <Hidden name="intent" value="limit" />
              <Hidden name="person" value={id} />
              <Hidden name="most" value={most} />
              <SubmitButton secondary>{t(`notices.people.set.${most}`, { name: whose })}</SubmitButton>
            </PostForm>
          ))}
          {may.length === 0 && <p>{t('notices.people.byLaw')}</p>}
        </>
      )}
    </CardSection>
  )
}
