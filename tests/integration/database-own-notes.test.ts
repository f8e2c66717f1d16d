import { describe, expect, it } from 'vitest'
import { databaseKinds, newCase, useTestDatabase, type TestDatabase } from '../support/databases'

describe.each(databaseKinds)('own notes, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })

  const visit = { kind: 'visit' as const, day: '2026-10-20', text: 'Kanariefågel' }

  it('are the writer’s, made once for a form, changed, and removed for good; each is logged', async () => {
    const { ownNotes, accessLog } = test.database
    const { brukare, doer, owner } = await newCase(test.database)
    const written = { brukareId: brukare.id, doer }
    await Promise.all([1, 2].map(() => ownNotes.create({ formKey: 'k', ...visit, ...written })))
    await ownNotes.create({ formKey: 'other', ...visit, kind: 'note', day: '2026-11-01', ...written })
    const [later, first, ...more] = await ownNotes.list(owner)
    expect(more).toEqual([])
    expect([later?.day, first]).toEqual(['2026-11-01', { id: first!.id, ...visit, changedAt: first!.changedAt }])
    expect(await ownNotes.list({ ...owner, from: '2026-10-01', to: '2026-10-31' })).toEqual([first])
    const { id, changedAt: was } = first!
    test.time.now = new Date(test.time.now.getTime() + 1000)
    expect(await ownNotes.change({ id, was, ...visit, text: '', ...written })).toBe('done')
    const after = await ownNotes.find({ id, ...owner })
    expect(after).toEqual({ id, ...visit, text: '', changedAt: after!.changedAt })
    // Another tab was drawn with what it was before.
    expect(await ownNotes.change({ id, was, ...visit, text: 'sent', ...written })).toBe('changed')
    expect(await ownNotes.remove({ id, was, ...written })).toBe('changed')
    expect(await ownNotes.find({ id, ...owner })).toEqual(after)
    const shown = { id, was: after!.changedAt, ...written }
    expect([await ownNotes.remove(shown), await ownNotes.remove(shown)]).toEqual(['done', 'missing'])
    expect(await test.sql('SELECT 1 FROM "OwnNote" WHERE "id" = $1', [id])).toEqual([])
    const actions = (await accessLog.listForBrukare(brukare.id)).map(({ action }) => action)
    expect(actions).toEqual(['ownNote.remove', 'ownNote.change', 'ownNote.write', 'ownNote.write'])
  })

  it('are found by nobody else, and about nobody else', async () => {
    const { ownNotes } = test.database
    const [one, other] = [await newCase(test.database), await newCase(test.database)]
    await ownNotes.create({ formKey: 'k', ...visit, brukareId: one.brukare.id, doer: one.doer })
    const [note] = await ownNotes.list(one.owner)
    const { id, changedAt: was } = note!
    const strangers = [
      { brukareId: one.brukare.id, doer: other.doer },
      { brukareId: other.brukare.id, doer: one.doer },
    ]
    for (const { brukareId, doer } of strangers) {
      const owner = { personId: doer.personId, brukareId }
      expect(await ownNotes.list(owner)).toEqual([])
      expect(await ownNotes.find({ id, ...owner })).toBeNull()
      expect(await ownNotes.change({ id, was, ...visit, text: 'mitt', brukareId, doer })).toBe('missing')
      expect(await ownNotes.remove({ id, was, brukareId, doer })).toBe('missing')
      // The same key from another form is another note.
      await ownNotes.create({ formKey: 'k', ...visit, text: 'mitt', brukareId, doer })
    }
    expect(await ownNotes.find({ id, ...one.owner })).toEqual(note)
  })

  it('cannot be read in the database', async () => {
    const rows = await test.sql('SELECT t::text AS row FROM "OwnNote" t')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('Kanariefågel')
    await expect(test.sql(`UPDATE "OwnNote" SET "sealedText" = 'i klartext'`)).rejects.toThrow()
  })
})
