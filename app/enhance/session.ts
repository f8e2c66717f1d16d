import { ownFields } from '~/domain/sign-in/form-fields'
import { announce } from './announce'
import { isWritten } from './sync'
import { word } from './words'

/** How long before the end of the session it is said, in milliseconds (WCAG 2.2.1 asks for at least 20 seconds). */
const warningMs = 120_000

let endIt: ((why: string) => void) | undefined

/** The server says that the session has ended: nothing of the person is left to see. `why`: as the sign-in page has it. */
export function endSession(why: string | null): void {
  endIt?.(why ?? 'utloggad')
}

/** The parts of the warning, with its texts; null on a page for nobody. */
function partsOfWarning() {
  const section = document.getElementById('session')
  const [form, text, again] = [
    section?.querySelector('form'),
    section?.querySelector('p'),
    section?.querySelector<HTMLAnchorElement>('a'),
  ]
  if (!section || !form || !text || !again) return null
  const owner = form.querySelector<HTMLInputElement>(`[name="${ownFields.owner}"]`)?.value ?? ''
  const before = { label: section.ariaLabel, title: document.title }
  return { section, form, text, again, owner, before }
}

/**
 * Shows the hidden warning two minutes before the session ends from idleness, says it once, and lets it go on with one
 * press, after which one is where one was. Any page that loads in another tab of the portal makes the session go on, so the
 * tabs of one person tell each other. When it has ended nothing of the person is left to see, but the way to sign in again.
 */
export function watchSession(): void {
  const parts = partsOfWarning()
  if (parts === null) return
  const { section, form, text, again, owner, before } = parts
  const idleMs = Number(section.dataset.idleSeconds) * 1000
  if (!(idleMs > warningMs)) return

  const otherTabs = new BroadcastChannel('insyn-session')
  const [ended, endedTitle] = [word('frame.session.ended'), word('frame.session.endedTitle')]
  // What is left of the page then is a page: with its content, and a heading that is the answer.
  const heading = document.createElement('h1')
  heading.textContent = ended
  let timers: number[] = []
  let last: Element | null = null

  const start = (): void => {
    timers.forEach(clearTimeout)
    section.hidden = true
    form.hidden = false
    again.hidden = true
    if (heading.isConnected) heading.replaceWith(text)
    section.removeAttribute('role')
    section.ariaLabel = before.label
    document.title = before.title
    delete document.documentElement.dataset.sessionEnded
    timers = [window.setTimeout(warn, idleMs - warningMs), window.setTimeout(() => end('tid'), idleMs)]
  }
  const warn = (): void => {
    section.hidden = false
    announce(word('frame.session.announce'))
  }
  const end = (why: string): void => {
    timers.forEach(clearTimeout)
    section.hidden = false
    text.replaceWith(heading)
    section.setAttribute('role', 'main')
    form.hidden = true
    again.hidden = false
    again.href = `/logga-in?${new URLSearchParams({ till: location.pathname + location.search, skal: why }).toString()}`
    section.ariaLabel = endedTitle
    document.title = endedTitle
    document.documentElement.dataset.sessionEnded = ''
    announce(ended)
    // What had focus is not there any more.
    again.focus()
  }

  endIt = end
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && !section.contains(target)) last = target
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void extend(form).then((isExtended) => {
      // The server knows why not, and says so on the page it leads to.
      if (!isExtended) return form.submit()
      start()
      announce(word('frame.session.extended'))
      focusOn(last)
      otherTabs.postMessage(owner)
    })
  })
  again.addEventListener('click', (event) => {
    const written = writtenForm()
    if (written === null) return
    event.preventDefault()
    keep(written)
  })
  // Another person's session in the same browser says nothing of this one's.
  otherTabs.addEventListener('message', ({ data }) => {
    if (data !== owner) return
    // What has focus in the warning goes with it.
    const isInWarning = section.contains(document.activeElement)
    start()
    if (isInWarning) focusOn(last)
  })
  otherTabs.postMessage(owner)
  start()
}

/** Where one was before the warning; else the content of the page. */
function focusOn(last: Element | null): void {
  const place = last?.isConnected === true && last !== document.body ? last : document.querySelector('main')
  if (place instanceof HTMLElement) place.focus({ preventScroll: true })
}

/** The form of the page in which something has been written or chosen that is not sent; null when there is none. */
function writtenForm(): HTMLFormElement | null {
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')]
  return forms.find((form) => [...form.elements].some(isWritten)) ?? null
}

/** Sends a form to be kept, not taken: nobody has pressed its button. It waits for whoever wrote it to sign in again. */
function keep(form: HTMLFormElement): void {
  const wait = document.createElement('input')
  wait.type = 'hidden'
  wait.name = ownFields.wait
  wait.value = '1'
  form.append(wait)
  form.submit()
}

/** True when the session goes on. */
async function extend(form: HTMLFormElement): Promise<boolean> {
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fieldsOf(form)),
      redirect: 'manual',
    })
    return answer.ok
  } catch {
    return false
  }
}

/** What the form would send: for whom the page was drawn. */
function fieldsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
}
