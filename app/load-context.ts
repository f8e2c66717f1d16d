import type { Readable } from 'node:stream'
import '@remix-run/node'
import type { Press } from '~/auth/filled-in.server'
import type { Services } from '~/services/create.server'
import type { Language } from '~/i18n/languages'
import type { Retention } from '~/platform/retention'

/** What is known of one request before any route runs. `now` is one instant for the whole page. */
export type PageContext = {
  requestId: string
  nonce: string
  language: Language
  now: Date
  ip: string
  /** How much of what happens had been heard when the page was begun. */
  heard: number
  /** Where the enhancement script is; its name changes with its content. */
  enhanceUrl: string
  /**
   * Sends a form within the portal, as the browser that `cookies` is from would: its action runs with all its guards, in this
   * request's language and under its number. The answer is not followed.
   */
  sendOwn: (form: Press, cookies: string) => Promise<Response>
  /** Calls when the answer has gone out, with its status and where it leads. */
  onAnswered: (told: (answer: { status: number; location: string | null }) => void) => void
  /** How long a session lives without use. */
  sessionIdleSeconds: number
  support: { email: string; phone: string }
  /** How long things are kept, and for how many hours at most the answers of a provider. */
  retention: Retention & { answerHours: number; sessionMinutes: number }
  /** Makes a file the body of the answer: it is sent as it is taken, and never whole in memory. */
  attachFile: (content: Readable) => void
  /** Runs when the answer has ended, however it ended. */
  afterwards: (work: () => void) => void
}

declare module '@remix-run/node' {
  /** Loaders' data keeps its types: dates and sets stay what they are. */
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext {
    services: Services
    page: PageContext
  }
}
