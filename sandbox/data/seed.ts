/**
 * Puts what the test persons have allowed each other into the portal's database, once: the consents of the cast. Takes
 * the portal's own environment. Runs before the portal, because the embedded database has one user at a time.
 */
import { createHmac } from 'node:crypto'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { dayAfter, stockholmDate } from '~/domain/time'
import { parseConfig, type Config } from '~/platform/config.server'
import { brukareIdOf } from '../provider/world/shifts'
import { brukare, others, portalConsents, type CastConsent, type CastPerson } from './cast'

const everyone: readonly CastPerson[] = [...brukare, ...others]

function personOf(key: string): CastPerson {
  const found = everyone.find((person) => person.key === key)
  if (found === undefined) throw new Error(`No ${key} in the cast`)
  return found
}

function pseudonymOf(person: CastPerson, { keys }: Config): string {
  return createHmac('sha256', Buffer.from(keys.pseudonym, 'base64url')).update(person.number).digest('base64url')
}

async function seedConsent(consent: CastConsent, database: Database, config: Config): Promise<void> {
  const grantor = personOf(consent.brukare)
  const holder = personOf(consent.holder)
  const protectedIdentity = consent.brukare === 'maja'
  const reference = {
    id: brukareIdOf('farsta', consent.brukare),
    name: grantor.name,
    pseudonym: pseudonymOf(grantor, config),
    protectedIdentity,
  }
  const subject = await database.brukare.upsert('farsta', reference)
  const { id: personId } = await database.persons.findOrCreate({
    number: holder.number,
    name: holder.name,
    isCoordinationNumber: holder.coordination === true,
  })
  const { id: givenBy } = await database.persons.findOrCreate({
    number: grantor.number,
    name: grantor.name,
    isCoordinationNumber: false,
  })
  const given = await database.representations.listForBrukare(subject.id)
  if (given.some((one) => one.personId === personId && one.source === 'portal')) return
  const today = stockholmDate(config.clock())
  const { id } = await database.representations.give({
    kind: consent.kind,
    personId,
    brukareId: subject.id,
    scopes: consent.scopes,
    validFrom: dayAfter(today, consent.validFromDays),
    validTo: consent.validToDays === undefined ? null : dayAfter(today, consent.validToDays),
    givenBy,
    givenAs: 'brukare',
    invitedName: holder.name,
    message: consent.unanswered ? 'Hej! Nu kan du se när jag har hjälp.' : null,
  })
  if (consent.unanswered) return
  await database.representations.answer({ id, personId, accept: true, requestId: 'seed' })
  if (consent.revokedDays !== undefined) {
    const doer = { personId: givenBy, role: 'brukare' as const, basis: 'self', requestId: 'seed' }
    await database.representations.revoke({ id, brukareId: subject.id, doer })
  }
}

const config = parseConfig(process.env)
const database = await openDatabase({
  url: config.databaseUrl,
  folder: `${config.dataFolder}/portal`,
  keys: config.keys,
  clock: config.clock,
})
try {
  for (const consent of portalConsents) await seedConsent(consent, database, config)
} finally {
  await database.close()
}
