import { connect } from '~/database/connection.server'
import { newId, sealerFor } from '~/database/store.server'
import { createVault } from '~/database/vault.server'
import { parseConfig } from '~/platform/config.server'

const batch = 1000

/**
 * Writes rows as the portal would, past its repositories because there are many: half of them persons, half reports about
 * accessibility. The embedded database has one user at a time: there the portal must have stopped.
 * @param env the portal's environment
 */
export async function addRows(env: Record<string, string | undefined>, count: number): Promise<void> {
  const config = parseConfig(env)
  const vault = createVault(config.keys)
  const connection = await connect({ url: config.databaseUrl, folder: `${config.dataFolder}/portal` })
  const createdAt = config.clock()
  try {
    for (let from = 0; from < count; from += batch * 2) {
      const ids = Array.from({ length: Math.min(batch, Math.ceil((count - from) / 2)) }, newId)
      await connection.prisma.person.createMany({
        data: ids.map((id, at) => {
          const number = `1800${String(from + at).padStart(8, '0')}`
          const sealer = sealerFor(vault, 'Person', id)
          const numberIndex = vault.index(number, 'Person.number')
          const sealed = {
            sealedNumber: sealer.seal('sealedNumber', number),
            sealedName: sealer.seal('sealedName', id),
          }
          return { id, numberIndex, ...sealed, kind: 'personnummer' as const, createdAt }
        }),
      })
      await connection.prisma.accessibilityReport.createMany({
        data: ids.map((id) => {
          const sealedText = sealerFor(vault, 'AccessibilityReport', id).seal('sealedText', `${id} `.repeat(20))
          return { id, sealedText, language: 'sv', createdAt }
        }),
      })
    }
  } finally {
    await connection.end()
  }
}
