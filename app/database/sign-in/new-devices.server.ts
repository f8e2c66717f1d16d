import { z } from 'zod'
import type { Statement, Store } from '~/database/store.server'
import type { SessionRepository } from '~/database/types'

const row = z.object({ sessionId: z.string(), at: z.date(), deviceLabel: z.string(), hasEnded: z.boolean() })
const what = `n."id" AS "sessionId", n."createdAt" AS "at", n."deviceLabel", n."endedAt" IS NOT NULL AS "hasEnded"`

const ofPerson: Statement<typeof row> = {
  name: 'new-devices-of-person',
  sql: `SELECT ${what} FROM "Session" n WHERE n."personId" = $1 AND n."isNewDevice" AND n."newDeviceSeenAt" IS NULL
    ORDER BY n."createdAt" DESC, n."id"`,
  row,
}

/** Newer than the device of the session that asks; of one from before devices were known, than the session. */
const newer = `n."personId" = s."personId" AND n."isNewDevice" AND n."deviceSince" > coalesce(s."deviceSince", s."createdAt")`

const ofSession: Statement<typeof row> = {
  name: 'new-devices-for-session',
  sql: `SELECT ${what} FROM "Session" s JOIN "Session" n ON ${newer} WHERE s."id" = $1
    AND (n."newDeviceSeenAt" IS NULL OR n."newDeviceSeenAt" >= $2::timestamptz) ORDER BY n."createdAt" DESC, n."id"`,
  row,
}

const seenRow = z.object({ id: z.string() })
const sawOfSession: Statement<typeof seenRow> = {
  name: 'new-devices-seen',
  sql: `UPDATE "Session" n SET "newDeviceSeenAt" = $2 FROM "Session" s
    WHERE s."id" = $1 AND ${newer} AND n."newDeviceSeenAt" IS NULL RETURNING n."id"`,
  row: seenRow,
}

type NewDevices = Pick<SessionRepository, 'newDevices' | 'newDevicesFor' | 'sawNewDevices'>

/** The sessions that began on a device which was new to the person, until the person has seen that. */
export function createNewDevices(store: Store): NewDevices {
  return {
    newDevices: (personId) => store.rows(ofPerson, [personId]),
    newDevicesFor: (sessionId, seenSince) => store.rows(ofSession, [sessionId, seenSince ?? null]),
    async sawNewDevices(sessionId) {
      await store.rows(sawOfSession, [sessionId, store.clock()])
    },
  }
}
