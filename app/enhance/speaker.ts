import { announce } from './announce'

/** What happens within so long is one sentence, of the newest; and so long there is between two, in milliseconds. */
const [gatherMs, betweenMs] = [5_000, 60_000]
/** Whoever has typed so lately is not spoken to. */
const typingMs = 3_000
const longest = 120

/** Says what is new on the page: politely, seldom, never while somebody types, and never the same twice in a row. */
export function createSpeaker(): (sentence: string) => void {
  let next = ''
  let last = ''
  let timer = 0
  let saidAt = -Infinity
  let typedAt = -Infinity
  document.addEventListener('input', () => {
    typedAt = performance.now()
  })
  const say = (): void => {
    const wait = typedAt + typingMs - performance.now()
    timer = wait > 0 ? window.setTimeout(say, wait) : 0
    if (timer !== 0 || next === last) return
    saidAt = performance.now()
    last = next
    announce(next)
  }
  return (sentence) => {
    next = sentence.length > longest ? `${sentence.slice(0, longest - 1).replace(/\s\S*$/, '')}…` : sentence
    if (timer === 0) timer = window.setTimeout(say, Math.max(gatherMs, saidAt + betweenMs - performance.now()))
  }
}
