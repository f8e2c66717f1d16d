import { useMatches } from '@remix-run/react'
import { z } from 'zod'
import { PostForm } from '~/components/forms/post-form'
import { useTexts } from '~/i18n/context'
import { LanguageLinks } from './languages'
import { Logo } from './logo'

/** What a page's loader says when its form is to be carried along by a change of language. */
const carrying = z.object({ carries: z.literal(true) })

/**
 * The first landmark of every page: the name of the service, the languages, and signing in or out. For one who is signed
 * in the languages are one link, to the same list in the footer, so that the header stays short to listen to: with the
 * person and the menu at most eight stops. So they are on a public page with a form, whose languages must come after it.
 */
export function SiteHeader({ userName }: { userName: string | null }) {
  const t = useTexts()
  const carries = useMatches().some(({ data }) => carrying.safeParse(data).success)
  return (
    <header className="site-header">
      <div className="wrap">
        <Logo />
        {userName === null ? (
          <>
            <a className="header-link" href="/logga-in">
              {t('frame.signIn')}
            </a>
            {carries ? (
              <a className="header-link" href="#sprak">
                {t('frame.languages')}
              </a>
            ) : (
              <nav aria-label={t('frame.chooseLanguage')}>
                <LanguageLinks />
              </nav>
            )}
          </>
        ) : (
          <div className="header-tools">
            <a href="#sprak">{t('frame.languages')}</a>
            <PostForm action="/logga-ut">
              <button type="submit" className="sign-out">
                {t('frame.signOut')} <span>{userName}</span>
              </button>
            </PostForm>
          </div>
        )}
      </div>
    </header>
  )
}
