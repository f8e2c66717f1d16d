import { everythingPath } from '~/domain/live/following'
import { createRefresh, ownerOf } from './refresh'
import { word } from './words'

declare global {
  /** Where a browser says that its person pays for what is fetched (Save-Data); not in every browser. */
  interface Navigator {
    connection?: { saveData?: boolean }
  }
}

/** A page that is hidden for so long lets another one listen, in milliseconds. */
const hiddenMs = 300_000
/** A stream that is refused is tried again after so long, and then twice as long, up to the last. */
const [firstWaitMs, mostWaitMs] = [5_000, 300_000]
const minuteMs = 60_000
const pausedKey = 'insyn-pausad'

/** What the tabs of a browser say to each other: that something happened, that it is over, what one wants to hear, who asks. */
type Said = { happened?: true; over?: true; wants?: string; asks?: true }

/**
 * The page follows what happens: one tab of the browser listens for all of a person's, and each that is seen asks for itself
 * again when something has happened, each minute where it depends on the clock, and when it is seen or has a network again.
 */
export function followWhatHappens(): void {
  const line = document.querySelector<HTMLElement>('[data-live]')
  const button = line?.querySelector('button')
  const owner = ownerOf(document)
  if (!line || !button || owner === undefined || navigator.connection?.saveData === true) return

  // A page of a brukare is told what is about that brukare; the list of what waits, what is about all.
  const own = `${/^\/b\/[^/]+/i.exec(location.pathname)?.[0] ?? '/att-gora'}/live`
  const name = `insyn-live ${owner}`
  const tabs = new BroadcastChannel(name)
  let address = own
  let source: EventSource | undefined
  let leave: (() => void) | undefined
  let isRunning = false
  let isOver = false
  let isStale = false
  let waitMs = firstWaitMs
  let timers: number[] = []

  const say = (said: Said) => tabs.postMessage(said)
  const refresh = createRefresh(line, owner, () => {
    isOver = true
    stop()
  })
  const look = (): void => {
    if (isOver || !isRunning) return
    isStale = document.hidden
    if (!document.hidden) refresh.look()
  }
  const hear = (): void => {
    refresh.expect()
    look()
  }
  const listen = (): void => {
    source?.close()
    const stream = new EventSource(address)
    source = stream
    stream.onopen = () => {
      waitMs = firstWaitMs
      look()
    }
    stream.onmessage = () => {
      say({ happened: true })
      hear()
    }
    stream.addEventListener('ended', () => {
      stream.close()
      say({ happened: true })
      look()
    })
    stream.onerror = () => {
      // Where it is closed the server said no: whether the session is over, the page finds out itself.
      if (stream.readyState !== EventSource.CLOSED) return
      look()
      timers.push(window.setTimeout(() => leave && listen(), waitMs * (1 + Math.random())))
      waitMs = Math.min(2 * waitMs, mostWaitMs)
    }
  }
  const lead = () =>
    new Promise<void>((resolve) => {
      leave = resolve
      listen()
      say({ asks: true })
    })

  const start = (): void => {
    if (isRunning || isOver || isPaused()) return
    isRunning = true
    say({ wants: own })
    timers = line.dataset.still !== undefined ? [] : [window.setInterval(look, minuteMs)]
    const asking = new AbortController()
    leave = () => asking.abort()
    // Without locks each tab that is seen listens for itself.
    if ('locks' in navigator) navigator.locks.request(name, { signal: asking.signal }, lead).catch(() => undefined)
    else void lead()
  }
  function stop(): void {
    isRunning = false
    timers.forEach(clearTimeout)
    source?.close()
    source = undefined
    leave?.()
    leave = undefined
  }

  const isPaused = () => sessionStorage.getItem(pausedKey) !== null
  const words = { pause: button.textContent, resume: word('live.resume') }
  const showPause = () => {
    button.hidden = false
    button.textContent = isPaused() ? words.resume : words.pause
  }
  button.addEventListener('click', () => {
    if (isPaused()) sessionStorage.removeItem(pausedKey)
    else sessionStorage.setItem(pausedKey, '1')
    showPause()
    if (isPaused()) stop()
    else again()
  })
  const again = () => {
    start()
    look()
  }

  tabs.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.happened) hear()
    if (data.asks) say({ wants: own })
    // Several of the browser's pages are about different people: then the one that listens hears of all of them.
    if (data.wants !== undefined && source !== undefined && data.wants !== address && address !== everythingPath) {
      address = everythingPath
      listen()
    }
  })
  let hiding = 0
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding)
    if (document.hidden) hiding = window.setTimeout(stop, hiddenMs)
    else if (isStale || !isRunning || refresh.isOld()) again()
  })
  window.addEventListener('online', look)
  window.addEventListener('pagehide', stop)
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) again()
  })
  document.addEventListener('focusout', () => {
    if (refresh.isLeft()) window.setTimeout(look, 300)
  })
  showPause()
  // Whoever goes on at once needs no stream.
  window.setTimeout(start, 1_000)
}
