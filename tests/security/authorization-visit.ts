import { brukare, legalRepresentations, others, portalConsents } from '../../sandbox/data/cast'
import type { HttpAnswer } from '../support/http-client'
import { actors, canaryOf, type Actor } from './authorization-scene'

/** A page as it is compared with another: without what is new in every answer and where it is. */
export function comparable({ text, headers, status }: HttpAnswer): string {
  const changing = /^(x-request-id|content-security-policy|date|content-length|set-cookie|connection|keep-alive)$/
  const kept = [...headers].filter(([name]) => !changing.test(name))
  const body = text
    // What paper says of when it was made, to the minute.
    .replace(/<p class="on-paper[^]*?<\/p>/g, '')
    .replace(/<style[^]*?<\/style>/g, '')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/till=[^"]*"/g, '"')
    .replace(/\b\d{4}-\d{4}-\d{4}\b/g, '')
  return JSON.stringify({ status, kept, body })
}

/** Whether what an answer says of being kept is right: no page may be; a picture by the one browser that has shown it, for as long as the cookies are the same. */
export function mayBeKept(path: string, { status, headers }: HttpAnswer): boolean {
  const said = headers.get('cache-control') ?? ''
  if (path.includes('/bild/') && status === 200)
    return said === 'private, max-age=600' && headers.get('vary')?.includes('Cookie') === true
  return said.includes('no-store')
}

/** Every way a number of 12 digits can be written. */
export const waysToWrite = (number: string): string[] => [
  number,
  number.slice(2),
  `${number.slice(2, 8)}-${number.slice(8)}`,
]

/** The numbers of the cast, in every way. */
export const numbers = [...brukare, ...others].flatMap(({ number }) => waysToWrite(number))

/** The brukare whose names a person may see on a page: on pages of one brukare that one, on choice, work list and what is one's own for each all of theirs. */
function namesAllowed(actor: Actor, path: string, ownBase: string | null): string[] {
  const ofPage = ownBase !== null && path.startsWith(ownBase) ? [actor.subject] : []
  const ofChoice = /^\/(valj|att-gora|aviseringar$|kalender$)/.test(path)
    ? [...legalRepresentations, ...portalConsents].flatMap((one) =>
        one.holder === actor.person && one.revokedDays === undefined && (one.validToDays ?? 1) >= 0
          ? [one.brukare]
          : [],
      )
    : []
  // The log tells the brukare who has seen something, and who has tried.
  const ofLog = ofPage.length > 0 && path.includes('/logg') ? actors.map(({ person }) => person ?? '') : []
  return [actor.person ?? '', ...ofPage.map((key) => key ?? ''), ...ofChoice, ...ofLog]
}

/** What an answer says that this actor must not see. Empty when all is well. */
export function leaksIn(answer: HttpAnswer, actor: Actor, path: string, ownBase: string | null): string[] {
  const said = `${answer.text}\n${JSON.stringify([...answer.headers])}`
  // Thousands of pages, hundreds of words: a number is looked for where there are digits, a canary where there is one.
  const digits = said.match(/\d[\d-]{9,}/g)?.join(' ') ?? ''
  const canaries = said.includes(canaryOf(''))
  const allowed = new Set(namesAllowed(actor, path, ownBase))
  const mayReadObjections = actor.scopes.includes('object') && ownBase !== null && path.startsWith(ownBase)
  const words = [
    'SKYDDAD-',
    // Her name is protected; the provider gives only the first.
    'Maja Holm',
    ...brukare.flatMap(({ key, name }) => (allowed.has(key) || key === 'maja' ? [] : [name])),
    ...(canaries ? brukare : []).flatMap(({ key }) =>
      mayReadObjections && key === actor.subject ? [] : [canaryOf(key)],
    ),
  ]
  return [...words.filter((word) => said.includes(word)), ...numbers.filter((number) => digits.includes(number))]
}
