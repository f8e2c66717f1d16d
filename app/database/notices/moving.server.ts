import type { Store } from '~/database/store.server'

/**
 * What one account has chosen, and is to be told, becomes the other's. Of what both have chosen, the other's stands; of one
 * address that both have, the one that is confirmed. In a transaction of the caller's.
 */
export async function moveNoticesOfPerson({ prisma }: Store, fromId: string, intoId: string): Promise<void> {
  const times = await prisma.noticeTimes.count({ where: { personId: intoId } })
  if (times === 0) await prisma.noticeTimes.updateMany({ where: { personId: fromId }, data: { personId: intoId } })
  else await prisma.noticeTimes.deleteMany({ where: { personId: fromId } })
  await prisma.$executeRaw`DELETE FROM "NoticeChoice" f USING "NoticeChoice" i
    WHERE f."personId" = ${fromId} AND i."personId" = ${intoId} AND i."brukareId" = f."brukareId"`
  await prisma.noticeChoice.updateMany({ where: { personId: fromId }, data: { personId: intoId } })
  // Of two limits the brukare's later word.
  await prisma.$executeRaw`DELETE FROM "NoticeLimit" i USING "NoticeLimit" f
    WHERE f."personId" = ${fromId} AND i."personId" = ${intoId} AND i."brukareId" = f."brukareId" AND f."changedAt" > i."changedAt"`
  await prisma.$executeRaw`DELETE FROM "NoticeLimit" f USING "NoticeLimit" i
    WHERE f."personId" = ${fromId} AND i."personId" = ${intoId} AND i."brukareId" = f."brukareId"`
  await prisma.noticeLimit.updateMany({ where: { personId: fromId }, data: { personId: intoId } })
  await prisma.$executeRaw`DELETE FROM "NoticeDestination" i USING "NoticeDestination" f
    WHERE f."personId" = ${fromId} AND i."personId" = ${intoId} AND i."addressIndex" = f."addressIndex"
      AND i."confirmedAt" IS NULL AND f."confirmedAt" IS NOT NULL`
  await prisma.$executeRaw`DELETE FROM "NoticeDestination" f USING "NoticeDestination" i
    WHERE f."personId" = ${fromId} AND i."personId" = ${intoId} AND i."addressIndex" = f."addressIndex"`
  await prisma.noticeDestination.updateMany({ where: { personId: fromId }, data: { personId: intoId } })
  await prisma.$executeRaw`DELETE FROM "Notice" f USING "Notice" i
    WHERE f."personId" = ${fromId} AND i."personId" = ${intoId} AND i."eventId" = f."eventId"`
  await prisma.notice.updateMany({ where: { personId: fromId }, data: { personId: intoId } })
  await prisma.noticeEvent.updateMany({ where: { forId: fromId }, data: { forId: intoId } })
  await prisma.noticeEvent.updateMany({ where: { byId: fromId }, data: { byId: intoId } })
}

/** The same of two brukare that are one: of what somebody has chosen for both, what was chosen last. */
export async function moveNoticesOfBrukare({ prisma }: Store, fromId: string, intoId: string): Promise<void> {
  await prisma.$executeRaw`DELETE FROM "NoticeChoice" i USING "NoticeChoice" f
    WHERE f."brukareId" = ${fromId} AND i."brukareId" = ${intoId} AND i."personId" = f."personId" AND f."changedAt" > i."changedAt"`
  await prisma.$executeRaw`DELETE FROM "NoticeChoice" f USING "NoticeChoice" i
    WHERE f."brukareId" = ${fromId} AND i."brukareId" = ${intoId} AND i."personId" = f."personId"`
  await prisma.$executeRaw`DELETE FROM "NoticeLimit" i USING "NoticeLimit" f
    WHERE f."brukareId" = ${fromId} AND i."brukareId" = ${intoId} AND i."personId" = f."personId" AND f."changedAt" > i."changedAt"`
  await prisma.$executeRaw`DELETE FROM "NoticeLimit" f USING "NoticeLimit" i
    WHERE f."brukareId" = ${fromId} AND i."brukareId" = ${intoId} AND i."personId" = f."personId"`
  const held = { where: { brukareId: fromId }, data: { brukareId: intoId } }
  await prisma.noticeChoice.updateMany(held)
  await prisma.noticeLimit.updateMany(held)
  await prisma.noticeEvent.updateMany(held)
}
