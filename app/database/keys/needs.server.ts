import type { Store } from '~/database/store.server'
import { placeOf } from '~/database/vault.server'
import { portions } from './portions'
import type { HeldRow, KeyedTable, RowKeys } from './sql.server'
import type { KeyNeed } from './types'
import { walk } from './walk.server'

/** So many values of each key are opened; of those that `thorough` names, all. */
const sample = 50

type Ring = KeyNeed['ring']

const keyIn = (ring: Ring, text: string) => text.split('.')[ring === 'encryption' ? 1 : 0] ?? ''

/** Whether the key that made each value is the one in the ring of that name: by column, sealed ones and then indexed ones. */
function triesOf({ vault }: Store, table: KeyedTable, { row, sealed, indexed }: HeldRow) {
  const open = (column: string): string | null => {
    const envelope = sealed[table.sealed.indexOf(column)] ?? null
    try {
      return envelope === null ? null : vault.open(envelope, placeOf(table.name, column, row.join('/')))
    } catch {
      return null
    }
  }
  const ofSealed = table.sealed.flatMap((column, at) => {
    const envelope = sealed[at] ?? null
    return envelope === null
      ? []
      : [{ ring: 'encryption' as const, keyId: keyIn('encryption', envelope), fits: open(column) !== null }]
  })
  const ofIndexed = table.indexed.flatMap((column, at) => {
    const index = indexed[at] ?? null
    const how = table.index?.[column]
    if (index === null || how === undefined || how.from === null) return []
    const text = open(how.from)
    const fits = text !== null && vault.indexCandidates(text, how.context).includes(index)
    return [{ ring: 'index' as const, keyId: keyIn('index', index), fits }]
  })
  return [...ofSealed, ...ofIndexed]
}

const usesOf = ({ sealedWith, indexedWith }: RowKeys) => [
  ...sealedWith.map((keyId) => ({ ring: 'encryption' as const, keyId })),
  ...indexedWith.map((keyId) => ({ ring: 'index' as const, keyId })),
]

/** See `KeyWork.needs`. `thorough`: the ids of keys all of whose values are tried, to know whether any of them is lost. */
export async function needs(store: Store, thorough: readonly string[] = []): Promise<KeyNeed[]> {
  const found = new Map<string, KeyNeed>()
  const tried = new Map<string, number>()
  const nameOf = ({ ring, keyId }: { ring: Ring; keyId: string }) => `${ring} ${keyId}`
  const isWanted = (use: { ring: Ring; keyId: string }) =>
    thorough.includes(use.keyId) || (tried.get(nameOf(use)) ?? 0) < sample

  for await (const { table, rows } of walk(store)) {
    const wanted: RowKeys[] = []
    for (const row of rows) {
      const uses = usesOf(row).filter(({ keyId }) => keyId !== '')
      if (uses.some(isWanted)) wanted.push(row)
      for (const use of uses) {
        const name = nameOf(use)
        const need = found.get(name) ?? { ...use, values: 0, broken: 0 }
        found.set(name, { ...need, values: need.values + 1 })
        if (wanted.at(-1) === row) tried.set(name, (tried.get(name) ?? 0) + 1)
      }
    }
    for (const portion of portions(wanted)) {
      const read = await store.rows(table.statements.read, [JSON.stringify(portion.map(({ row }) => row))])
      for (const { fits, ...use } of read.flatMap((row) => triesOf(store, table, row))) {
        const need = found.get(nameOf(use))
        if (need !== undefined && !fits) need.broken += 1
      }
    }
  }
  return [...found.values()]
}
