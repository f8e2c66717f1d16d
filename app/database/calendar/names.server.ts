import { logWrite } from '~/database/forms/submitting.server'
import type { Store } from '~/database/store.server'
import type { CalendarFeedRepository } from '~/database/types'

/** Whose first names others may have in their calendars: at each provider by itself, as rights are (docs/adr/0015). */
export function createCalendarNames(store: Store): Pick<CalendarFeedRepository, 'namedAt' | 'setNames'> {
  return {
    async namedAt(brukareId) {
      const rows = await store.prisma.calendarNames.findMany({ where: { brukareId }, select: { providerId: true } })
      return new Set(rows.map(({ providerId }) => providerId))
    },
    setNames: ({ brukareId, providerIds, isAllowed, doer }) =>
      store.atomically(async ({ prisma, ...inner }) => {
        const allowedAt = store.clock()
        for (const providerId of providerIds) {
          const one = { brukareId, providerId }
          const { count } = isAllowed
            ? await prisma.calendarNames.createMany({ data: [{ ...one, allowedAt }], skipDuplicates: true })
            : await prisma.calendarNames.deleteMany({ where: one })
          const action = isAllowed ? 'calendar.allowNames' : 'calendar.denyNames'
          const about = { id: brukareId, type: 'calendar' as const, ...one }
          if (count > 0) await logWrite({ prisma, ...inner }, action, about, doer)
        }
      }),
  }
}
