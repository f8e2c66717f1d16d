import { unlessOver } from '~/platform/within'

/** How long the pages of the portal may wait for providers: one time for all the calls of one page. */
export type PageTime = {
  /** A page begins, and with it its time. Call what is given back when it has been answered. */
  begin: (requestId: string) => () => void
  /** Whether the time of the page is over. What is asked for no page (the background) has no such time. */
  isOver: (requestId: string) => boolean
  /** Notes that the page has something that is not as the provider has it now. */
  isUnsure: (requestId: string) => void
  /** False when that has been noted of the page, or it is over. */
  wasWhole: (requestId: string) => boolean
  /** What `work` gives, or what `late` gives when the page's time is over before. `work` goes on, for the next page. */
  within: <T>(requestId: string, work: Promise<T>, late: () => T | Promise<T>) => Promise<T>
}

/** The last part of a page's time, in milliseconds, is for drawing it. */
const drawingMs = 100

/** What the log says of a call that a page went on without. */
export const notInTime = 'not done when the time of the page was over'

/**
 * Keeps the time of each page by its request's number, which goes with every call of it anyway. The machine's own time is
 * used, not the portal's adjustable clock: it is a person who waits.
 * @param pageMs how long a page may take, from its request to its answer
 */
export function createPageTime(pageMs: number): PageTime {
  type Page = { isOver: boolean; isWhole: boolean; over: Promise<void> }
  const pages = new Map<string, Page>()
  return {
    begin: (requestId) => {
      const timers: NodeJS.Timeout[] = []
      const page: Page = {
        isOver: false,
        isWhole: true,
        over: new Promise((resolve) => {
          const timer = setTimeout(
            () => {
              page.isOver = true
              resolve()
            },
            Math.max(pageMs - drawingMs, 1),
          )
          timer.unref()
          timers.push(timer)
        }),
      }
      pages.set(requestId, page)
      return () => {
        timers.forEach(clearTimeout)
        if (pages.get(requestId) === page) pages.delete(requestId)
      }
    },
    isOver: (requestId) => pages.get(requestId)?.isOver ?? false,
    isUnsure: (requestId) => {
      const page = pages.get(requestId)
      if (page !== undefined) page.isWhole = false
    },
    wasWhole: (requestId) => pages.get(requestId)?.isWhole ?? false,
    within: async (requestId, work, late) => {
      const page = pages.get(requestId)
      return page === undefined ? work : unlessOver(work, page.over, late)
    },
  }
}
