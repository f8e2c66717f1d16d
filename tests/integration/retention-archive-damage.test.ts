import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readArchive } from '~/services/retention/archive-reading.server'
import { newSigningKey, openArchiveScene, type ArchiveScene } from '../support/archive'
import { databaseKinds, drainOutbox, lodge, syncOf } from '../support/databases'

describe.each(databaseKinds)('an archive, on the %s database', (kind) => {
  let scene: ArchiveScene
  beforeEach(async () => {
    scene = await openArchiveScene(kind)
    return () => scene.close()
  })

  const line = async (name: string, change: (text: string) => string) => {
    const path = join(scene.folder, name)
    await writeFile(path, change(await readFile(path, 'utf8')))
  }
  // Files are files, whatever database they come from.
  const damages: readonly [what: string, damage: () => Promise<void>, fault: string][] = [
    [
      'a changed word in the log',
      () => line('access-log.jsonl', (text) => text.replace('godMan', 'ombud ')),
      'access-log.jsonl is not',
    ],
    [
      'a removed row',
      () => line('access-log.jsonl', (text) => text.slice(text.indexOf('\n') + 1)),
      'access-log.jsonl is not',
    ],
    [
      'another name',
      () => line('access-log.jsonl', (text) => text.replace('Kanariefågel', 'Gråsparv')),
      'access-log.jsonl is not',
    ],
    [
      'a changed manifest',
      () => line('manifest.json', (text) => text.replace('"rows": 3', '"rows": 2')),
      'manifest.json is not what was signed',
    ],
    ['a file too many', () => writeFile(join(scene.folder, 'more.txt'), 'x'), 'more.txt is not of the archive'],
    ['a missing file', () => rm(join(scene.folder, 'matters.jsonl')), 'matters.jsonl'],
    ['a line at the end', () => appendFile(join(scene.folder, 'brukare.jsonl'), '{}\n'), 'brukare.jsonl is not'],
    ['no signature', () => writeFile(join(scene.folder, 'manifest.jws'), 'x'), 'not signed by this portal'],
  ]
  it.each(kind === 'server' ? damages : [])(
    'is not taken for whole with %s, and then nothing is removed',
    async (_what, damage, fault) => {
      await scene.fill()
      await scene.write()
      await damage()
      expect(await readArchive(scene.folder, scene.keys)).toEqual({ ok: false, fault: expect.stringContaining(fault) })
      await expect(scene.remove()).rejects.toThrow('NOT REMOVED')
      expect(await scene.proof().verify(null)).toMatchObject({ ok: true, rows: 5 })
    },
  )

  it('is not taken from somebody else, nor by a key that is not known', async () => {
    await scene.fill()
    await scene.write()
    const other = await newSigningKey('k1')
    expect(await readArchive(scene.folder, other)).toMatchObject({
      ok: false,
      fault: 'the archive is not signed by this portal',
    })
    const unknown = await newSigningKey('k2')
    expect(await readArchive(scene.folder, unknown)).toEqual({ ok: false, fault: expect.stringContaining('"k1"') })
  })

  it('is found out when more is gone than was archived, when a row is put back, and without the note', async () => {
    await scene.fill()
    await scene.write()
    const [row] = await scene.test.sql(
      `SELECT to_jsonb(l) AS row FROM "AccessLog" l WHERE "chain" = 'b:b1' AND "nr" = 2`,
    )
    await scene.remove()
    const back = `INSERT INTO "AccessLog" SELECT * FROM jsonb_populate_record(NULL::"AccessLog", $1)`
    await scene.test.sql(back, [JSON.stringify(row?.row)])
    expect(await scene.proof().verify(null), 'put back').toMatchObject({
      ok: false,
      fault: { what: 'row', chain: 'b:b1' },
    })
    await scene.tamper(`DELETE FROM "AccessLog" WHERE "chain" = 'b:b1' AND "nr" = 2`)
    expect(await scene.proof().verify(null)).toMatchObject({ ok: true })
    await scene.tamper(`DELETE FROM "AccessLog" WHERE "chain" = 'b:b1'`)
    expect(await scene.proof().verify(null), 'one more').toMatchObject({ ok: false, fault: { chain: 'b:b1', nr: 3 } })
    await scene.tamper(`DELETE FROM "AccessLogSeal" WHERE length("signed") > 500`)
    expect(await scene.proof().verify(null), 'no note').toMatchObject({ ok: false })
  })

  it('is not removed when the log is not the one that was archived, or it is to be kept longer', async () => {
    await scene.fill()
    await scene.write()
    scene.test.time.now = new Date('2030-01-01T00:00:00Z')
    await expect(scene.remove()).rejects.toThrow('is to be kept longer')
    scene.test.time.now = new Date('2038-01-01T00:00:00Z')
    await scene.tamper(`UPDATE "AccessLog" SET "hash" = repeat('a', 64) WHERE "chain" = 'b:b1' AND "nr" = 2`)
    await expect(scene.remove()).rejects.toThrow('are not those of the archive')
  })

  // The embedded database has one role.
  it.each(kind === 'server' ? ['portal'] : [])('is not removed by the role of the %s, whatever it says', async () => {
    const one = await lodge(scene.test.database)
    await drainOutbox(scene.test.database)
    await syncOf(scene.test.database, await one.read())({ state: 'closed' })
    await scene.fill()
    await scene.write()
    await expect(scene.remove(scene.test.database)).rejects.toThrow(/permission denied|append-only|refused/)
    for (const table of ['AccessLog', 'ObjectionEvent', 'Outbox']) {
      const trick = `WITH s AS MATERIALIZED (SELECT set_config('insyn.archiving', 'on', false)) DELETE FROM "${table}" USING s`
      await expect(scene.test.running(trick), table).rejects.toThrow(/permission denied|append-only|refused/)
    }
    expect(await scene.proof().verify(null)).toMatchObject({ ok: true })
    expect(await one.read()).toMatchObject({ id: one.objection.id })
  })

  it('is what the owner removes only when it is meant, and never what waits to be sent', async () => {
    await lodge(scene.test.database)
    await expect(scene.test.sql('DELETE FROM "AccessLog"')).rejects.toThrow('append-only')
    await expect(scene.test.sql('DELETE FROM "ObjectionEvent"')).rejects.toThrow('append-only')
    const meant = `SELECT set_config('insyn.archiving', 'on', false)`
    await scene.test.sql(meant)
    await expect(scene.test.sql('DELETE FROM "Outbox"')).rejects.toThrow('refused')
    await scene.test.sql(`SELECT set_config('insyn.archiving', '', false)`)
  })
})
