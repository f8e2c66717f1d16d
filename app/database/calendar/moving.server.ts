import type { Store } from '~/database/store.server'

/** The addresses of one account are the other's. In a transaction of the caller's. */
export async function moveCalendarsOfPerson({ prisma }: Store, fromId: string, intoId: string): Promise<void> {
  await prisma.calendarFeed.updateMany({ where: { personId: fromId }, data: { personId: intoId } })
}

/** The same of two brukare that are one. Names are allowed at the providers where they were for either. */
export async function moveCalendarsOfBrukare({ prisma }: Store, fromId: string, intoId: string): Promise<void> {
  await prisma.calendarFeed.updateMany({ where: { brukareId: fromId }, data: { brukareId: intoId } })
  const allowed = await prisma.calendarNames.findMany({ where: { brukareId: fromId } })
  const moved = allowed.map((row) => ({ ...row, brukareId: intoId }))
  await prisma.calendarNames.createMany({ data: moved, skipDuplicates: true })
  await prisma.calendarNames.deleteMany({ where: { brukareId: fromId } })
}
