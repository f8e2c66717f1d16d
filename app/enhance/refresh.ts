import { asOfHeader, followHeader } from '~/domain/live/following'
import { ownFields } from '~/domain/sign-in/form-fields'
import { endSession } from './session'
import { createSpeaker } from './speaker'
import { sync } from './sync'
import { word } from './words'

/** Several things that happen at once are one look, in milliseconds. */
const gatherMs = 120
/** A page that has not been asked for that long is old when it is seen again. */
const oldMs = 30_000
const patienceMs = 15_000

/** The parts of a page that follow what happens. */
const parts = ['main', '.menu', '.acting-for', '.on-paper']

/** For whom a page is drawn, as its forms say it. */
export const ownerOf = (page: Document): string | undefined =>
  page.querySelector<HTMLInputElement>(`#session [name="${ownFields.owner}"]`)?.value

/**
 * Asks for the page again, and makes it what it would be now.
 * @param line where it says from when it is; `owner` whom it is drawn for; `over` is called when there is nothing more to follow
 */
export function createRefresh(line: HTMLElement, owner: string, over: () => void) {
  const time = line.querySelector('[data-time]')
  const away = line.querySelector<HTMLElement>('[data-away]')
  const speak = createSpeaker()
  let tag = line.dataset.tag ?? ''
  let askedAt = performance.now()
  let timer = 0
  let isAsking = false
  let isAskedAgain = false
  let isExpected = false
  let isLeft = false

  const reached = (asOf: string | null | undefined): void => {
    if (away) away.hidden = true
    if (time && asOf) time.textContent = asOf
  }

  const take = (page: Document, isLast: boolean): void => {
    const fresh = page.querySelector<HTMLElement>('[data-live]')
    addStyles(page)
    const title = document.querySelector('h1')?.textContent
    const places: Element[] = []
    let isWhole = true
    for (const part of parts) {
      const [one, other] = [document.querySelector(part), page.querySelector(part)]
      if (isLast && !other) one?.remove()
      if (one && other) isWhole = sync(one, other, (where) => places.push(where)) && isWhole
    }
    isLeft = !isWhole
    // What was left is not this version: it is asked for again.
    tag = isWhole ? (fresh?.dataset.tag ?? '') : ''
    reached(fresh?.querySelector('[data-time]')?.textContent)
    const heading = document.querySelector('h1')?.textContent ?? ''
    if (heading !== title || isLast) document.title = page.title
    // What the clock alone has moved is not said.
    const what = heading !== title ? heading : isExpected ? nameOf(places, heading) : ''
    if (what !== '') speak(word('live.said').replace('{{what}}', what))
    isExpected = false
  }

  const ask = (): void => {
    timer = 0
    if (isAsking) {
      isAskedAgain = true
      return
    }
    isAsking = true
    askedAt = performance.now()
    const asked = new XMLHttpRequest()
    asked.open('GET', location.pathname + location.search)
    asked.responseType = 'document'
    asked.timeout = patienceMs
    asked.setRequestHeader(followHeader, '1')
    if (tag !== '') asked.setRequestHeader('if-none-match', `W/"${tag}"`)
    asked.onloadend = () => {
      isAsking = false
      judge(asked)
      if (isAskedAgain) look()
      isAskedAgain = false
    }
    asked.send()
  }

  /** What came: the same, another, nothing, or that whoever it was drawn for is not signed in any more. */
  const judge = (asked: XMLHttpRequest): void => {
    const { status, responseURL } = asked
    if (status === 304) {
      isExpected = false
      return reached(decodeURIComponent(asked.getResponseHeader(asOfHeader) ?? ''))
    }
    const page: unknown = asked.response
    if (status === 0 || status === 429 || status >= 500 || !(page instanceof Document)) {
      if (away) {
        away.textContent = word('live.away')
        away.hidden = false
      }
      return
    }
    const { pathname, searchParams } = new URL(responseURL)
    if (ownerOf(page) !== owner) {
      over()
      return endSession(searchParams.get('skal'))
    }
    // What is not there any more, or is somewhere else for this person now, is shown as it is, and is the end of it.
    const isLast = status !== 200 || pathname !== location.pathname
    take(page, isLast)
    if (isLast) over()
  }

  const look = (): void => {
    if (timer === 0) timer = window.setTimeout(ask, gatherMs)
  }
  return {
    look,
    /** Something has happened: what is another afterwards is said. */
    expect: (): void => {
      isExpected = true
    },
    isOld: () => performance.now() - askedAt > oldMs,
    /** True while something was left as it was, because somebody had it in hand. */
    isLeft: () => isLeft,
  }
}

/** What is called what has changed: the first that is not named by the whole page. */
function nameOf(places: readonly Element[], heading: string): string {
  const names = places.filter(({ isConnected }) => isConnected).map(headingOf)
  return names.find((name) => name !== '' && name !== heading) ?? (names.length === 0 ? '' : heading)
}

/** By its row, or by the nearest heading. */
function headingOf(place: Element): string {
  const row = place.closest('tr')?.querySelector('th')
  for (let one: Element | null = row ?? place; one !== null; one = one.parentElement) {
    const heading = one.matches('th') ? (one.querySelector('a') ?? one) : one.querySelector('h1,h2,h3,h4')
    if (heading?.textContent) return heading.textContent
  }
  return ''
}

/** What is new may be drawn with a part of the stylesheet that the page did not have; a sheet of paper says when it was made. */
function addStyles(page: Document): void {
  const hrefsOf = (one: Document) =>
    [...one.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href') ?? '')
  const sheet = document.querySelector('style[data-sheet]')
  if (sheet) sheet.textContent = page.querySelector<HTMLTemplateElement>('[data-sheet]')?.content.textContent ?? ''
  const there = new Set(hrefsOf(document))
  for (const href of hrefsOf(page).filter((one) => !there.has(one))) {
    const link = document.createElement('link')
    Object.assign(link, { rel: 'stylesheet', href, nonce: document.querySelector('script')?.nonce ?? '' })
    document.head.append(link)
  }
}
