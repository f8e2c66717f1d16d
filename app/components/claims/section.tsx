import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { DataTable } from '~/components/tables/data-table'
import { Facts } from '~/components/frame/facts'
import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import type { ClaimView } from '~/views/claims/claim'
import type { SumRow } from '~/views/claims/sums'
import { TimeBar } from '~/components/time/time-bar'
import { ClaimLines } from './lines'
import { DifferenceList } from './difference-list'

/** One underlag: what differs first, then the sums, each assistant, the lines of one, and the night the clock was changed. */
export function ClaimSection({ claim, monthName }: { claim: ClaimView; monthName: string }) {
  const t = useTexts()
  const { sums, summary, warnings, differences, waiting, overlap, clock, lines, object } = claim
  const columns = (first: string) => [{ name: first }, ...sums.columns.map((name) => ({ name, number: true }))]
  return (
    <section aria-labelledby={claim.id}>
      <h2 id={claim.id}>{claim.heading}</h2>
      {summary.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {claim.bars.length > 0 && (
        <div className="claim-bars" aria-hidden="true">
          <PageStyle part="bars" />
          {claim.bars.map(({ name, bar }) => (
            <div key={name}>
              <span>{name}</span>
              <TimeBar bar={bar} height={20} />
            </div>
          ))}
        </div>
      )}
      <Facts facts={claim.facts} />
      {warnings.length > 0 && (
        <Alert tone="warning" title={t('claims.warning.heading')} level={3}>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Alert>
      )}
      {differences.length > 0 && (
        <>
          <h3>{t('claims.differences')}</h3>
          <DifferenceList lines={differences} />
        </>
      )}
      {waiting !== null && <p>{waiting}</p>}
      {overlap !== null && <p>{overlap}</p>}
      <DataTable
        caption={t('claims.sums.caption', { month: monthName })}
        columns={columns(t('claims.sums.kind'))}
        rows={sums.kinds.map(tableRow)}
        foot={tableRow(sums.total)}
      />
      {sums.staff.length > 0 && (
        <DataTable
          caption={t('claims.staff.caption', { month: monthName })}
          columns={columns(t('claims.staff.name'))}
          rows={sums.staff.map(tableRow)}
        />
      )}
      {sums.without.length > 0 && (
        <details className="ds-details">
          <summary>{t('claims.staff.without', { count: sums.without.length })}</summary>
          <div>
            <DataTable
              caption={t('claims.staff.captionWithout', { month: monthName })}
              columns={columns(t('claims.staff.name'))}
              rows={sums.without.map(tableRow)}
            />
          </div>
        </details>
      )}
      {lines && <ClaimLines {...lines} />}
      {clock.length > 0 && (
        <>
          <h3>{t('claims.clock.heading')}</h3>
          {clock.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      )}
      {object && (
        <p>
          <ButtonLink href={object.href}>
            <span className="ds-sr-only">{object.text}</span>
            <span aria-hidden="true">{t('claims.line.object')}</span>
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

function tableRow({ id, name, href, cells }: SumRow) {
  const first =
    href === null ? (
      name
    ) : (
      <a key="lines" href={href}>
        {name}
      </a>
    )
  return { id, cells: [first, ...cells] }
}
