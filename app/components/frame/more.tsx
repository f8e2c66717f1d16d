import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { NoticeOffer } from '~/components/notices/offer'
import { NewTag } from '~/components/news/new-tag'
import { useTexts } from '~/i18n/context'
import type { MoreGroup } from '~/views/frame/more'
import type { PageAccess } from './acting-for'
import { LanguageLinks } from './languages'
import { Page } from './page'

/** Everything that has no place of its own in the menu, as one plain list; then the languages, and signing out. */
export function MorePage({
  access,
  groups,
  userName,
  offer = null,
}: {
  access?: PageAccess
  groups: readonly MoreGroup[]
  userName: string
  offer?: string | null
}) {
  const t = useTexts()
  return (
    <Page title={t(access === undefined ? 'frame.more.ownTitle' : 'frame.menu.more')} access={access}>
      {access === undefined && <Languages />}
      <div className="columns">
        {groups.map(({ id, links }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>{t(`frame.more.groups.${id}`)}</h2>
            <ul className="links">
              {links.map(({ href, text, newness = null }) => (
                <li key={href}>
                  <a href={href}>{t(text)}</a>
                  <NewTag newness={newness} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <NoticeOffer back={offer} />
      {access !== undefined && <Languages />}
      <section aria-labelledby="logga-ut">
        <h2 id="logga-ut">{t('frame.signOut')}</h2>
        <p>{t('frame.more.signedInAs', { name: userName })}</p>
        <PostForm action="/logga-ut">
          <SubmitButton secondary>{t('frame.signOut')}</SubmitButton>
        </PostForm>
      </section>
    </Page>
  )
}

function Languages() {
  const t = useTexts()
  return (
    <section aria-labelledby="valj-sprak">
      <h2 id="valj-sprak">{t('frame.languages')}</h2>
      <LanguageLinks />
    </section>
  )
}
