import { sealerFor, type Store } from '~/database/store.server'

const context = 'Brukare.pseudonym'

/** How a brukare's pseudonym is stored: by its HMAC it is found, and from the envelope the HMAC is made anew. */
export function pseudonymColumns(store: Store, brukareId: string, pseudonym: string) {
  return {
    pseudonymIndex: store.vault.index(pseudonym, context),
    sealedPseudonym: sealerFor(store.vault, 'Brukare', brukareId).seal('sealedPseudonym', pseudonym),
  }
}

/** The same for what a brukare was called before. `id`: of the row of its own. */
export function formerPseudonymColumns(store: Store, id: string, pseudonym: string) {
  return {
    pseudonymIndex: store.vault.index(pseudonym, context),
    sealedPseudonym: sealerFor(store.vault, 'FormerPseudonym', id).seal('sealedPseudonym', pseudonym),
  }
}

/** The indexes that a pseudonym may have, one for each key of the ring. */
export function pseudonymIndexes({ vault }: Pick<Store, 'vault'>, pseudonym: string): string[] {
  return vault.indexCandidates(pseudonym, context)
}
