import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

/** The page before the flow: what one needs, how long it takes, what happens. */
export function StartAccess({ access, draftDays }: { access: PageAccess; draftDays: number }) {
  const t = useTexts()
  return (
    <Page
      title={t('access.new.title')}
      lead={t('access.new.lead')}
      access={access}
      trail={[{ href: `/b/${access.brukare.id}/behoriga`, text: t('access.title') }]}
    >
      <section aria-labelledby="behover">
        <h2 id="behover">{t('access.new.need')}</h2>
        <p>{t('access.new.needText')}</p>
      </section>
      <section aria-labelledby="tid">
        <h2 id="tid">{t('access.new.time')}</h2>
        <p>{t('access.new.timeText', { days: draftDays })}</p>
      </section>
      <section aria-labelledby="sedan">
        <h2 id="sedan">{t('access.new.after')}</h2>
        <p>{t('access.new.afterText')}</p>
        <p>{t('access.new.endText')}</p>
      </section>
      <p>
        <strong>{t('access.new.warning')}</strong>
      </p>
      <PostForm>
        <SubmitButton>
          {access.role === 'brukare'
            ? t('access.new.begin')
            : t('access.new.beginFor', { brukare: access.brukare.name })}
        </SubmitButton>
      </PostForm>
    </Page>
  )
}
