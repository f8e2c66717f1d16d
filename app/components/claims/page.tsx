import { PageStyle } from '~/components/frame/page-style'
import { Rest } from '~/components/frame/rest'
import { TakeAway } from '~/components/tables/take-away'
import { useTexts } from '~/i18n/context'
import type { ClaimsView } from '~/views/claims/claims'
import { ClaimSection } from './section'

type Props = { view: ClaimsView; monthName: string; links: readonly { href: string; text: string }[] }

/** The month's underlag, of every provider; then, beside it on a desk, how it is counted, and the pages it comes from. */
export function ClaimsPage({ view, monthName, links }: Props) {
  const t = useTexts()
  return (
    <div className="beside">
      <PageStyle part="month" />
      <div className="beside-main">
        <p>{t('claims.explain')}</p>
        {view.without.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {view.claims.map((claim) => (
          <ClaimSection key={claim.id} claim={claim} monthName={monthName} />
        ))}
      </div>
      <div className="beside-more">
        <Rest about={t('claims.how.heading')}>
          <section className="ds-card" aria-labelledby="sa-raknar-vi">
            <h2 id="sa-raknar-vi">{t('claims.how.heading')}</h2>
            {view.how.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {view.crossing.length > 0 && (
              <>
                <h3>{t('claims.crossing.heading')}</h3>
                <ul>
                  {view.crossing.map(({ id, text, href }) => (
                    <li key={id}>{href === null ? text : <a href={href}>{text}</a>}</li>
                  ))}
                </ul>
              </>
            )}
          </section>
        </Rest>
        {links.length > 0 && (
          <nav className="link-row" aria-label={t('claims.links.label')}>
            <ul>
              {links.map(({ href, text }) => (
                <li key={href}>
                  <a href={href}>{text}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <TakeAway more={[{ table: 'summor', text: t('tables.sumsLink') }]} />
      </div>
    </div>
  )
}
