import { useTexts } from '~/i18n/context'
import { Avatar } from './avatar'
import { Logo } from './logo'
import { SaidAfter } from './said-after'

/**
 * The first landmark of every page, in one row: the name of the service, and the person who is signed in as a way to what is the
 * person's own (sign-ins, data, languages, signing out); or the languages at the foot of the page, and signing in.
 */
export function SiteHeader({ userName }: { userName: string | null }) {
  const t = useTexts()
  return (
    <header className="site-header">
      <div className="wrap">
        <Logo />
        {userName === null ? (
          <>
            <a href="#sprak">{t('frame.languages')}</a>
            <a href="/logga-in">{t('frame.signIn')}</a>
          </>
        ) : (
          <a className="me" href="/mer">
            <Avatar name={userName} small />
            <span>{userName}</span>
            <SaidAfter>{t('frame.more.ownTitle')}</SaidAfter>
          </a>
        )}
      </div>
    </header>
  )
}
