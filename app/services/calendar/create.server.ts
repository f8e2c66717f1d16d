import { createCalendarFeedsService } from './feeds.server'
import { createCalendarFetching } from './fetching.server'

type Parts = Parameters<typeof createCalendarFetching>[0] & Parameters<typeof createCalendarFeedsService>[0]

/** The use cases of the schedule in other calendars: the pages about it, and what the calendars fetch. */
export function createCalendarServices(parts: Parts) {
  return { calendarFeeds: createCalendarFeedsService(parts), fetchCalendar: createCalendarFetching(parts) }
}
