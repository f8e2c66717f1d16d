import type { ReactNode } from 'react'

/** A name and its value; one without value is left out. */
export type Fact = { name: string; value: ReactNode }

/** Names and values as a description list: beside each other where there is room. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ name, value }) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
    </dl>
  )
}
