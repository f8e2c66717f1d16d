import { DataTable } from '~/components/layout/data-table'
import { useTexts } from '~/i18n/context'
import type { ClaimView } from '~/views/claim'
import type { LineView } from '~/views/claim-line'
import { LineLink } from './difference-list'

/** Every line of one assistant, as FK 3059 has them: clock time and converted time, the underlag beside the report. */
export function ClaimLines({ id, heading, caption, converted, rows }: NonNullable<ClaimView['lines']>) {
  const t = useTexts()
  const mayObject = rows.some(({ object }) => object !== null)
  const looks = ({ faults, overlap }: LineView) => {
    const texts = overlap === null ? faults : [...faults, overlap]
    return texts.length === 0 ? t('claims.lines.nothing') : texts.map((text) => <div key={text}>{text}</div>)
  }
  const column = (name: string, number = false) => ({ name, number })
  return (
    <>
      <h3 id={id} tabIndex={-1}>
        {heading}
      </h3>
      <DataTable
        caption={caption}
        columns={[
          column(t('claims.lines.when')),
          column(t('claims.lines.kind')),
          column(t('claims.sums.theirs'), true),
          column(t('claims.sums.ours'), true),
          ...(converted
            ? [column(t('claims.sums.theirsConverted'), true), column(t('claims.sums.oursConverted'), true)]
            : []),
          column(t('claims.lines.look')),
          ...(mayObject ? [column(t('claims.line.object'))] : []),
        ]}
        rows={rows.map((line) => ({
          id: line.id,
          cells: [
            line.row === null ? (
              line.when
            ) : (
              <a key="row" href={line.row.href}>
                {line.when}
              </a>
            ),
            line.kind,
            line.theirs,
            line.ours,
            ...(converted ? [line.theirsConverted, line.oursConverted] : []),
            looks(line),
            ...(mayObject
              ? [line.object ? <LineLink key="object" {...line.object} /> : t('claims.lines.nothing')]
              : []),
          ],
        }))}
      />
    </>
  )
}
