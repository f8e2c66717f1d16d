/**
 * Sends a form once, however often its button is pressed. The button stays as it is, so that its value goes along and it
 * keeps focus; the server tells the two sendings apart anyway. Coming back with the back button makes it ready again.
 */
export function sendOnce(): void {
  const sent = new WeakSet<EventTarget>()
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
    if (sent.has(form)) {
      event.preventDefault()
      return
    }
    sent.add(form)
    event.submitter?.setAttribute('aria-busy', 'true')
    // A page that never came (lost network) must not lock the form for good.
    setTimeout(() => release(form), 15_000)
  })
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) release(form)
  })

  function release(form: HTMLFormElement): void {
    sent.delete(form)
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
  }
}
