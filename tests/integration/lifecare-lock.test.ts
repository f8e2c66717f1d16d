import { expect, inject, it } from 'vitest'
import pg from 'pg'
import { openDatabase } from '../../adapters/lifecare/database/open'
import { createDatabase } from '../../scripts/postgres.mjs'

it('lets one adapter at a time pull into a database on a server, and none that has lost it', async () => {
  const { url } = await createDatabase(inject('server').url)
  const first = await openDatabase({ url })
  await expect(openDatabase({ url })).rejects.toThrow('in use by another process')
  await first.transaction((tables) => tables.cursor.create({ data: { name: 'one', value: '1' } }))

  const other = new pg.Client({ connectionString: url })
  await other.connect()
  await other.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()`,
  )
  await other.end()
  const write = () => first.transaction((tables) => tables.cursor.count())
  await expect.poll(() => write().then(() => 'kept', String)).toContain('The lock on the database is lost')
  await first.close()

  const second = await openDatabase({ url })
  await second.close()
  const third = await openDatabase({ url })
  expect(await third.tables.cursor.findUnique({ where: { name: 'one' } })).not.toBeNull()
  await third.close()
})
