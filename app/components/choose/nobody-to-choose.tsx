import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

/** Signed in, but nothing here is theirs: what it can depend on, and what to do. */
export function NobodyToChoose({ unconfirmed }: { unconfirmed: boolean }) {
  const t = useTexts()
  return (
    <Page title={t('choose.none.title')} lead={t('choose.none.lead')}>
      {unconfirmed && (
        <Alert tone="warning" title={t('choose.unconfirmed.title')}>
          {t('choose.unconfirmed.text')}
        </Alert>
      )}
      <h2>{t('choose.none.helpTitle')}</h2>
      <p>{t('choose.none.help')}</p>
      <h2>{t('choose.none.representTitle')}</h2>
      <p>{t('choose.none.represent')}</p>
      <h2>{t('choose.none.relativeTitle')}</h2>
      <p>{t('choose.none.relative')}</p>
      <p>
        <a href="/kontakt">{t('choose.none.contact')}</a>
      </p>
    </Page>
  )
}
