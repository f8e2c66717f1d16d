import type { Database } from '~/database/types'
import { drainOutbox, lodge, newBrukareReference, newNumber, wishOf } from './databases'

/** Words that are in no code, key or id; each goes into one field that is personal. */
export const canary = (field: string) => `Kanariefågel ${field}`

async function fillSignIn(database: Database, now: Date) {
  const number = newNumber()
  const person = await database.persons.findOrCreate({ number, name: canary('person'), isCoordinationNumber: false })
  const reference = { ...newBrukareReference(canary('brukare')), birthDate: '2011-03-04' }
  const basis = { type: 'courtOrder' as const, number: canary('basis'), issuer: canary('issuer'), date: '2026-01-01' }
  const representation = {
    ...{ id: 'r1', kind: 'godMan' as const, brukare: reference, scopes: ['object' as const] },
    ...{ validFrom: '2026-01-01', joint: true, basis, jointWith: [canary('other')] },
    ...{ verifiedBy: canary('verifier'), verifiedAt: '2026-01-01', conflictOfInterest: 'none' as const },
  }
  await database.representations.replaceFromProvider(person.id, 'farsta', { representations: [representation] })
  const signIn = await database.signIns.create({
    data: { returnTo: canary('sign-in') },
    expiresAt: new Date(now.getTime() + 600_000),
  })
  const session = {
    personId: person.id,
    authenticatedAt: now,
    acr: 'loa3',
    broker: 'bankid',
    idpSubject: 'sub',
    idpSid: null,
  }
  const made = await database.sessions.create({ ...session, idToken: canary('id token'), deviceLabel: 'Firefox' })
  const keptKey = { personId: person.id, providerId: 'farsta', resource: 'shifts' }
  await database.keptAnswers.save(keptKey, { answer: canary('kept'), etag: null, fetchedAt: now })
  await database.noticeChoices.addDestination({
    ...{ personId: person.id, channel: 'email', address: canary('address'), code: canary('code') },
    codeUntil: new Date(now.getTime() + 600_000),
  })
  await database.accessibilityReports.create({ text: canary('report'), contact: canary('contact'), language: 'sv' })
  return {
    number,
    person,
    reference,
    keptKey,
    signInToken: signIn.token,
    token: made.token,
    sessionId: made.session.id,
  }
}

async function fillCase(database: Database) {
  const one = await lodge(database)
  const { doer, key, owner } = one
  await database.drafts.create({ kind: 'objection', ...owner, values: { text: canary('draft') } })
  const content = { ...one.objection, text: canary('objection'), ownVersion: { start: canary('start'), end: 'x' } }
  await database.objections.refused(key.objectionId, 'x')
  const refused = await database.drafts.create({ kind: 'objection', ...owner, values: { text: canary('draft') } })
  const draft = { draftId: refused.id }
  await database.objections.resend({ ...key, draft, content, lodgedBy: canary('lodger again'), doer })
  const names = { name: canary('name'), doer }
  await database.objections.reply({
    ...key,
    ...names,
    formKey: key.objectionId,
    text: canary('message'),
    nextState: 'underReview',
  })
  const at = '2026-11-19T15:00:00Z'
  const said = {
    ...{ id: `p-${key.objectionId}`, reference: one.objection.reference, brukareId: 'b', target: content.target },
    ...{ reason: content.reason, text: canary('objection'), lodgedAt: at, onBehalfOf: 'brukare' as const },
    ...{ state: 'rejected' as const, receivedAt: at, answerDueBy: '2026-11-25' },
    history: [{ state: 'rejected' as const, at, by: canary('actor') }],
    messages: [{ id: 'm', from: 'provider' as const, name: canary('sender'), text: canary('reply'), at }],
    answers: [{ outcome: 'rejected' as const, motivation: canary('motivation'), by: canary('answerer'), at }],
  }
  await database.objections.sync({ brukareId: key.brukareId, providerId: 'farsta', objection: said })
  await database.objections.withdraw({ ...key, ...names, text: canary('withdrawal') })
  return { ...one, names }
}

type Case = Awaited<ReturnType<typeof fillCase>>

