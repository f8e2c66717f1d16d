import { useTexts } from '~/i18n/context'

/**
 * Says that the session is about to end, and lets it go on with one press. Hidden until the enhancement script shows it,
 * two minutes before; without script the next page says that nothing is lost.
 */
export function SessionWarning({ idleSeconds }: { idleSeconds: number }) {
  const t = useTexts()
  return (
    <section
      id="session"
      className="session-warning"
      aria-label={t('layout.session.label')}
      hidden
      data-idle-seconds={idleSeconds}
      data-announce={t('layout.session.announce')}
      data-ended={t('layout.session.ended')}
    >
      <div className="wrap">
        <p>{t('layout.session.text')}</p>
        <form method="post" action="/session/forlang">
          <button type="submit" className="ds-button">
            {t('layout.session.extend')}
          </button>
        </form>
      </div>
    </section>
  )
}
