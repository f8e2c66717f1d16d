import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { BarTable } from '~/components/tables/bar-table'
import { DataTable } from '~/components/tables/data-table'
import { Facts } from '~/components/frame/facts'
import { PageStyle } from '~/components/frame/page-style'
import { Rest } from '~/components/frame/rest'
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
  return (
    <section aria-labelledby={claim.id}>
      <h2 id={claim.id}>{claim.heading}</h2>
      <PageStyle part="bars" />
      {summary.map((sentence, index) => {
        const bar = claim.bars[index]
        return (
          <div key={sentence}>
            <p>{sentence}</p>
            {bar && <TimeBar bar={bar} height={20} />}
          </div>
        )
      })}
      {object && (
        <p>
          <ButtonLink href={object.href}>
            <span className="ds-sr-only">{object.text}</span>
            <span aria-hidden="true">{t('claims.line.object')}</span>
          </ButtonLink>
        </p>
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
      <Rest about={claim.heading}>
        {sums.kinds.length > 0 && (
          <DataTable
            caption={t('claims.sums.caption', { month: monthName })}
            columns={[{ name: t('claims.sums.kind') }, ...sums.columns.map((name) => ({ name, number: true }))]}
            rows={sums.kinds.map(tableRow)}
            foot={tableRow(sums.total)}
          />
        )}
        {sums.staff.length > 0 && (
          <BarTable
            caption={t('claims.staff.caption', { month: monthName })}
            columns={{
              head: t('claims.staff.name'),
              told: t('claims.staff.time'),
              number: t('claims.sums.difference'),
            }}
            numberSaysAll
            rows={sums.staff.map(({ id, name, href, bar, told, difference }) => ({
              id,
              head: <a href={href}>{name}</a>,
              picture: <TimeBar bar={bar} height={14} />,
              told,
              number: difference,
            }))}
          />
        )}
        {sums.without.length > 0 && (
          <details className="ds-details">
            <summary>{t('claims.staff.without', { count: sums.without.length })}</summary>
            <div>
              <ul>
                {sums.without.map(({ id, name, href }) => (
                  <li key={id}>
                    <a href={href}>{name}</a>
                  </li>
                ))}
              </ul>
            </div>
          </details>
        )}
      </Rest>
      {lines && <ClaimLines {...lines} />}
      {clock.length > 0 && (
        <>
          <h3>{t('claims.clock.heading')}</h3>
          {clock.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      )}
    </section>
  )
}

function tableRow({ id, name, cells }: SumRow) {
  return { id, cells: [name, ...cells] }
}
