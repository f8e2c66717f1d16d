import { z } from 'zod'
import { createNewDevices } from './new-devices.server'
import { toPerson } from './person-rows.server'
import { endReason, endSessions } from './session-ending.server'
import { hashOf, newId, newToken, sealerFor, type Statement, type Store } from '~/database/store.server'
import type { NewSession, Session, SessionRepository } from '~/database/types'

const rowSchema = z.object({
  id: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  authenticatedAt: z.date(),
  acr: z.string(),
  broker: z.string(),
  idpSubject: z.string(),
  idpSid: z.string().nullable(),
  deviceLabel: z.string(),
  isNewDevice: z.boolean(),
  endedAt: z.date().nullable(),
  endReason: endReason.nullable(),
  personId: z.string(),
  sealedName: z.string(),
  kind: z.enum(['personnummer', 'samordningsnummer']),
  personCreatedAt: z.date(),
  lastSignInAt: z.date().nullable(),
  previousSignInAt: z.date().nullable(),
})
type Row = z.infer<typeof rowSchema>

const select = `
  SELECT s."id", s."createdAt", s."lastSeenAt", s."authenticatedAt", s."acr", s."broker", s."idpSubject", s."idpSid",
    s."deviceLabel", s."isNewDevice", s."endedAt", s."endReason", p."id" AS "personId", p."sealedName", p."kind"::text AS "kind",
    p."createdAt" AS "personCreatedAt", p."lastSignInAt", p."previousSignInAt"
  FROM "Session" s JOIN "Person" p ON p."id" = s."personId"`

const byToken: Statement<typeof rowSchema> = {
  name: 'session-by-token',
  sql: `${select} WHERE s."tokenHash" = $1`,
  row: rowSchema,
}
const byId: Statement<typeof rowSchema> = { name: 'session-by-id', sql: `${select} WHERE s."id" = $1`, row: rowSchema }
const openOfPerson: Statement<typeof rowSchema> = {
  name: 'sessions-of-person',
  sql: `${select} WHERE s."personId" = $1 AND s."endedAt" IS NULL ORDER BY s."createdAt" DESC`,
  row: rowSchema,
}

function toSession(store: Store, row: Row): Session {
  const { personId, sealedName, kind, personCreatedAt, lastSignInAt, previousSignInAt, ...session } = row
  const person = { id: personId, sealedName, kind, createdAt: personCreatedAt, lastSignInAt, previousSignInAt }
  return { ...session, person: toPerson(store, person) }
}

async function insert(store: Store, session: NewSession, createdAt: Date, newDeviceSeenAt: Date | null = null) {
  const token = newToken()
  const id = newId()
  const { idToken, ...rest } = session
  const sealedIdToken = sealerFor(store.vault, 'Session', id).sealMaybe('sealedIdToken', idToken)
  await store.prisma.session.create({
    data: {
      ...rest,
      id,
      tokenHash: hashOf(token),
      createdAt,
      lastSeenAt: store.clock(),
      sealedIdToken,
      newDeviceSeenAt,
    },
  })
  const [row] = await store.rows(byId, [id])
  if (!row) throw new Error('a session that was just made is not there')
  return { token, session: toSession(store, row) }
}

/** Sessions. The secret in the cookie is never stored, only its SHA-256. */
export function createSessions(store: Store): SessionRepository {
  return {
    create: (session) => store.atomically((inner) => insert(inner, session, inner.clock())),
    async find(token) {
      const [row] = await store.rows(byToken, [hashOf(token)])
      return row ? toSession(store, row) : null
    },
    replace: (sessionId, session) =>
      store.atomically(async (inner) => {
        const before = await inner.prisma.session.findUniqueOrThrow({ where: { id: sessionId } })
        // The new one goes on with what the old one was.
        const data = { endedAt: inner.clock(), endReason: 'replaced', isNewDevice: false }
        await inner.prisma.session.updateMany({ where: { id: sessionId, endedAt: null }, data })
        await inner.tell({ kind: 'session', sessionId })
        const { deviceSince, isNewDevice, newDeviceSeenAt } = before
        return insert(inner, { ...session, deviceSince, isNewDevice }, before.createdAt, newDeviceSeenAt)
      }),
    async touch(sessionId) {
      await store.prisma.session.updateMany({
        where: { id: sessionId, endedAt: null },
        data: { lastSeenAt: store.clock() },
      })
    },
    end: async (sessionId, reason, { personId, requestId = null } = {}) =>
      (await endSessions(store, { id: sessionId, personId }, reason, requestId)) > 0,
    endByIdpSid: (idpSid, brokers) =>
      endSessions(store, { idpSid, broker: { in: [...brokers] } }, 'brokerSignedOut', null),
    endByIdpSubject: (idpSubject, brokers) =>
      endSessions(store, { idpSubject, broker: { in: [...brokers] } }, 'brokerSignedOut', null),
    endAll: (personId, requestId) => endSessions(store, { personId }, 'endedByOperator', requestId),
    listForPerson: async (personId) => (await store.rows(openOfPerson, [personId])).map((row) => toSession(store, row)),
    ...createNewDevices(store),
    async idTokenOf(sessionId) {
      const row = await store.prisma.session.findUnique({ where: { id: sessionId } })
      return row && sealerFor(store.vault, 'Session', sessionId).openMaybe('sealedIdToken', row.sealedIdToken)
    },
  }
}
