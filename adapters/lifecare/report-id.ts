/** A report of Lifecare's is what one has registered for one client in a month: its id says which, in hashes. */
const pattern = /^rep-(\d{4}-(?:0[1-9]|1[0-2]))-(bru-[\w-]{22})\.(st-[\w-]{22})$/

/** The id of the report of a month. */
export function reportIdOf(clientId: string, staffId: string, month: string): string {
  return `rep-${month}-${clientId}.${staffId}`
}

/** What a report's id says; null for what is none. */
export function reportOfId(id: string): { month: string; clientId: string; staffId: string } | null {
  const [, month, clientId, staffId] = pattern.exec(id) ?? []
  return month && clientId && staffId ? { month, clientId, staffId } : null
}
