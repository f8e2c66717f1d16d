import { announce } from './announce'

/** How long before the end of the session it is said, in milliseconds (WCAG 2.2.1 asks for at least 20 seconds). */
const warningMs = 120_000

/**
 * Shows the hidden warning two minutes before the session ends from idleness, says it once, and lets it go on with one
 * press. Any page that loads in another tab of the portal makes the session go on, so the tabs tell each other.
 */
export function watchSession(): void {
  const section = document.getElementById('session')
  const idleMs = Number(section?.dataset.idleSeconds) * 1000
  const form = section?.querySelector('form')
  const text = section?.querySelector('p')
  if (!section || !form || !text || !(idleMs > warningMs)) return

  const otherTabs = new BroadcastChannel('insyn-session')
  const { announce: warning = '', ended = '' } = section.dataset
  const remaining = text.textContent
  let timers: number[] = []

  const start = (): void => {
    timers.forEach(clearTimeout)
    section.hidden = true
    form.hidden = false
    text.textContent = remaining
    timers = [window.setTimeout(warn, idleMs - warningMs), window.setTimeout(end, idleMs)]
  }
  const warn = (): void => {
    section.hidden = false
    announce(warning)
  }
  const end = (): void => {
    text.textContent = ended
    form.hidden = true
    announce(ended)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void extend(form).then((extended) => {
      // The server knows why not, and says so on the page it leads to.
      if (!extended) return form.submit()
      start()
      otherTabs.postMessage('on')
    })
  })
  otherTabs.addEventListener('message', start)
  otherTabs.postMessage('on')
  start()
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
