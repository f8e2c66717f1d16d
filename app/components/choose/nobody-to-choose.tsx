import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { NotAll } from './not-all'

/** Signed in, but nothing here is theirs: what it can depend on, and what to do. */
export function NobodyToChoose({ unconfirmed, refused }: { unconfirmed: boolean; refused: readonly string[] }) {
  const t = useTexts()
  return (
    <Page title={t('choose.none.title')} lead={t('choose.none.lead')}>
      <NotAll unconfirmed={unconfirmed} refused={refused} />
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
