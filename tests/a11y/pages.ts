import type { Page } from '@playwright/test'
import { accessStates } from './access-states'
import { calendarStates } from './calendar-states'
import { evidenceStates } from './evidence-states'
import { frameStates } from './frame-states'
import { brukare, type Finder } from './finder'
import { hoursStates } from './hours-states'
import { jointStates } from './joint-states'
import { overviewStates } from './overview-states'
import type { PageState } from './page-state'
import { publicStates } from './public-states'
import { reviewStates } from './review-states'
import { send } from './send'
import { urgentStates } from './urgent-states'
import { wishStates } from './wish-states'

/** The month in which the world's reports are finished. */
export const month = '2026-10'
const nthReport = async (find: Finder, nth: number): Promise<string> =>
  find.link(await brukare(`/tidrapporter/${month}`)(find), /\/tidrapport\/[^/]+\/[^/]+$/, nth)
/** The first report of that month. */
export const report = (find: Finder): Promise<string> => nthReport(find, 0)
const reportLink = (path: RegExp) => async (find: Finder) => find.link(await report(find), path)

/** From the page where an objection begins to one step of its draft, through the steps before it; a later one is left. */
const draft =
  (step: 'vad' | 'orsak' | 'tid' | 'text' | 'kontrollera') =>
  async (page: Page): Promise<void> => {
    await send(page)
    const wanted = page.url().replace(/[^/]+$/, step)
    for (let steps = 0; steps < 5; steps++) {
      await page.goto(wanted)
      if (page.url() === wanted) return
      const choice = page.locator('main input[value=wrongTime], main input[type=checkbox]').first()
      if ((await choice.count()) > 0) await choice.check()
      for (const field of await page.locator('main textarea').all()) await field.fill('Hon gick en timme tidigare.')
      await send(page)
    }
  }
/** Each state has a report of its own: a draft about the same would be the same draft, and the tests run side by side. */
const newObjection = (nth: number) => async (find: Finder) => {
  const [, base = '', provider = '', id = ''] =
    /^(.*)\/tidrapport\/([^/]+)\/([^/?]+)/.exec(await nthReport(find, nth)) ?? []
  return `${base}/invandningar/ny?typ=rows&provider=${provider}&rapport=${id}`
}

const reports: PageState[] = [
  {
    name: 'time-reports-month',
    route: 'routes/reports/month.tsx',
    // Nobody opens her fastställanden here: what is new stays as it is.
    person: 'tuulikki',
    path: brukare(`/tidrapporter/${month}`),
  },
  { name: 'time-report', route: 'routes/reports/report.tsx', person: 'pia', path: report },
  {
    name: 'time-report-row',
    route: 'routes/reports/row.tsx',
    person: 'pia',
    path: reportLink(/\/rad\/[^/]+$/),
    still: true,
  },
  {
    name: 'time-report-faststallande',
    route: 'routes/reports/faststallande.tsx',
    person: 'pia',
    path: reportLink(/\/faststallande$/),
    still: true,
  },
  {
    name: 'faststallanden',
    route: 'routes/reports/faststallanden.tsx',
    person: 'pia',
    path: brukare(`/faststallanden/${month}`),
    still: true,
  },
  {
    name: 'comment',
    route: 'routes/reports/comment.tsx',
    person: 'pia',
    path: reportLink(/\/kommentar\//),
    still: true,
  },
  {
    name: 'comment-error',
    route: 'routes/reports/comment.tsx',
    person: 'pia',
    path: reportLink(/\/kommentar\//),
    act: send,
  },
]

const aboutObjection = (path: RegExp) => async (find: Finder) =>
  find.link(await find.link(await brukare('/invandningar')(find), /\/invandningar\/(?!ny|utkast)[^/]+$/), path)

const objections: PageState[] = [
  { name: 'objections', route: 'routes/objections/list.tsx', person: 'pia', path: brukare('/invandningar') },
  { name: 'objection-new', route: 'routes/objections/new.tsx', person: 'pia', path: newObjection(0) },
  {
    name: 'objection-what',
    route: 'routes/objections/draft-what.tsx',
    person: 'pia',
    path: newObjection(1),
    act: draft('vad'),
  },
  {
    name: 'objection-reason',
    route: 'routes/objections/draft-reason.tsx',
    person: 'pia',
    path: newObjection(2),
    act: draft('orsak'),
  },
  {
    name: 'objection-time',
    route: 'routes/objections/draft-time.tsx',
    person: 'pia',
    path: newObjection(3),
    act: draft('tid'),
  },
  {
    name: 'objection-time-twice',
    route: 'routes/objections/draft-time.tsx',
    person: 'pia',
    path: newObjection(6),
    act: async (page) => {
      await draft('tid')(page)
      for (const [part, value] of Object.entries({ '': '25', '-month': '10', '-year': '2026' })) {
        await page.locator(`input[name="timeDate${part}"]`).fill(value)
      }
      await page.locator('input[name="timeStart"]').fill('2:10')
      await page.locator('input[name="timeEnd"]').fill('2:40')
      await send(page)
    },
  },
  {
    name: 'objection-text',
    route: 'routes/objections/draft-text.tsx',
    person: 'pia',
    path: newObjection(4),
    act: draft('text'),
  },
  {
    name: 'objection-check',
    route: 'routes/objections/draft-check.tsx',
    person: 'pia',
    path: newObjection(5),
    act: draft('kontrollera'),
  },
  {
    ...{ name: 'objection-check-joint', route: 'routes/objections/draft-check.tsx', person: 'per' },
    ...{ path: newObjection(0), act: draft('kontrollera') },
  },
  {
    name: 'objection',
    route: 'routes/objections/case.tsx',
    person: 'pia',
    path: async (find) => find.link(await brukare('/invandningar')(find), /\/invandningar\/(?!ny|utkast)[^/]+$/),
  },
  {
    name: 'objection-receipt',
    route: 'routes/objections/receipt.tsx',
    person: 'pia',
    path: aboutObjection(/\/kvitto$/),
  },
  {
    name: 'objection-withdraw',
    route: 'routes/objections/withdraw.tsx',
    person: 'pia',
    path: aboutObjection(/\/ta-tillbaka$/),
  },
]

/** Every page in every state. */
export const pageStates: PageState[] = [
  ...publicStates,
  ...overviewStates,
  ...frameStates,
  ...reports,
  ...hoursStates,
  ...objections,
  ...reviewStates,
  ...evidenceStates,
  ...calendarStates,
  ...jointStates,
  ...accessStates,
  ...urgentStates,
  ...wishStates,
]
