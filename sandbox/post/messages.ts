import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** What came, by which way, and where to: an address of e-mail, a telephone (E.164), or a number whose mailbox it is. */
const messageSchema = z.object({
  id: z.string(),
  way: z.enum(['email', 'sms', 'digitalPost']),
  to: z.string(),
  from: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  at: z.string(),
  /** The same by the machine's own clock. */
  takenAt: z.string(),
  /** The Message-ID: a letter that comes again has the same. */
  reference: z.string().nullable(),
  /** False: whoever took it found afterwards that it does not get there. */
  arrived: z.boolean(),
})

export type Message = z.infer<typeof messageSchema>
export type NewMessage = Omit<Message, 'id' | 'at' | 'takenAt'>

/** Everything that has come, in the order in which it came. */
export type Messages = {
  add: (message: NewMessage) => Message
  all: () => readonly Message[]
  find: (id: string) => Message | undefined
  clear: () => void
}

/** So many are read again at start. */
const readAgain = 2_000

const readLines = (file: string): Message[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(-readAgain)
    .flatMap((line) => {
      // The last line of one that was killed may be half.
      try {
        return [messageSchema.parse(JSON.parse(line))]
      } catch {
        return []
      }
    })

/** Keeps what comes in memory, and in `file`, one line each, when there is one: what came is there the next time. */
export const openMessages = (file: string | null, clock: () => Date): Messages => {
  let kept = file !== null && existsSync(file) ? readLines(file) : []
  const byId = new Map(kept.map((message) => [message.id, message]))
  if (file !== null) mkdirSync(dirname(file), { recursive: true })
  return {
    add: (given) => {
      const message: Message = {
        ...{ ...given, id: randomUUID(), at: clock().toISOString() },
        takenAt: new Date().toISOString(),
      }
      kept.push(message)
      byId.set(message.id, message)
      if (file !== null) appendFileSync(file, `${JSON.stringify(message)}\n`)
      return message
    },
    all: () => kept,
    find: (id) => byId.get(id),
    clear: () => {
      kept = []
      byId.clear()
    },
  }
}
