import { languages, type Language } from '../../app/i18n/languages'
import { languageCookie } from '../../app/platform/language.server'
import routes from '../../app/routes'
import { patternsOf } from '../security/route-patterns'
import { crawl, type ReadPage } from '../support/crawl'
import { signInOverHttp } from '../support/http-client'
import { isDeep } from '../support/depth'
import { subjectsOf } from '../support/objection-flow'
import type { WatchedStack } from '../support/watched-stack'
import { readPage, titleOf, type TruePage } from './read-page'

/** A file that was taken home, by whom and about whom. */
export type TrueFile = ReadPage & { person: string; about: string }

/** Everything that was read at one clock: pages, and files as they came. */
export type Look = { pages: TruePage[]; files: TrueFile[] }

/** Who looks, and at how many of those whose matters they may see: each kind of help and each way to see it. */
const lookers: readonly { person: string; subjects: readonly string[] }[] = [
  { person: 'pia', subjects: ['Pia Lindgren'] },
  { person: 'yngve', subjects: ['Yngve Falk'] },
  { person: 'greta', subjects: ['Karl Öberg', 'Hanna Dahl', 'Rut Hedlund'] },
  { person: 'nils', subjects: ['Pia Lindgren'] },
  { person: 'sara', subjects: ['Pia Lindgren'] },
  { person: 'leila', subjects: ['Elsa Sandell'] },
  ...(isDeep
    ? [
        { person: 'karl', subjects: ['Karl Öberg'] },
        { person: 'greta', subjects: ['Ivar Björk', 'Maja', 'Sven Aronsson', 'Tuulikki Virtanen', 'Yngve Falk'] },
        { person: 'eva', subjects: ['Sven Aronsson'] },
        { person: 'omar', subjects: ['Hanna Dahl'] },
        { person: 'jan', subjects: ['Bo Nyström'] },
        { person: 'amir', subjects: ['Karl Öberg'] },
        { person: 'ingrid', subjects: ['Tuulikki Virtanen'] },
        // Ingrid has asked Per for a yes: each of them is told who waits for whom.
        { person: 'per', subjects: ['Tuulikki Virtanen'] },
      ]
    : []),
]

/** So many pages are read at the same time. */
const atOnce = 4

/**
 * Reads what each looker comes to, from each whose matters they look at.
 * @param isInEachLanguage whether the titles are read in the other languages too
 */
export async function lookAt(stack: WatchedStack, isInEachLanguage: boolean): Promise<Look> {
  const look: Look = { pages: [], files: [] }
  for (const { person, subjects } of lookers) {
    const client = await signInOverHttp(stack.origins, person)
    const starts = await subjectsOf(client)
    for (const about of subjects) {
      const start = starts.get(about) ?? starts.get('')
      if (start === undefined) throw new Error(`${person} cannot choose ${about}`)
      // Pages about nobody are the same whoever they were reached from: they are read with the first.
      const isWanted = (path: string): boolean =>
        path.startsWith('/b/') ? path.startsWith(start) : about === subjects[0]
      const read = await crawl(stack.origins.portal, client, start, patternsOf(routes), {
        most: isDeep ? 3 : 2,
        isWanted,
        // What waits is told there too, and pages that are opened make it less.
        then: ['/valj', '/att-gora'],
      })
      const pages: TruePage[] = []
      for (const one of read) {
        const whose = one.pattern.startsWith('b/') ? about : ''
        if (one.type === 'text/html') pages.push(readPage(person, whose, one))
        else if (one.type !== '') look.files.push({ ...one, person, about: whose })
      }
      if (isInEachLanguage) {
        const others = languages.filter((language) => language !== 'sv')
        for (const language of others) await readTitles(stack, client.cookie(), pages, language)
      }
      look.pages.push(...pages)
    }
  }
  return look
}

/** Reads the titles of pages in another language: the same addresses, with the same session. */
async function readTitles(
  { origins }: WatchedStack,
  session: string,
  pages: readonly TruePage[],
  language: Language,
): Promise<void> {
  const cookie = `${languageCookie}=${language}; ${session.replace(new RegExp(`${languageCookie}=[^;]*;? ?`), '')}`
  const rest = pages.filter(({ status }) => status === 200)
  const readNext = async (): Promise<void> => {
    for (let page = rest.shift(); page !== undefined; page = rest.shift()) {
      const answer = await fetch(origins.portal + page.path, { headers: { cookie }, redirect: 'manual' })
      const html = await answer.text()
      if (answer.status === 200) page.titles[language] = titleOf(html)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, readNext))
}
