import { createAccessService } from '~/auth/access.server'
import type { Access, User } from '~/auth/types'
import type { Place } from '~/database/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { createLogger } from '~/platform/logger.server'
import { createAccessDrafts } from '~/services/access/drafts.server'
import { createAccessGiving } from '~/services/access/giving.server'
import { createFullmaktService } from '~/services/fullmakt/fullmakt.server'
import { createJointActsService } from '~/services/joint/acts.server'
import { createJointAsking } from '~/services/joint/asking.server'
import { createObjectionDrafts } from '~/services/objections/drafts.server'
import { createObjectionsService } from '~/services/objections/objections.server'
import type { About } from '~/views/objections/about'
import type { Scene } from '~/views/frame/scene'
import { newBrukareReference, newNumber, newReference, type TestDatabase } from '../support/databases'

const about: About = { type: 'report', timeReportId: 't', month: '2026-10', staff: 'Anna Ek' }
const never = () => Promise.reject(new Error('not asked for in this test'))

/** Per and Ingrid, who hold everything together; Greta, who may object alone; the brukare; and the real services. */
export async function newScene({ database, time }: TestDatabase) {
  const reference = newBrukareReference('Tuulikki Virtanen')
  const given: string[] = []
  const userOf = async (name: string): Promise<User> => {
    const { id } = await database.persons.findOrCreate({ number: newNumber(), name, isCoordinationNumber: false })
    const session = { sessionId: 's', authenticatedAt: time.now, previousSignInAt: null, isCoordinationNumber: false }
    return { personId: id, name, ...session }
  }
  const order = (jointWith: string[]) => ({
    ...{ id: 'order', brukare: reference, validFrom: '2026-01-01', joint: jointWith.length > 0, jointWith },
    ...{ verifiedBy: 'x', verifiedAt: '2026-01-01', conflictOfInterest: 'none' as const },
    basis: { type: 'framtidsfullmakt' as const, issuer: 'x', date: '2026-01-01' },
  })
  type Said = Parameters<typeof database.representations.replaceFromProvider>[2]
  const says = ({ personId }: User, said: Said, providerId = 'farsta') =>
    database.representations.replaceFromProvider(personId, providerId, said)
  const [per, ingrid, greta, tuulikki] = await Promise.all(['Per', 'Ingrid', 'Greta', 'Tuulikki'].map(userOf))
  if (!per || !ingrid || !greta || !tuulikki) throw new Error('somebody is missing')
  const together = { kind: 'framtidsfullmakt' as const, scopes: ['object' as const, 'access:manage' as const] }
  await says(per, { representations: [{ ...order(['Ingrid']), ...together }] })
  await says(ingrid, { representations: [{ ...order(['Per']), ...together }] })
  await says(greta, { representations: [{ ...order([]), kind: 'godMan', scopes: ['object'] }] })
  await says(tuulikki, { brukare: reference, representations: [] })

  const provider = {
    providers: [
      { id: 'farsta', name: 'Farsta', webhookSecret: undefined },
      { id: 'soder', name: 'Söder', webhookSecret: undefined },
    ],
    inPageTime: <T>(_requestId: string, work: Promise<T>) => work,
    searchPersons: () => Promise.resolve({ state: 'missing', reason: 'unavailable', since: null } as const),
    getCapabilities: never,
    getBrukare: never,
    // Neither can be had: what was told is asked for again before it is said to have failed.
    listFaststallandeFullmakter: () =>
      Promise.resolve({ state: 'missing', reason: 'unavailable', since: null } as const),
    withdrawFaststallandeFullmakt: never,
    giveFaststallandeFullmakt: (_: Place, __: unknown, key: string) => {
      if (!given.includes(key)) given.push(key)
      return Promise.resolve({
        ...{ ok: false as const, why: 'unavailable' as const },
        ...{ code: 'http-503', status: 503, retryAfterMs: null },
      })
    },
  }
  const access = createAccessService({
    config: { clock: () => time.now, representationMaxAgeSeconds: 1e9, representationToleranceHours: 1e6 },
    ...{ database, provider, logger: createLogger('silent') },
  })
  const joint = createJointAsking({ database, access })
  const drafts = createObjectionDrafts(database)
  const accessDrafts = createAccessDrafts({ database, pseudonymOf: (number) => number })
  const services = {
    drafts,
    accessDrafts,
    objections: createObjectionsService({
      ...{ database, provider, drafts, joint, nudge: () => undefined },
      sync: { syncList: never, syncOne: never, mustSyncOne: never },
      targets: { describe: never },
    }),
    giving: createAccessGiving({ database, access, drafts: accessDrafts, joint }),
    fullmakt: createFullmaktService({ provider, database, joint }),
    acts: createJointActsService({
      ...{ database, access, provider, drafts: accessDrafts, asking: joint },
      nudge: () => undefined,
    }),
  }
  const brukareId = (await database.brukare.findByPlace({ providerId: 'farsta', brukareId: reference.id }))?.id ?? ''
  const as = async (user: User): Promise<Access> => {
    const found = await access.find(user, brukareId, 'r')
    if (found === null) throw new Error(`${user.name} may nothing`)
    return found
  }
  const scene = (): Scene => ({ t: textsFor('sv'), f: formatsFor('sv'), now: time.now, requestId: 'r' })
  /** What somebody holds together with others, by their names, at a provider. */
  const holds = (user: User, jointWith: string[], providerId = 'farsta') =>
    says(user, { representations: [{ ...order(jointWith), ...together }] }, providerId)
  const stop = (user: User) => says(user, { representations: [] })
  return { database, per, ingrid, greta, tuulikki, as, scene, services, given, brukareId, userOf, holds, stop }
}
export type Made = Awaited<ReturnType<typeof newScene>>

