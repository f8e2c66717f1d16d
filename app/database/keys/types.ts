/** One column of one row, by its own id; there is nothing secret in it. */
export type KeyedPlace = { table: string; row: string; column: string }

/** How one way through all rows went. */
export type ResealReport = {
  /** Rows that were sealed or indexed anew. */
  moved: number
  /** Rows that somebody else was writing just then, left for the next time. */
  passed: number
  /** What no key of the ring opens: changed, moved, or sealed with another key of the same name. It is left as it is. */
  broken: KeyedPlace[]
  /** Rows whose new index another row has already: the same person twice. They are left as they are. */
  twice: KeyedPlace[]
}

/** What needs one key: how many columns, and how many of them it does not open. */
export type KeyNeed = { ring: 'encryption' | 'index'; keyId: string; values: number; broken: number }

export type KeyWork = {
  /**
   * Goes once through all rows and moves what keys on their way out have sealed or indexed to the active ones, in small
   * transactions that wait for nobody. It may be broken off anywhere and begun again. `pause` is waited for after each.
   */
  reseal: (pause?: (workedMs: number) => Promise<void>) => Promise<ResealReport>
  /** Which keys rows need, by looking at every row. */
  needs: () => Promise<KeyNeed[]>
  /** Which keys have been taken into use and not let go, by name, and since when. */
  inUse: () => Promise<{ ring: string; keyId: string; usedFrom: Date }[]>
  /** From now on a start without the key is no fault. Only for a key that no row needs. */
  release: (ring: 'encryption' | 'index', keyId: string) => Promise<void>
}
