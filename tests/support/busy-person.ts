import type { Database, Doer } from '~/database/types'
import { giveAccess, newBrukareReference, newCase, newNumber, objectionOf, wishOf } from './databases'

/** A samordningsnummer that no other call gives, as far as the database cares. */
export const newCoordinationNumber = () => `${newNumber().slice(0, 6)}61${newNumber().slice(8)}`

/** What two accounts of one person both have, where there can be only one of each. */
export type Shared = Awaited<ReturnType<typeof newShared>>

/** An act that two must agree to, about a brukare of somebody else. */
export async function newShared(database: Database) {
  const other = await newCase(database)
  const brukareId = other.brukare.id
  const { id } = await database.jointActs.ask({
    ...{ kind: 'giveFullmakt', brukareId, name: 'Per', needed: 3, doer: other.doer, waitsFor: ['Ingrid'] },
    ...{ payload: { text: 'x' }, once: { key: `fullmakt:${brukareId}:farsta` } },
  })
  // The provider has not been told, so that the act goes on waiting also when one who may decide alone has agreed.
  const execution = { kind: 'giveFullmakt' as const, given: false, providerId: 'farsta', brukareId, giver: other.doer }
  const agree = (doer: Doer, alone: boolean) =>
    database.jointActs.confirm({ id, brukareId, doer, name: 'Ingrid', alone, lapsed: [], execution })
  return { other, key: { id, brukareId: other.brukare.id }, agree, reference: newBrukareReference('Egen Person') }
}

