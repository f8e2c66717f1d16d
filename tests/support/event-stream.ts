import { request, type IncomingMessage } from 'node:http'

/** A stream of events as it came: what was said, with when, and when and how it ended. Times are the machine's, in milliseconds. */
export type HeardStream = {
  status: number
  headers: IncomingMessage['headers']
  /** Each block as it was written: `data: …`, `event: …`, `:`. */
  said: { at: number; text: string }[]
  /** When it ended; null: it is open. */
  endedAt: () => number | null
  close: () => void
}

/** Listens as a browser's EventSource does, and does not come back when it ends. `host`: the public one, where that is another. */
export function listenTo(url: string, cookie: string, host = new URL(url).host): Promise<HeardStream> {
  return new Promise((resolve, reject) => {
    let ended: number | null = null
    const said: HeardStream['said'] = []
    const asked = request(url, { agent: false, headers: { cookie, host, accept: 'text/event-stream' } }, (answer) => {
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) said.push({ at: performance.now(), text: block })
      })
      answer.once('close', () => {
        ended = performance.now()
      })
      const { statusCode: status = 0, headers } = answer
      resolve({ status, headers, said, endedAt: () => ended, close: () => asked.destroy() })
    })
    asked.once('error', reject)
    asked.end()
  })
}

/** What was said of something that happened. */
export const happened = ({ said }: HeardStream) => said.filter(({ text }) => text.startsWith('data: '))
