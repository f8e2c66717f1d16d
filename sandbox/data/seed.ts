/**
 * Puts what the test persons have allowed each other into the portal's database, once: the consents, notes and questions of the cast. Takes
 * the portal's own environment. Runs before the portal, because the embedded database has one user at a time.
 */
import { createHmac } from 'node:crypto'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { dayAfter, instantsAt, monthAfter, stockholmDate } from '~/domain/time/time'
import { parseConfig, type Config } from '~/platform/config.server'
import type { JointPayload } from '~/views/joint/payload'
import { brukareIdOf, reportIdOf } from '../provider/world/shifts'
import { member } from '../provider/world/staff'
import {
  brukare,
  jointAsks,
  legalRepresentations,
  others,
  ownNotes,
  portalConsents,
  tenants,
  type CastConsent,
  type CastJointAsk,
  type CastNote,
  type CastPerson,
} from './cast'

const everyone: readonly CastPerson[] = [...brukare, ...others]

function personOf(key: string): CastPerson {
  const found = everyone.find((person) => person.key === key)
  if (found === undefined) throw new Error(`No ${key} in the cast`)
  return found
}

function pseudonymOf(person: CastPerson, { keys }: Config): string {
  return createHmac('sha256', Buffer.from(keys.pseudonym, 'base64url')).update(person.number).digest('base64url')
}

/** The person as the portal knows them; made if they have not been there. */
function person({ number, name, coordination }: CastPerson, database: Database) {
  return database.persons.findOrCreate({ number, name, isCoordinationNumber: coordination === true })
}

/** The providers that know a brukare: there the brukare has a right to give of. */
const placesOf = (key: string): string[] =>
  Object.entries(tenants).flatMap(([id, { brukare: keys }]) => (keys.some((one) => one === key) ? [id] : []))

/** The brukare as Farsta tells of them. */
function brukareAtFarsta(key: string, database: Database, config: Config) {
  const subject = personOf(key)
  return database.brukare.upsert('farsta', {
    id: brukareIdOf('farsta', key),
    name: subject.name,
    pseudonym: pseudonymOf(subject, config),
    protectedIdentity: key === 'maja',
  })
}

async function seedNote({ writer, brukare: key, kind, days, text }: CastNote, database: Database, config: Config) {
  const { id: brukareId } = await brukareAtFarsta(key, database, config)
  const { id: personId } = await person(personOf(writer), database)
  const doer = { personId, role: 'godMan' as const, basis: 'seed', requestId: 'seed' }
  const day = dayAfter(stockholmDate(config.clock()), days)
  // Once, also when the portal is started again another day.
  if ((await database.ownNotes.list({ personId, brukareId })).some((note) => note.text === text)) return
  await database.ownNotes.create({ formKey: text, brukareId, kind, day, text, doer })
}

async function seedJointAsk(ask: CastJointAsk, database: Database, config: Config): Promise<void> {
  const { id: brukareId } = await brukareAtFarsta(ask.brukare, database, config)
  if (await database.jointActs.isAny(brukareId)) return
  const asker = personOf(ask.asker)
  const { id: personId } = await person(asker, database)
  const held = legalRepresentations.find((one) => one.holder === ask.asker && one.brukare === ask.brukare)
  const month = monthAfter(stockholmDate(config.clock()).slice(0, 7), -1)
  const staff = member('farsta', ask.staff)
  const timeReportId = reportIdOf(brukareIdOf('farsta', ask.brukare), staff.id, month)
  const payload: JointPayload = {
    ...{ kind: 'lodgeObjection', providerId: 'farsta', draftId: 'seed', resendOf: null },
    ...{ reason: 'didNotHappen', ownVersion: null, text: ask.text },
    about: { type: 'report', timeReportId, month, staff: staff.displayName },
  }
  await database.jointActs.ask({
    ...{ kind: payload.kind, brukareId, name: asker.name, needed: 1, payload, once: { key: `seed:${brukareId}` } },
    waitsFor: held?.jointWith === undefined ? [] : [personOf(held.jointWith).name],
    doer: { personId, role: 'godMan', basis: 'seed', requestId: 'seed' },
  })
}

/** The clock of what is being put there: each thing is done on its own day, as it would have been. */
let now = new Date(0)

/** Noon of a day so many days from today, or now if that has not come. */
function setDay(config: Config, days: number): void {
  const today = config.clock()
  const noon = instantsAt(dayAfter(stockholmDate(today), days), '12:00')[0] ?? today
  now = noon < today ? noon : today
}

/** What somebody does about a consent, and on which day, counted from today. */
type Step = { days: number; take: () => Promise<void> }

/** Given and answered on the day it holds from, taken back on the day it ended. */
async function stepsOf(consent: CastConsent, database: Database, config: Config): Promise<Step[]> {
  const grantor = personOf(consent.brukare)
  const holder = personOf(consent.holder)
  const subject = await brukareAtFarsta(consent.brukare, database, config)
  const { id: personId } = await person(holder, database)
  const { id: givenBy } = await person(grantor, database)
  const given = await database.representations.listForBrukare(subject.id)
  if (given.some((one) => one.personId === personId && one.source === 'portal')) return []
  const today = stockholmDate(config.clock())
  const reach = placesOf(consent.brukare).map((providerId) => ({ providerId, scopes: consent.scopes }))
  let id = ''
  const give = async () => {
    const row = await database.representations.give({
      kind: consent.kind,
      personId,
      brukareId: subject.id,
      scopes: consent.scopes,
      reach,
      validFrom: dayAfter(today, consent.validFromDays),
      validTo: consent.validToDays === undefined ? null : dayAfter(today, consent.validToDays),
      givenBy,
      givenAs: 'brukare',
      invitedName: holder.name,
      message: consent.unanswered ? 'Hej! Nu kan du se när jag har hjälp.' : null,
    })
    id = row.id
    if (consent.unanswered) return
    await database.representations.answer({ id, personId, accept: true, reach, requestId: 'seed' })
  }
  const takeBack = async () => {
    const doer = { personId: givenBy, role: 'brukare' as const, basis: 'self', requestId: 'seed' }
    await database.representations.revoke({ id, brukareId: subject.id, at: 'everywhere', doer })
  }
  return [
    { days: consent.validFromDays, take: give },
    ...(consent.revokedDays === undefined ? [] : [{ days: consent.revokedDays, take: takeBack }]),
  ]
}

const config = parseConfig(process.env)
const database = await openDatabase({
  url: config.databaseUrl,
  folder: `${config.dataFolder}/portal`,
  keys: config.keys,
  clock: () => now,
})
try {
  setDay(config, 0)
  const steps: Step[] = []
  for (const consent of portalConsents) steps.push(...(await stepsOf(consent, database, config)))
  for (const { days, take } of steps.toSorted((one, other) => one.days - other.days)) {
    setDay(config, days)
    await take()
  }
  setDay(config, 0)
  for (const note of ownNotes) await seedNote(note, database, config)
  for (const ask of jointAsks) await seedJointAsk(ask, database, config)
} finally {
  await database.close()
}
