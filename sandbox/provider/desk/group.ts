/** Puts items with the same key together, in the order the keys first come. */
export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** The same groups as lists, ordered by a name in Swedish. */
export const sortedGroups = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  nameOf: (item: T) => string,
): T[][] => {
  const nameOfGroup = ([first]: T[]): string => (first === undefined ? '' : nameOf(first))
  return [...groupBy(items, keyOf).values()].sort((a, b) => nameOfGroup(a).localeCompare(nameOfGroup(b), 'sv'))
}
