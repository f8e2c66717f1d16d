import type { Database, NewSession, Session } from '~/database/types'
import { machineNow } from '~/platform/clock'
import type { Config } from '~/platform/config.server'
import { fault } from '~/platform/errors.server'
import { pseudonymOf } from '~/provider/pseudonym.server'
import { deviceLabel } from './device-label'
import { newDeviceEvent, useDevice } from './known-device.server'
import type { Identified } from './oidc.server'

type Parts = { config: Pick<Config, 'keys' | 'clock'>; database: Pick<Database, 'transaction'> }

/**
 * Begins a session for whoever has identified themself, all or nothing: the account (one for a person, whatever broker it was
 * by), the session, and the rows of the access log. `start` throws Fault `another-person` when somebody else than the one of
 * `before` was to show it again. `inOurTime`: an instant by the machine's clock, by the portal's.
 */
export function createSessionStart({ config, database }: Parts) {
  /** Our clock may stand at another day than the machine's, which the broker's times are by. */
  const inOurTime = (instant: Date) => new Date(config.clock().getTime() - (machineNow() - instant.getTime()))

  const start = (
    who: Identified & { broker: string },
    { userAgent, device }: { userAgent: string | null; device: string },
    before: Session | null,
    stepUp: boolean,
    requestId: string,
  ) =>
    database.transaction(async (repositories) => {
      const { number, previousCoordinationNumber: former } = who.facts
      const called = (one: string) => pseudonymOf(config.keys.pseudonym, one)
      const changed =
        former == null
          ? null
          : await repositories.brukare.changePseudonym({ former: called(former), current: called(number) })
      const person = await repositories.persons.findOrCreate(who.facts, requestId)
      const continued = stepUp && before !== null && before.person.id === person.id
      // Who was to show it again has not, and nothing of it is kept. An account may have become another with a new number.
      if (stepUp && before !== null && !(await repositories.persons.idsOf(person.id)).includes(before.person.id)) {
        throw fault('invalid', { code: 'another-person', message: 'somebody else identified themself' })
      }
      const used = await useDevice(repositories, person.id, device)
      if (!continued) await repositories.persons.recordSignIn(person.id)
      const facts: NewSession = {
        personId: person.id,
        authenticatedAt: inOurTime(who.authenticatedAt),
        acr: who.acr,
        broker: who.broker,
        idpSubject: who.subject,
        idpSid: who.sid,
        idToken: who.idToken,
        deviceLabel: deviceLabel(userAgent),
        ...used,
      }
      if (before && !continued) await repositories.sessions.end(before.id, 'replaced', { requestId })
      const made = continued
        ? await repositories.sessions.replace(before.id, facts)
        : await repositories.sessions.create(facts)
      if (used.isNewDevice && !continued) await repositories.notices.add(newDeviceEvent(person.id, made.session))
      await repositories.accessLog.append({
        ...{ personId: person.id, brukareId: null, role: null, basis: null, action: 'session.start' },
        ...{ resourceType: 'session', resourceId: made.session.id, outcome: 'allowed', requestId },
      })
      if (changed !== null) {
        await repositories.accessLog.append({
          ...{ personId: person.id, brukareId: changed, role: 'brukare', basis: 'self', action: 'number.change' },
          ...{ resourceType: 'brukare', resourceId: changed, outcome: 'allowed', requestId },
        })
      }
      return made
    })
  return { start, inOurTime }
}
