import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

/** One folder of prisma/migrations: its name and the text of its migration.sql. */
export type Migration = { name: string; sql: string }

const schemaPath = 'schema.prisma'
const filters = { externalTables: [], externalEnums: [] }

let loading: Promise<void> | undefined

/** Node loads no WASM by import, so the module is put together here, once. */
function load(): Promise<void> {
  loading ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const wasm = readFileSync(file.replace(/\.js$/, '.wasm'))
    const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...engine } })
    engine.__wbg_set_wasm(instance.exports)
    const start = instance.exports.__wbindgen_start
    if (typeof start === 'function') Reflect.apply(start, undefined, [])
  })()
  return loading
}

const listOf = (migrations: readonly Migration[]): engine.MigrationList => ({
  baseDir: 'migrations',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
})

/** One thing at a time: it cannot be called while a call is under way. */
export type SchemaEngine = {
  /** Gives the names of those that were not applied before. */
  apply: (migrations: readonly Migration[]) => Promise<string[]>
  /** The SQL that is missing in the migrations, or in the live database; empty when there is no drift. */
  migrationsToSchema: (migrations: readonly Migration[]) => Promise<string>
  liveToSchema: () => Promise<string>
}

/** Prisma's schema engine in WASM: no native binary is downloaded or run. Use it inside `work`; it is freed after. */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await load()
  const instance = await engine.SchemaEngine.new(
    { datamodels: [[schemaPath, schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  const files = [{ path: schemaPath, content: schema }]
  const scriptFrom = async (from: engine.DiffTarget) => {
    const to: engine.DiffTarget = { tag: 'schemaDatamodel', files }
    const diff = await instance.diff({ from, to, script: true, exitCode: true, filters })
    const script = diff.stdout ?? ''
    return script.startsWith('-- This is an empty migration') ? '' : script
  }
  try {
    return await work({
      apply: async (migrations) =>
        (await instance.applyMigrations({ migrationsList: listOf(migrations), filters })).appliedMigrationNames,
      migrationsToSchema: (migrations) => scriptFrom({ tag: 'migrations', ...listOf(migrations) }),
      liveToSchema: () => scriptFrom({ tag: 'schemaDatasource', files, configDir: '.' }),
    })
  } finally {
    instance.free()
  }
}
