import { PostForm } from '~/components/forms/post-form'
import { useTexts } from '~/i18n/context'

/**
 * Says that the session is about to end, and lets it go on with one press. Hidden until the enhancement script shows it,
 * two minutes before; without script the next page says that nothing is lost. When it has ended, this is all that is left
 * to see, with the way to sign in again.
 */
export function SessionWarning({ idleSeconds }: { idleSeconds: number }) {
  const t = useTexts()
  return (
    <section
      id="session"
      className="session-warning"
      aria-label={t('frame.session.label')}
      hidden
      data-idle-seconds={idleSeconds}
    >
      <div className="wrap">
        <p>{t('frame.session.text')}</p>
        <PostForm action="/session/forlang">
          <button type="submit" className="ds-button">
            {t('frame.session.extend')}
          </button>
        </PostForm>
        <a className="ds-button" href="/logga-in?skal=tid" hidden>
          {t('frame.session.again')}
        </a>
      </div>
    </section>
  )
}
