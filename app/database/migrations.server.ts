import schema from '../../prisma/schema.prisma?raw'
import type { Migration } from './schema-engine.server'

const files = import.meta.glob<string>('../../prisma/migrations/*/migration.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The schema and its migrations in order, as they were when the portal was built; nothing is read from disk. */
export const portalSchema: { schema: string; migrations: readonly Migration[] } = {
  schema,
  migrations: Object.entries(files)
    .map(([path, sql]) => ({ name: path.split('/').at(-2) ?? '', sql }))
    .sort((one, other) => (one.name < other.name ? -1 : 1)),
}
