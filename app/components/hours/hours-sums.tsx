import { PageStyle } from '~/components/frame/page-style'
import { BarKey } from '~/components/time/time-bar'
import { Unbroken } from '~/components/time/unbroken'
import type { HoursSum } from '~/views/hours/summary'

/** The numbers of a bar of hours with their names: its legend. Nothing where there are none. */
export function HoursSums({ sums }: { sums: readonly HoursSum[] }) {
  if (sums.length === 0) return null
  return (
    <dl className="hours-sums">
      <PageStyle part="hours" />
      {sums.map(({ id, part, name, value }) => (
        <div key={id} data-of={part === null ? id : undefined}>
          <dt>
            {part !== null && <BarKey part={part} />}
            <span>{name}</span>
          </dt>
          <dd>
            <Unbroken text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
