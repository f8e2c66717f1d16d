import type { LogName } from '~/database/generated/client'
import { newId, sealerFor, type Store } from '~/database/store.server'
import type { Vault } from '~/database/vault.server'

/** So many names are remembered, so that a name that is seen often has one row and not thousands. */
const remembered = 500

const known = new WeakMap<Vault, Map<string, LogName>>()

/** A name as the log keeps it: sealed, with an id. */
export function sealedName({ vault }: Pick<Store, 'vault'>, name: string): LogName {
  const names = known.get(vault) ?? new Map<string, LogName>()
  known.set(vault, names)
  const found = names.get(name)
  if (found) return found
  const id = newId()
  const made = { id, sealedName: sealerFor(vault, 'LogName', id).seal('sealedName', name) }
  if (names.size >= remembered) names.clear()
  names.set(name, made)
  return made
}

/**
 * The names of these ids, in one question. One that is gone or was tampered with is not among them: the page shows what else
 * it knows, and the check of the log tells.
 */
export async function openNames(
  { prisma, vault }: Store,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await prisma.logName.findMany({ where: { id: { in: wanted } } })
  return new Map(rows.flatMap((row): [string, string][] => nameIn(vault, row)))
}

function nameIn(vault: Vault, { id, sealedName: sealed }: LogName): [string, string][] {
  try {
    return [[id, sealerFor(vault, 'LogName', id).open('sealedName', sealed)]]
  } catch {
    return []
  }
}
