import { PageStyle } from '~/components/frame/page-style'
import type { LineView } from '~/views/claims/line'

type Props = { lines: readonly LineView[] }

/** Lines one by one: what each side says, what is wrong, the row they come from, and where to say so. */
export function DifferenceList({ lines }: Props) {
  return (
    <ul role="list" className="report-rows">
      <PageStyle part="reports" />
      {lines.map((line) => (
        <li key={line.id}>
          <h4>{line.what}</h4>
          {line.faults.map((fault) => (
            <p key={fault}>
              <strong>{fault}</strong>
            </p>
          ))}
          {line.sides.map((side) => (
            <p key={side}>{side}</p>
          ))}
          {line.difference !== null && <p>{line.difference}</p>}
          {[line.row, line.object].map(
            (link) =>
              link && (
                <p key={link.href}>
                  <LineLink {...link} />
                </p>
              ),
          )}
        </li>
      ))}
    </ul>
  )
}

/** To the row, or to object. The eye reads the short words; the ear is told which line. */
export function LineLink({ href, text, label }: NonNullable<LineView['row']>) {
  return (
    <a className="action-link" href={href}>
      <span className="ds-sr-only">{label}</span>
      <span aria-hidden="true">{text}</span>
    </a>
  )
}
