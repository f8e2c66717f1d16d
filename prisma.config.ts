import { defineConfig } from 'prisma/config'

// Only for `prisma generate`. Migrations are applied by app/database/migrate.server.ts, which needs no native engine.
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