async function fillBesides(database: Database, { names, owner, place, brukare, doer }: Case): Promise<void> {
  const { id: brukareId } = brukare
  const draft = await database.drafts.create({ kind: 'comment', ...owner, values: {} })
  const about = { brukareId, place, timeReportId: 't' }
  await database.comments.submit({ draftId: draft.id, ...about, rowIds: [], text: canary('comment'), ...names })
  const wished = await database.drafts.create({ kind: 'wish', ...owner, values: { text: canary('wish draft') } })
  const asked = { ...wishOf({ brukare, doer, place }, wished.id), text: canary('wish'), sentBy: canary('wisher') }
  const { wish } = await database.wishes.submit(asked)
  await database.wishes.refused(wish.id, 'x')
  const rewritten = await database.drafts.create({ kind: 'wish', ...owner, values: { text: canary('wish draft') } })
  const rewrite = { draftId: rewritten.id }
  const again = { content: { ...asked, text: canary('wish') }, sentBy: canary('wisher again'), doer }
  await database.wishes.resend({ wishId: wish.id, brukareId, draft: rewrite, ...again })
  const said = {
    ...{ id: `w-${wish.id}`, reference: wish.reference, brukareId: 'b', kind: 'absence' as const, from: '2026-11-23' },
    ...{ text: canary('wish'), sentAt: '2026-11-19T15:00:00Z', onBehalfOf: 'brukare' as const },
    ...{ state: 'question' as const, receivedAt: '2026-11-19T15:00:00Z' },
    answers: [{ outcome: 'question' as const, text: canary('asked'), by: canary('asks'), at: '2026-11-19T15:00:00Z' }],
  }
  await database.wishes.sync({ brukareId, providerId: place.providerId, wish: said })
  await database.wishes.withdraw({ wishId: wish.id, brukareId, name: canary('withdrawer'), doer })
  await database.reviews.submit({ ...about, month: '2026-10', action: 'reviewed', seen: '1', ...names })
  await database.ownNotes.create({
    ...{ formKey: 'n', brukareId, kind: 'note' as const, day: '2026-11-01', text: canary('note'), doer },
  })
  await database.calendarFeeds.make({
    ...{ formKey: 'k', token: brukareId, brukareId, name: canary('device'), level: 'times', language: 'sv', doer },
    expiresAt: new Date('2027-11-01T00:00:00Z'),
  })
  const friend = await database.persons.findOrCreate({ number: newNumber(), name: 'Vän', isCoordinationNumber: false })
  await database.representations.give({
    ...{ kind: 'anhorig', personId: friend.id, brukareId, scopes: ['schedule:read'], validFrom: '2026-01-01' },
    ...{ validTo: null, givenBy: doer.personId, givenAs: 'brukare', invitedName: canary('invited') },
    message: canary('invitation'),
    reach: [{ providerId: place.providerId, scopes: ['schedule:read'] }],
  })
  const other = { ...doer, personId: friend.id }
  const asks = { kind: 'withdrawObjection' as const, brukareId, name: canary('asker'), needed: 2, doer }
  const more = { waitsFor: [canary('waits')], payload: { text: canary('payload') }, once: { key: `k:${brukareId}` } }
  const { id } = await database.jointActs.ask({ ...asks, ...more })
  const withdrawal = { objectionId: 'none', brukareId, name: 'x', text: 'x', doer }
  const execution = { kind: 'withdrawObjection' as const, withdrawal }
  await database.jointActs.confirm({
    id,
    brukareId,
    doer: other,
    name: canary('yes'),
    alone: false,
    lapsed: [],
    execution,
  })
  await database.jointActs.decline({ id, brukareId, doer: other, name: canary('no'), reason: canary('why') })
}

/** Somebody who had a samordningsnummer, whose brukare the providers called by it. */
async function fillFormer(database: Database): Promise<void> {
  const [former, current] = [newNumber(), newNumber()]
  const facts = { name: canary('former'), isCoordinationNumber: true }
  await database.persons.findOrCreate({ ...facts, number: former })
  const changed = { ...facts, isCoordinationNumber: false, number: current, previousCoordinationNumber: former }
  await database.persons.findOrCreate(changed)
  const reference = newBrukareReference(canary('former brukare'))
  await database.brukare.upsert('farsta', reference)
  await database.brukare.changePseudonym({
    former: reference.pseudonym,
    current: newBrukareReference().pseudonym,
  })
}

/** Puts a value in every column that is sealed, and words that are all `canary`. Everything that was sent is settled. */
export async function fillSealedColumns(database: Database, now: Date) {
  const signedIn = await fillSignIn(database, now)
  const one = await fillCase(database)
  await fillBesides(database, one)
  await fillFormer(database)
  await drainOutbox(database)
  return { ...signedIn, ...one, reference: signedIn.reference, asked: signedIn.person }
}
