import type { Instant } from '~/database/common-types'

/** Something that a person has opened about a brukare (domain/work-list). */
export type OpenedRow = { brukareId: string; key: string; at: Instant }

type Mark = { personId: string; brukareId: string; key: string }

export type OpenedRepository = {
  /** Opened now; what was opened before is opened again. */
  mark: (mark: Mark) => Promise<void>
  list: (where: { personId: string; brukareIds: readonly string[] }) => Promise<OpenedRow[]>
  /** Takes away the person's marks whose keys begin so. */
  forget: (where: { personId: string; prefix: string }) => Promise<void>
}
