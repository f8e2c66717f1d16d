import { z } from 'zod'
import { createAccessLog } from '~/database/access-log/log.server'
import type { Statement, Store } from '~/database/store.server'
import { stockholmDate } from '~/domain/time/time'
import { keptSince } from '~/platform/retention'

const idRow = z.object({ id: z.string() })

/** So many at a time, so that the list of them is short. */
const batch = 500

/**
 * A right `r` that is left. What a provider has said is a copy: when it has not been asked for as long as an account is kept,
 * nobody has needed the copy, and the next sign-in makes it anew. A right that was stopped here keeps the account, or the
 * same right would come back with a new one. $1 today, $2 since when an account without rights is kept.
 */
const isLeft = `r."declinedAt" IS NULL AND r."revokedAt" IS NULL AND (r."validTo" IS NULL OR r."validTo" >= $1::date) AND (
  r."source" = 'portal' OR r."stoppedAt" IS NOT NULL OR EXISTS (
    SELECT 1 FROM "RepresentationSync" s
    WHERE s."personId" = r."personId" AND s."providerId" = r."providerId" AND s."syncedAt" >= $2
  ))`

/** A right `r` that ended, or was last heard of, within that time. */
const wasLately = `coalesce(r."revokedAt", r."declinedAt", r."validTo"::timestamptz, r."changedAt") >= $2`

const decided = `SELECT 1 FROM "JointAct" a WHERE a."state" = 'done' AND`

/**
 * Nobody's account any more: no right left, none that was there until lately, no brukare of their own, nothing sent that
 * is open, nothing decided together with others that is kept. $3: since when one is kept who has never been here.
 */
const unusedPersons: Statement<typeof idRow> = {
  name: 'accounts-unused',
  sql: `SELECT p."id" FROM "Person" p
    WHERE p."createdAt" < CASE WHEN p."lastSignInAt" IS NULL THEN $3::timestamptz ELSE $2::timestamptz END
      AND (p."lastSignInAt" IS NULL OR p."lastSignInAt" < $2)
      AND ($4::text IS NULL OR p."id" = $4)
      AND NOT EXISTS (SELECT 1 FROM "Session" x WHERE x."personId" = p."id" AND x."lastSeenAt" >= $2)
      AND NOT EXISTS (
        SELECT 1 FROM "Representation" r WHERE r."personId" = p."id" AND (
          r."kind" = 'brukare' OR (${isLeft}) OR ${wasLately}))
      AND NOT EXISTS (
        SELECT 1 FROM "Objection" o
        WHERE o."personId" = p."id" AND o."state" IN ('queued', 'needsAttention', 'received', 'underReview'))
      AND NOT EXISTS (
        SELECT 1 FROM "Wish" w
        WHERE w."personId" = p."id" AND w."state" IN ('queued', 'needsAttention', 'received', 'question'))
      AND NOT EXISTS (${decided} a."personId" = p."id")
      AND NOT EXISTS (
        SELECT 1 FROM "JointConfirmation" c JOIN "JointAct" a ON a."id" = c."jointActId"
        WHERE c."personId" = p."id" AND a."state" = 'done')
    ORDER BY p."id" LIMIT ${batch}`,
  row: idRow,
}

/** One row is looked for by its index, for each: as a join, the whole log could be read every hour. */
const noRow = (where: string) => `(SELECT count(*) FROM (SELECT 1 FROM "AccessLog" l WHERE ${where} LIMIT 1) x) = 0`

/** A brukare of whom nothing is left: no right, nothing that was sent, nobody's note, no row of the log. */
const unusedBrukare: Statement<typeof idRow> = {
  name: 'brukare-unused',
  sql: `SELECT b."id" FROM "Brukare" b
    WHERE b."createdAt" < $2
      AND NOT EXISTS (SELECT 1 FROM "Representation" r WHERE r."brukareId" = b."id" AND ((${isLeft}) OR ${wasLately}))
      AND NOT EXISTS (SELECT 1 FROM "OwnNote" w WHERE w."brukareId" = b."id")
      AND NOT EXISTS (SELECT 1 FROM "Objection" o WHERE o."brukareId" = b."id")
      AND NOT EXISTS (SELECT 1 FROM "Comment" c WHERE c."brukareId" = b."id")
      AND NOT EXISTS (SELECT 1 FROM "Review" v WHERE v."brukareId" = b."id")
      AND NOT EXISTS (SELECT 1 FROM "Wish" x WHERE x."brukareId" = b."id")
      AND NOT EXISTS (${decided} a."brukareId" = b."id")
      AND ${noRow(`l."brukareId" = b."id"`)}
      AND ${noRow(`l."brukareId" IN (SELECT f."id" FROM "FormerId" f WHERE f."currentId" = b."id")`)}
    ORDER BY b."id" LIMIT ${batch}`,
  row: idRow,
}

const bounds = ({ clock, retention }: Store) => {
  const now = clock()
  return [stockholmDate(now), keptSince('accounts', retention, now), keptSince('invitations', retention, now)]
}

/**
 * Erases the accounts that nobody has any use for, each with a row in the log. What they sent stays where it was sent, with
 * the name that they had then.
 */
export async function eraseAccounts(store: Store): Promise<void> {
  for (;;) {
    const due = await store.rows(unusedPersons, [...bounds(store), null])
    for (const { id } of due) await store.atomically((inner) => eraseOne(inner, id))
    if (due.length < batch) return
  }
}

async function eraseOne(store: Store, id: string): Promise<void> {
  // Whoever signs in or is given something just now waits for this, or this for them, and then there is a reason to stay.
  await store.prisma.$executeRaw`SELECT 1 FROM "Person" WHERE "id" = ${id} FOR UPDATE`
  const [still] = await store.rows(unusedPersons, [...bounds(store), id])
  if (still === undefined) return
  await createAccessLog(store).append({
    ...{ personId: id, brukareId: null, role: null, basis: null, action: 'account.erase' },
    ...{ resourceType: 'person', resourceId: id, outcome: 'allowed', requestId: null },
  })
  await store.prisma.person.delete({ where: { id } })
}

/** Erases the brukare of whom nothing is left, after the log and what was sent have been archived. */
export async function eraseBrukare(store: Store): Promise<void> {
  const [today, since] = bounds(store)
  for (;;) {
    const due = await store.rows(unusedBrukare, [today, since])
    await store.prisma.brukare.deleteMany({ where: { id: { in: due.map(({ id }) => id) } } })
    if (due.length < batch) return
  }
}

const forgetIds: Statement<typeof idRow> = {
  name: 'former-ids-forget',
  sql: `DELETE FROM "FormerId" f WHERE NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = f."currentId")
      AND NOT EXISTS (SELECT 1 FROM "Brukare" b WHERE b."id" = f."currentId")
      AND NOT EXISTS (SELECT 1 FROM "Representation" r WHERE r."id" = f."currentId")
    RETURNING f."id"`,
  row: idRow,
}

/** Ids that lead to nobody any more. */
export async function forgetFormerIds(store: Store): Promise<void> {
  await store.rows(forgetIds, [])
}
