import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { isWhole, shownOf, type Known } from '~/domain/known'
import { useTexts } from '~/i18n/context'
import type { FullmaktView } from '~/views/fullmakt/fullmakt'
import type { ProviderNotice } from '~/views/frame/notice'

type Props = {
  access: PageAccess
  items: Known<readonly FullmaktView[]>
  /** Providers whose system has no such thing. */
  without: readonly string[]
  notices: readonly ProviderNotice[]
  now: Date
}

/** Whether the arbetsledare may fastställa on the brukare's behalf, at each provider, with what was before. */
export function FullmaktList({ access, items, without, notices, now }: Props) {
  const t = useTexts()
  const found = shownOf(items)
  return (
    <Page
      title={t(headingOf(items) === 'unknown' ? 'fullmakt.heading.unknown' : 'fullmakt.title')}
      heading={t(`fullmakt.heading.${headingOf(items)}`)}
      lead={t('fullmakt.lead')}
      access={access}
      trail={[{ href: `/b/${access.brukare.id}/behoriga`, text: t('access.title') }]}
    >
      <Notices notices={notices} now={now} />
      {found.map((item) => (
        <section key={item.providerId} aria-labelledby={item.providerId}>
          <h2 id={item.providerId}>{item.providerName}</h2>
          <p>{item.now}</p>
          <p>
            <ButtonLink href={item.href} secondary={item.inForce}>
              {t(item.inForce ? 'fullmakt.toWithdraw' : 'fullmakt.toGive', { provider: item.providerName })}
            </ButtonLink>
          </p>
          {item.history.length > 0 && (
            <>
              <h3>{t('fullmakt.history')}</h3>
              <ul>
                {item.history.map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
      {without.map((provider) => (
        <Alert key={provider} tone="info">
          {t('fullmakt.without', { provider })}
        </Alert>
      ))}
    </Page>
  )
}

/** One that is known of is one; that there is none is only known when every provider has told. */
function headingOf(items: Known<readonly FullmaktView[]>): 'yes' | 'no' | 'unknown' {
  if (shownOf(items).some(({ inForce }) => inForce)) return 'yes'
  return isWhole(items) ? 'no' : 'unknown'
}
