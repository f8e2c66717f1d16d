import type { Page } from '@playwright/test'
import type { Finder } from './finder'
import type { PageState } from './page-state'
import { send, sendAnothers } from './send'

/** Greta has notes about Karl from the start (sandbox/data/cast.ts). */
const karl = (rest: string) => async (find: Finder) => `${await find.brukare('Karl Öberg')}${rest}`
const note = async (find: Finder) => find.link(await karl('/anteckningar')(find), /\/anteckningar\/(?!ny)[^/]+$/)

/** A note without words. */
const sendEmptyNote = async (page: Page): Promise<void> => {
  await page.locator('#kind-note').check()
  await send(page)
}

/** A note that is sent when the browser has forgotten the session, and waits when Greta is back. */
const sendForgotten = async (page: Page): Promise<void> => {
  await page.context().clearCookies({ name: 'insyn' })
  await sendEmptyNote(page)
  await send(page)
  await page.locator('button[name="person"][value="greta"]').click()
  await page.waitForURL((url) => url.pathname === '/logga-in')
}

/** The pages of one's own notes, and what there is to go by about a month. */
export const evidenceStates: PageState[] = [
  // The month so far is half as long, and the gates' time grows by the square of a page.
  { name: 'evidence', route: 'routes/evidence/page.tsx', person: 'greta', path: karl('/sammanstallning/2026-11') },
  {
    name: 'evidence-whole-month',
    route: 'routes/evidence/page.tsx',
    person: 'greta',
    path: karl('/sammanstallning/2026-10'),
  },
  { name: 'own-notes', route: 'routes/notes/list.tsx', person: 'greta', path: karl('/anteckningar') },
  {
    name: 'own-note-new-error',
    route: 'routes/notes/new.tsx',
    person: 'greta',
    path: karl('/anteckningar/ny'),
    act: sendEmptyNote,
  },
  {
    name: 'form-kept',
    route: 'routes/sign-in/sign-in.tsx',
    person: 'greta',
    path: karl('/anteckningar/ny'),
    act: sendForgotten,
    sent: true,
  },
  {
    name: 'form-of-another',
    route: 'routes/notes/new.tsx',
    person: 'greta',
    path: karl('/anteckningar/ny'),
    act: sendAnothers,
    sent: true,
  },
  { name: 'own-note', route: 'routes/notes/note.tsx', person: 'greta', path: note },
  {
    name: 'own-note-remove',
    route: 'routes/notes/remove.tsx',
    person: 'greta',
    path: async (find) => `${await note(find)}/ta-bort`,
  },
]
