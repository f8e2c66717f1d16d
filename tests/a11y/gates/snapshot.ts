import type { Page } from '@playwright/test'

/** What differs from one run to the next and says nothing: the minute of loading, ids in addresses, reference numbers. */
const passing: [pattern: RegExp, stable: string][] = [
  [/\b(Uppdaterad|Updated|Päivitetty) [^"\n]*/gu, '$1 …'],
  // Since when the provider has not answered, and when what is shown was fetched.
  [/\bklockan \d{1,2}(:\d{2})?(?=[^"\n]*(svarar inte|hämtad))/gu, 'klockan …'],
  [/\/url: .*/g, '/url: …'],
  // How many answers are to be read, and how much of the access of others is new: other tests read them.
  [/ \d+ (svar att läsa|ändringar? av vem som kan se)(?=")/g, ''],
  // A case that was lodged elsewhere is known when somebody has opened the list of cases.
  [/\n *- paragraph: Du har sagt att något om det här passet inte stämmer\.\n *- paragraph: .*/g, ''],
  [/\n *- paragraph:\n *- link "Se ärendet":\n *- \/url: …/g, ''],
  [/ Du har sagt att något om det här passet inte stämmer\. [^"]*? senast [^".]*\./g, ''],
  [/\bINV-[0-9A-Z]{4}-[0-9A-Z]{2}\b/g, 'INV-0000-00'],
  [/\b\d{4}-\d{4}-\d{4}\b/g, 'id'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'id'],
]

/** The page as assistive technology gets it: roles, names, states, in order. */
export async function ariaTree(page: Page): Promise<string> {
  const tree = await page.locator('body').ariaSnapshot()
  return `${passing.reduce((text, [pattern, stable]) => text.replace(pattern, stable), tree)}\n`
}
