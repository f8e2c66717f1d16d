import { rm } from 'node:fs/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { LogLine } from '~/database/types'
import { readArchive } from '~/services/retention/archive-reading.server'
import { openArchiveScene, type ArchiveScene } from '../support/archive'
import { databaseKinds, drainOutbox, lodge, providerSays, syncOf, wishOf } from '../support/databases'

describe.each(databaseKinds)('what is archived before it is removed, on the %s database', (kind) => {
  let scene: ArchiveScene
  beforeEach(async () => {
    scene = await openArchiveScene(kind)
    return () => scene.close()
  })

  it('is not there before its time', async () => {
    await scene.add({})
    await scene.proof().seal()
    scene.test.time.now = new Date(scene.test.time.now.getTime() + 9 * 365 * 86_400_000)
    expect(await scene.write()).toBeNull()
  })

  it('goes from the log, which is as sound as before, and goes on', async () => {
    const signed = await scene.fill()
    const manifest = await scene.write()
    expect(manifest?.chains.map(({ chain, from, to }) => [chain, from.nr, to.nr])).toEqual([
      ['b:b1', 0, 2],
      ['b:b2', 0, 1],
    ])
    expect(await readArchive(scene.folder, scene.keys)).toMatchObject({ ok: true })
    expect(await scene.jsonLines('access-log.jsonl')).toMatchObject([
      { chain: 'b:b1', nr: 1, about: 'Kanariefågel', action: 'schedule.read', personId: 'p1' },
      { chain: 'b:b1', nr: 2 },
      { chain: 'b:b2', nr: 1, personId: 'p2' },
    ])
    expect(await scene.proof().verify(signed), 'nothing is removed yet').toMatchObject({ ok: true, rows: 5 })

    expect(await scene.remove()).toMatchObject({ chains: 2, matters: 0, changed: [] })
    expect(await scene.proof().verify(signed)).toMatchObject({ ok: true, rows: 2 })
    expect((await scene.test.database.accessLog.listForBrukare('b1')).map(({ about }) => about)).toEqual(['Ny'])
    expect(await scene.names(), 'a name that a row says is kept, of those that none does').toBe(2)

    await scene.add({}, { brukareId: 'b2' })
    const third = await scene.proof().seal()
    expect(await scene.proof().verify([...signed, third])).toMatchObject({ ok: true, rows: 4 })
    scene.later(11)
    await rm(scene.folder, { recursive: true })
    expect((await scene.write())?.chains.map(({ chain, from, to }) => [chain, from.nr, to.nr])).toEqual([
      ['b:b1', 2, 4],
      ['b:b2', 1, 2],
      ['b:b3', 0, 1],
    ])
    expect(await scene.remove()).toMatchObject({ chains: 3 })
    expect(await scene.proof().verify([...signed, third])).toMatchObject({ ok: true, rows: 0 })
    expect(await scene.remove(), 'again is nothing more').toMatchObject({ chains: 0, names: 0 })
  })

  it('is given line by line to another system, by id, none missed and none twice', async () => {
    await scene.add({}, { brukareId: 'b2' })
    const linesFrom = async (seq: string) => {
      const lines: LogLine[] = []
      for await (const rows of scene.test.database.archive.linesAfter(seq)) lines.push(...rows)
      return lines
    }
    expect(await linesFrom('0'), 'one with a smaller number may be on its way').toEqual([])
    scene.test.time.now = new Date(scene.test.time.now.getTime() + 61_000)
    const first = await linesFrom('0')
    expect(first).toMatchObject([{ brukareId: 'b1', action: 'schedule.read', personId: 'p1' }, { brukareId: 'b2' }])
    expect(JSON.stringify(first)).not.toContain('Kanariefågel')
    await scene.add({ brukareId: 'b3' })
    scene.test.time.now = new Date(scene.test.time.now.getTime() + 61_000)
    expect(await linesFrom(first.at(-1)?.seq ?? '')).toMatchObject([{ brukareId: 'b3' }])
  })

  it('goes whole: objections with their history, and what is open stays', async () => {
    const closed = await lodge(scene.test.database)
    const open = await lodge(scene.test.database)
    await drainOutbox(scene.test.database)
    const answers = [
      { outcome: 'rejected' as const, motivation: 'Kanariefågel', by: 'Eva', at: '2026-11-20T10:00:00Z' },
    ]
    await syncOf(scene.test.database, await closed.read())({ state: 'rejected', answers })
    scene.later(11)
    await scene.write()
    const [matter, ...others] = await scene.jsonLines('matters.jsonl')
    expect(others).toEqual([])
    expect(matter).toMatchObject({ type: 'objection', id: closed.objection.id, brukareId: closed.brukare.id })
    expect(matter).toMatchObject({
      content: { text: 'Ingen kom på morgonen.', answers: [{ motivation: 'Kanariefågel' }] },
    })
    expect(await scene.jsonLines('brukare.jsonl')).toContainEqual({ id: closed.brukare.id, name: 'Pia Lindgren' })
    expect(await scene.remove()).toMatchObject({ matters: 1, changed: [] })
    await expect(closed.read()).rejects.toThrow('not there')
    expect(await open.read()).toMatchObject({ id: open.objection.id })
    const left = await scene.test.sql(
      `SELECT 1 FROM "ObjectionEvent" WHERE "objectionId" = $1
      UNION ALL SELECT 1 FROM "Outbox" WHERE "objectionId" = $1`,
      [closed.objection.id],
    )
    expect(left).toEqual([])
  })

  it('goes with comments, reviews, wishes that are decided or taken back, and what several have agreed on', async () => {
    const { brukare, place, doer, owner: writer } = await lodge(scene.test.database)
    const draft = await scene.test.database.drafts.create({ kind: 'comment', ...writer, values: {} })
    const about = { brukareId: brukare.id, place, timeReportId: 't', name: 'Pia', doer }
    await scene.test.database.comments.submit({ draftId: draft.id, ...about, rowIds: [], text: 'hej' })
    await scene.test.database.reviews.submit({ ...about, month: '2026-10', action: 'reviewed', seen: '1' })
    const { drafts, wishes } = scene.test.database
    const wished = [await drafts.create({ kind: 'wish', ...writer, values: {} })]
    wished.push(await drafts.create({ kind: 'wish', ...writer, values: {} }))
    const [taken, waiting] = await Promise.all(
      wished.map(async (one) => (await wishes.submit(wishOf({ brukare, doer, place }, one.id))).wish),
    )
    await wishes.withdraw({ wishId: taken?.id ?? '', brukareId: brukare.id, name: 'Pia', doer })
    const asks = { kind: 'withdrawObjection' as const, brukareId: brukare.id, name: 'a', needed: 1, doer }
    const { id } = await scene.test.database.jointActs.ask({ ...asks, waitsFor: [], payload: {}, once: { key: 'k' } })
    await scene.test.sql(`UPDATE "JointAct" SET "state" = 'done', "endedAt" = "createdAt" WHERE "id" = $1`, [id])
    scene.later(11)
    await scene.write()
    expect(
      (await scene.jsonLines('matters.jsonl')).map(({ type }) => type),
      'what waits to be sent is not old',
    ).toEqual(['wish', 'jointAct'])
    await rm(scene.folder, { recursive: true })
    await drainOutbox(scene.test.database)
    await scene.write()
    expect((await scene.jsonLines('matters.jsonl')).map(({ type }) => type)).toEqual([
      ...['comment', 'review', 'wish'],
      'jointAct',
    ])
    expect(await scene.remove()).toMatchObject({ matters: 4 })
    for (const table of ['Comment', 'Review', 'JointAct'])
      expect(await scene.test.sql(`SELECT 1 FROM "${table}"`)).toEqual([])
    expect(await scene.test.sql(`SELECT "id" FROM "Wish"`), 'undecided').toEqual([{ id: waiting?.id }])
  })

  it('stays when something has happened to it since', async () => {
    const one = await lodge(scene.test.database)
    await drainOutbox(scene.test.database)
    await syncOf(scene.test.database, await one.read())({ state: 'closed' })
    scene.later(11)
    await scene.write()
    const said = providerSays(await one.read(), { state: 'closed', messages: [] })
    const messages = [
      { id: 'm', from: 'provider' as const, name: 'Eva', text: 'Vänta', at: scene.test.time.now.toISOString() },
    ]
    await scene.test.database.objections.sync({
      ...{ brukareId: one.brukare.id, providerId: 'farsta', objection: { ...said, messages } },
    })
    expect(await scene.remove()).toMatchObject({ matters: 0, changed: [`objection ${one.objection.id}`] })
    expect(await one.read()).toMatchObject({ id: one.objection.id })
  })
})
