/** One call that the portal made on behalf of a person. Ids only: no name, number or body. */
export type ReadLogEntry = {
  at: Date
  /** Insyn-Actor; null where the contract has none. */
  actor: string | null
  role: string | null
  operation: string
  /** The ids in the path, such as the brukare's. */
  subject: string
  status: number
  requestId: string
}

/** Who has read or written what through the API: the newest entries of one tenant, newest first. */
export type ReadLog = { add: (entry: ReadLogEntry) => void; list: () => readonly ReadLogEntry[] }

const kept = 500

/** A ring in memory: the desk shows it, so that one can see that the actor and the role arrive. */
export const createReadLog = (): ReadLog => {
  const entries: ReadLogEntry[] = []
  return {
    add: (entry) => {
      entries.unshift(entry)
      entries.length = Math.min(entries.length, kept)
    },
    list: () => entries,
  }
}