/** An account that has done everything that is kept, under `word`; `brukare` is whom it acts for. */
export async function newBusyPerson(
  database: Database,
  { other, agree, reference: own }: Shared,
  { number, isCoordination, word }: { number: string; isCoordination: boolean; word: string },
) {
  const facts = { number, name: `Amir ${word}`, isCoordinationNumber: isCoordination }
  const previous = isCoordination ? undefined : newCoordinationNumber()
  const person = await database.persons.findOrCreate({ ...facts, previousCoordinationNumber: previous })
  await database.persons.recordSignIn(person.id)
  const { brukare, place, reference } = await newCase(database)
  const owner = { personId: person.id, brukareId: brukare.id }
  const doer: Doer = { personId: person.id, role: 'godMan', basis: 'self', requestId: `req-${word}` }

  const session = await database.sessions.create({
    ...{
      personId: person.id,
      authenticatedAt: new Date('2026-11-19T13:00:00Z'),
      acr: 'loa3',
      broker: 'bankid',
      idpSubject: word,
    },
    ...{ idpSid: null, idToken: `token ${word}`, deviceLabel: word },
  })
  await database.representations.replaceFromProvider(person.id, 'farsta', {
    brukare: own,
    representations: [
      {
        ...{
          id: `order-${word}`,
          kind: 'godMan',
          brukare: reference,
        },
        ...{ scopes: ['object'], validFrom: '2026-01-01', joint: false, conflictOfInterest: 'none' },
        basis: { type: 'courtOrder', issuer: `Tingsrätten ${word}`, date: '2026-01-01' },
        ...{ verifiedBy: 'Handläggare', verifiedAt: '2026-01-01' },
      },
    ],
  })
  const grant = { kind: 'ombud' as const, scopes: ['object' as const], validFrom: '2026-01-01', validTo: null }
  const held = await giveAccess(database, { ...grant, ...owner, givenBy: other.person.id })
  const given = await giveAccess(database, {
    ...grant,
    brukareId: brukare.id,
    personId: other.person.id,
    givenBy: person.id,
  })
  await database.representations.revoke({ id: given.id, brukareId: brukare.id, at: 'everywhere', doer })

  const draft = await database.drafts.create({ kind: 'objection', ...owner, values: { text: `utkast ${word}` } })
  const sent = await database.drafts.create({ kind: 'objection', ...owner, values: {} })
  const { objection } = await database.objections.submit({
    ...objectionOf({ brukare, doer, place }, sent.id),
    text: `invändning ${word}`,
  })
  await database.objections.reply({
    ...{ objectionId: objection.id, brukareId: brukare.id, name: 'Amir', doer, formKey: `f-${word}` },
    ...{ text: `meddelande ${word}`, nextState: 'underReview' },
  })
  const wished = await database.drafts.create({ kind: 'wish', ...owner, values: {} })
  const { wish } = await database.wishes.submit(wishOf({ brukare, doer, place }, wished.id))
  await database.wishes.withdraw({ wishId: wish.id, brukareId: brukare.id, name: 'Amir', doer })
  const comment = await database.drafts.create({ kind: 'comment', ...owner, values: {} })
  const words = { timeReportId: 'rep-1', rowIds: [], name: 'Amir', text: `kommentar ${word}` }
  await database.comments.submit({ draftId: comment.id, brukareId: brukare.id, place, doer, ...words })
  const review = { brukareId: brukare.id, place, month: '2026-10', timeReportId: null, action: 'reviewed' as const }
  await database.reviews.submit({ ...review, seen: 'v1', name: 'Amir', doer })
  const note = { kind: 'note' as const, day: '2026-11-18', text: `anteckning ${word}` }
  await database.ownNotes.create({ ...note, formKey: 'k', brukareId: brukare.id, doer })
  const { calendarFeeds } = database
  const feed = { name: `kalender ${word}`, language: 'sv', expiresAt: new Date('2027-11-19T00:00:00Z') }
  const { id: feedId = '' } =
    (await calendarFeeds.make({ ...feed, level: 'names', formKey: 'k', token: word, brukareId: brukare.id, doer })) ??
    {}
  const entry = { uid: word, digest: word, until: new Date('2026-12-19T00:00:00Z') }
  await calendarFeeds.versions(feedId, [entry])
  await calendarFeeds.setNames({ brukareId: brukare.id, providerIds: [word], isAllowed: true, doer })
  const { id: actId } = await database.jointActs.ask({
    ...{ kind: 'giveAccess', brukareId: brukare.id, name: 'Amir', needed: 1, doer, waitsFor: ['Per'] },
    ...{ payload: { text: `gemensamt ${word}` }, once: { draftId: draft.id, draftKind: 'objection' } },
  })
  await agree(doer, !isCoordination)
  // Something of its own, and what the other account has opened too.
  await database.opened.mark({ ...owner, key: `objection:${word}` })
  await database.opened.mark({ personId: person.id, brukareId: other.brukare.id, key: 'faststallanden:2026-10' })
  const visit = { firstAt: new Date('2026-11-01T08:00:00Z'), beforeAt: null, lastAt: new Date('2026-11-18T08:00:00Z') }
  for (const { id } of [brukare, other.brukare]) {
    await database.opened.visit({ personId: person.id, brukareId: id }, visit)
  }
  for (const resource of ['shifts', `shifts ${word}`]) {
    const key = { personId: person.id, providerId: 'farsta', resource }
    const fetchedAt = new Date(isCoordination ? '2026-11-18T08:00:00Z' : '2026-11-19T08:00:00Z')
    await database.keptAnswers.save(key, { answer: `svar ${word}`, etag: null, fetchedAt })
  }
  const { knownDevices, noticeChoices, notices } = database
  await knownDevices.use([person.id], word)
  await noticeChoices.saveTimes(person.id, { language: 'sv', quiet: null, pause: null })
  await noticeChoices.saveLevel(person.id, brukare.id, 'all')
  await noticeChoices.saveLimit(brukare.id, person.id, 'usual')
  const codeUntil = new Date('2026-11-19T23:00:00Z')
  const to = { channel: 'email', address: `${word}@post.example`, code: '123456', codeUntil } as const
  const { id: destinationId } = await noticeChoices.addDestination({ personId: person.id, ...to })
  await noticeChoices.confirm({ personId: person.id, id: destinationId, code: '123456' })
  const about = { kind: 'nobodyCame', brukareId: brukare.id, providerId: 'farsta', resourceId: word } as const
  await notices.add({ key: `nobodyCame:${word}`, ...about, forId: person.id, byId: person.id })
  for (const { id } of await notices.unspread(1000)) {
    await notices.spread(id, [{ personId: person.id, dueAt: codeUntil }])
  }
  return { person, number, brukare, reference, place, doer, session, held, given, objection, actId, previous }
}
