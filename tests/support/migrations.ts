import { liteFactory, openLite } from '../../app/database/adapters.server'
import type { SchemaHistory } from '../../app/database/migrate.server'
import { withSchemaEngine } from '../../app/database/schema-engine.server'

/** What the migrations leave out of what schema.prisma says, as SQL; '' when nothing. */
export async function missingIn({ schema, migrations }: SchemaHistory): Promise<string> {
  const lite = await openLite()
  try {
    return await withSchemaEngine(liteFactory(lite), schema, async ({ apply, liveToSchema }) => {
      await apply(migrations)
      return liveToSchema()
    })
  } finally {
    await lite.close()
  }
}
