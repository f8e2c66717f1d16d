import { DataTable } from '~/components/tables/data-table'
import { useTexts } from '~/i18n/context'
import type { ClaimView } from '~/views/claims/claim'
import type { LineView } from '~/views/claims/line'
import { LineLink } from './difference-list'

/** Every line of one assistant, as FK 3059 has them: clock time and converted time, the underlag beside the report. */
export function ClaimLines({ id, heading, caption, converted, rows }: NonNullable<ClaimView['lines']>) {
  const t = useTexts()
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
          column(t('claims.sums.theirs'), true),
          column(t('claims.sums.ours'), true),
          ...(converted
            ? [column(t('claims.sums.theirsConverted'), true), column(t('claims.sums.oursConverted'), true)]
            : []),
          column(t('claims.lines.look')),
        ]}
        rows={rows.map((line) => ({
          id: line.id,
          cells: [
            <When key="when" line={line} />,
            line.theirs,
            line.ours,
            ...(converted ? [line.theirsConverted, line.oursConverted] : []),
            <Look key="look" line={line} />,
          ],
        }))}
      />
    </>
  )
}

function When({ line: { row, when, kind } }: { line: LineView }) {
  return (
    <>
      {row === null ? when : <a href={row.href}>{when}</a>}
      <div>{kind}</div>
    </>
  )
}

/** What is wrong with the line, and where to say so. */
function Look({ line: { faults, overlap, object } }: { line: LineView }) {
  const t = useTexts()
  const texts = overlap === null ? faults : [...faults, overlap]
  return (
    <>
      {(texts.length === 0 ? [t('claims.lines.nothing')] : texts).map((text) => (
        <div key={text}>{text}</div>
      ))}
      {object && <LineLink {...object} />}
    </>
  )
}
