/** Rows of what waits for a browser that has their cookie, in memory; each is consumed once. `now`: when they are made. */
export function signInsInMemory(now: Date) {
  const rows = new Map<string, { data: unknown; createdAt: Date; isConsumed: boolean }>()
  return {
    create: ({ data }: { data: unknown }) => {
      const token = String(rows.size).padStart(43, 'x')
      rows.set(token, { data, createdAt: now, isConsumed: false })
      return Promise.resolve({ token })
    },
    find: (token: string) => Promise.resolve(rows.get(token) ?? null),
    consume: (token: string) => {
      const row = rows.get(token)
      const isFirst = row?.isConsumed === false
      if (row) row.isConsumed = true
      return Promise.resolve(isFirst)
    },
  }
}
