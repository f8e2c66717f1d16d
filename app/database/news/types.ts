import type { Instant } from '~/database/common-types'

/** Something that a person has opened about a brukare (domain/news). */
export type OpenedRow = { brukareId: string; key: string; at: Instant }

/** When a person has had pages of a brukare open (domain/news). */
export type VisitRow = { firstAt: Instant; beforeAt: Instant | null; lastAt: Instant }

type Whose = { personId: string; brukareId: string }

/**
 * What the portal itself knows that may be new to a person about a brukare: cases that have an answer, and access of others that
 * has been given, answered or ended by somebody else. `openedAt`: when the person last opened its page.
 */
export type PortalNews = {
  visit: VisitRow | null
  answers: { id: string; providerId: string; at: Instant; openedAt: Instant | null }[]
  wishes: { id: string; providerId: string; at: Instant; openedAt: Instant | null }[]
  access: { id: string; at: Instant; openedAt: Instant | null }[]
}

export type OpenedRepository = {
  /** Opened at `at`; what was opened before is opened again, and never earlier than it was. */
  mark: (mark: Whose & { key: string; at?: Instant }) => Promise<void>
  /** `kinds`: how the keys begin (domain/news/opened). */
  list: (where: { personId: string; brukareIds: readonly string[]; kinds: readonly string[] }) => Promise<OpenedRow[]>
  /** Takes away the person's marks whose keys begin so. */
  forget: (where: { personId: string; prefix: string }) => Promise<void>
  /** For every page: one statement. */
  news: (whose: Whose) => Promise<PortalNews>
  /** The visits of a person to several, by brukare. */
  visits: (where: { personId: string; brukareIds: readonly string[] }) => Promise<ReadonlyMap<string, VisitRow>>
  /** Writes how the visit is now. One that came further meanwhile stands. */
  visit: (whose: Whose, visit: VisitRow) => Promise<void>
}