/** Per, Ingrid and Olof, who hold everything together. */
export async function threeOf(test: TestDatabase): Promise<Made & { olof: User }> {
  const made = await newScene(test)
  const olof = await made.userOf('Olof')
  await made.holds(made.per, ['Ingrid', 'Olof'])
  await made.holds(made.ingrid, ['Per', 'Olof'])
  await made.holds(olof, ['Per', 'Ingrid'])
  return { ...made, olof }
}

/** A finished draft of an objection, with its version. */
export async function objectionDraft({ services }: Made, by: Access) {
  const id = await services.drafts.begin(by, 'farsta', about, [])
  const fields = { chosen: [], reason: 'other', timeDate: '', timeStart: '', timeEnd: '', text: 'Ingen kom.' }
  for (const step of ['vad', 'orsak', 'text'] as const) {
    const found = await services.drafts.find(by, id)
    const version = found?.state === 'open' ? found.version : 0
    await services.drafts.save(by, id, step, { fields, version, page: step, passed: true })
  }
  const found = await services.drafts.find(by, id)
  return { draftId: id, version: found?.state === 'open' ? found.version : 0 }
}

/** What Per has asked the others for: an objection. Its id. */
export async function askedByPer(made: Made): Promise<string> {
  const by = await made.as(made.per)
  const sent = await made.services.objections.submit(by, made.scene(), await objectionDraft(made, by))
  return sent?.state === 'asked' ? sent.jointActId : ''
}

/** Somebody says yes. */
export const confirm = async (made: Made, user: User, id: string) =>
  made.services.acts.confirm(await made.as(user), made.scene(), id)

export async function accessDraft({ services, scene }: Made, by: Access) {
  const id = await services.accessDrafts.begin(by)
  const fields = { kind: 'ombud', name: 'Vän', number: '195804129806', scopes: ['object'], until: 'further', day: '' }
  let version = 1
  for (const step of ['roll', 'vem', 'vad', 'tid', 'meddelande'] as const) {
    const sent = { fields: { ...fields, message: 'Hej!' }, version, passed: true, now: scene().now }
    await services.accessDrafts.save(by, id, step, sent)
    version += 1
  }
  return { draftId: id, version }
}

/** A key of a form, of its own each time. */
export const key = () => `${newReference()}-key`

/** An objection that the brukare has lodged herself. */
export async function lodgedByBrukare(made: Made): Promise<string> {
  const own = await made.as(made.tuulikki)
  const sent = await made.services.objections.submit(own, made.scene(), await objectionDraft(made, own))
  return sent?.state === 'sent' ? sent.objectionId : ''
}

/** The objections that there are. */
export const objectionsOf = ({ database, brukareId }: Made) => database.objections.listForBrukare(brukareId)
/** The access that has been given here. */
export const invitationsOf = async ({ database, brukareId }: Made) =>
  (await database.representations.listForBrukare(brukareId)).filter(({ source }) => source === 'portal')
