import { Prisma } from './generated/client'
import type { Tables } from './open'

type BulkTable = 'Shift' | 'ReportRow' | 'FaststalldRow' | 'ClaimLine'

/**
 * Writes many rows in one statement; rows whose key is there already stay as they are. Prisma's createMany binds each
 * value and takes ten times as long, which the making of a world would be felt by.
 *
 * A row without a column that another row has gets null there; a column that no row has gets its default.
 */
export async function insertMany(
  tables: Tables,
  table: BulkTable,
  rows: readonly Record<string, string | boolean | Date | string[] | null | undefined>[],
): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ')
  if (rows.length === 0) return
  await tables.$executeRaw`
    INSERT INTO ${Prisma.raw(`"${table}" (${columns})`)}
    SELECT ${Prisma.raw(columns)} FROM jsonb_populate_recordset(${Prisma.raw(`NULL::"${table}"`)}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT DO NOTHING`
}
