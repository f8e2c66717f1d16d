import { buffer } from 'node:stream/consumers'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Subject } from '~/auth/access.server'
import type { User } from '~/auth/types'
import type { Database } from '~/database/types'
import type { Scope } from '~/domain/access/representation'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { createAccessLogService } from '~/services/access-log/log.server'
import { ownDataZip } from '~/services/own-data/zip.server'
import { createOwnDataService } from '~/services/own-data/own-data.server'
import { csvCell } from '~/services/tables/csv-cell'
import { ownFileList, ownFiles } from '~/views/own-data/own-data'
import { databaseKinds, newCase, objectionOf, useTestDatabase } from '../support/databases'
import { rightAt } from '../support/rights'

const now = new Date('2026-11-19T14:00:00Z')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }

describe.each(databaseKinds)('one’s own data, on the %s database', (kind) => {
  let database: Database
  useTestDatabase(kind, (opened) => {
    database = opened.database
  })

  /** A person who has objected, written and looked, for a brukare. */
  async function someone() {
    const one = await newCase(database)
    const { person, brukare, place, doer } = one
    const draft = await one.draftOf()
    await database.objections.submit(objectionOf(one, draft.id))
    await database.drafts.create({
      kind: 'objection',
      ...one.owner,
      values: { providerId: 'farsta', text: 'halvt skrivet' },
    })
    const comment = await database.drafts.create({ kind: 'comment', ...one.owner, values: {} })
    const words = { timeReportId: 'rep-1', rowIds: [], name: 'Pia', text: 'Tack för hjälpen.' }
    await database.comments.submit({ draftId: comment.id, brukareId: brukare.id, place, doer, ...words })
    await database.sessions.create({
      ...{
        personId: person.id,
        authenticatedAt: now,
        acr: 'loa3',
        broker: 'bankid',
        idpSubject: 's',
        idpSid: null,
        idToken: null,
      },
      deviceLabel: '=Firefox',
    })
    const note = { kind: 'visit' as const, day: '2026-11-18', text: 'Hon var trött i dag.' }
    await database.ownNotes.create({ ...note, formKey: 'k', brukareId: brukare.id, doer })
    const user: User = {
      ...{ personId: person.id, name: person.name, sessionId: 's', authenticatedAt: now },
      ...{ previousSignInAt: null, isCoordinationNumber: false },
    }
    const subject = (role: Subject['role'], scopes: readonly Scope[]): Subject => ({
      ...{ viewer: user, role, scopes: new Set(scopes), jointScopes: new Set(), validTo: null },
      brukare: { id: brukare.id, name: brukare.name, protectedIdentity: false },
      places: [rightAt('farsta', { role, scopes: new Set(scopes) })],
      scopesAnywhere: new Set(scopes),
      ...{ representationIds: [], joint: false, jointWith: [], conflictOfInterest: 'none', ownStaffIds: [] },
      ...{ assignments: [], verifiedAt: null, asOf: now, stale: false, waiting: { openObjections: 0, asked: 0 } },
    })
    return { ...one, user, subject }
  }

  async function archiveOf(user: User, subjects: readonly Subject[]) {
    const accessLog = createAccessLogService({ database, provider: { providers: [] } })
    const found = { subjects: [...subjects], invitations: [], unconfirmed: false, refused: [] }
    const service = createOwnDataService({
      ...{
        database,
        accessLog,
        provider: { providers: [{ id: 'farsta', name: 'Farsta Assistans', webhookSecret: undefined }] },
      },
      access: { subjectsFor: () => Promise.resolve(found) },
    })
    const zip = await buffer(ownDataZip(await service.open(user, scene), scene))
    const files = Object.entries(unzipSync(zip)).map(
      ([name, content]) => [name, Buffer.from(content).toString('utf8')] as const,
    )
    return { names: files.map(([name]) => name), text: Object.fromEntries(files) }
  }

  it('is all of the person’s, as JSON and CSV, with a file that says what each is', async () => {
    const { user, subject, brukare } = await someone()
    const { names, text } = await archiveOf(user, [subject('brukare', ['object', 'reports:read', 'access:manage'])])
    expect(names).toEqual([
      ...ownFileList.flatMap((file) => [`${ownFiles[file]}.json`, `${ownFiles[file]}.csv`]),
      'README.txt',
    ])
    expect(text['README.txt']).toContain('Filerna gjordes torsdag 19 november 2026 klockan 15 och gäller Pia Lindgren.')
    expect(text['README.txt']).toContain('invandningar: Invändningar som du har gjort')
    expect(text['person.csv']).toMatch(/^\uFEFFid;name;.*\r\n/)
    expect(text['inloggningar.csv']).toContain(`;'=Firefox;`)
    expect(text['invandningar.json']).toContain('Ingen kom på morgonen.')
    expect(text['utkast.json']).toContain('halvt skrivet')
    expect(text['kommentarer.csv']).toContain('Tack för hjälpen.')
    expect(text['anteckningar.csv']).toContain('Hon var trött i dag.')
    expect(text['logg.csv']).toContain(';comment.submit;')
    expect(text['hjalptagare.json']).toContain(brukare.id)
    // People, times and codes in words beside what is for programs.
    expect(text['invandningar.csv']).toMatch(
      /^\uFEFF.*;brukareId;brukareName;providerId;providerName;.*;state \(i ord\);state;/,
    )
    expect(text['invandningar.csv']).toContain(`;${csvCell(brukare.id)};Pia Lindgren;farsta;Farsta Assistans;`)
    expect(text['invandningar.csv']).toMatch(/;\d{4}-\d\d-\d\d \d\d:\d\d;\d{4}-\d\d-\d\dT[\d:]{8}\+0[12]:00;/)
    expect(text['logg.csv']).toContain(';Skickade en kommentar.;comment.submit;')
    expect(text['kommentarer.json']).toContain('"brukareName":"Pia Lindgren"')
    const [row] = await database.accessLog.listForBrukare(brukare.id)
    expect(row).toMatchObject({ action: 'ownData.export', resourceId: user.personId, outcome: 'allowed' })
  })

  it('has nothing of anybody else’s', async () => {
    const other = await someone()
    const { user, subject } = await someone()
    const { text } = await archiveOf(user, [subject('brukare', ['object', 'access:manage'])])
    const all = Object.values(text).join('\n')
    expect(all).not.toContain(other.user.personId)
    expect(all).not.toContain(other.brukare.id)
  })

  it('is without the words about somebody whose matters the person may not see any more', async () => {
    const { user, subject, brukare } = await someone()
    for (const subjects of [[], [subject('anhorig', ['schedule:read'])]]) {
      const { text } = await archiveOf(user, subjects)
      const all = Object.values(text).join('\n')
      expect(all).not.toMatch(/Ingen kom på morgonen|halvt skrivet|Tack för hjälpen|Hon var trött/)
      expect(text['invandningar.json']).toContain(brukare.id)
      expect(text['invandningar.json']).toContain('"withheld":true')
      expect(text['README.txt']).toContain('Rader med ordet withheld är inte hela.')
    }
  })
})
