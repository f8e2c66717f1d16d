/** Text that is the program's own word, or an id, in a line of the log: nobody's sentence, and short. */
const longest = 200

/** Every field that a line may have. What is written in it is an id, a count, or a word of the program's own. */
const allowed: ReadonlySet<string> = new Set([
  // Which process and request, and what the line is about.
  ...['service', 'requestId', 'err', 'code', 'status', 'reason', 'loop', 'port', 'origin', 'trustProxy'],
  // Ids. A person's and a brukare's are the portal's own, but for what a provider calls a brukare in its feed.
  ...['personId', 'brukareId', 'providerId', 'providerObjectionId', 'resourceId', 'outboxId', 'messageId', 'sessionId'],
  // A call to a provider, and what was wrong with its answer: which fields, and by which rule.
  ...['operation', 'failure', 'what', 'fields', 'fault', 'breaker', 'of'],
  // What waits to be sent, and what people are told.
  ...['topic', 'attempts', 'errorCode', 'delayMs', 'ageMs', 'channel'],
  // What the processes tell each other.
  ...['kind', 'type', 'isHere', 'from', 'ended'],
  // The change of keys: names of tables, columns, keys.
  ...['moved', 'retiring', 'broken', 'twice', 'table', 'row', 'column'],
])

function allowedValue(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) return value
  if (Array.isArray(value)) return value.slice(0, 20).map(allowedValue)
  if (typeof value === 'object') return allowedFields(Object.fromEntries(Object.entries(value)))
  return undefined
}

/** The fields that may be written; `leftOut` names the others, so that one that was forgotten in the list is noticed. */
export function allowedFields(fields: Record<string, unknown>): Record<string, unknown> {
  const written: Record<string, unknown> = {}
  const leftOut: string[] = []
  for (const [name, value] of Object.entries(fields)) {
    if (!allowed.has(name)) leftOut.push(name)
    else written[name] = name === 'err' ? value : allowedValue(value)
  }
  return leftOut.length === 0 ? written : { ...written, leftOut }
}

/** Errors whose message has what was being read or written in it, by how they are made: a parser's, the database's, a check's. */
const tellTooMuch =
  /^(SyntaxError|RangeError|URIError|ZodError|\$ZodError|Prisma.*|DatabaseError|error|DriverAdapterError)$/

/** Facts of PostgreSQL's errors that are names of the schema. Its `detail` has the values of a row. */
const schemaFacts = ['constraint', 'table', 'column', 'routine'] as const

/** A message without what could be somebody's: what is quoted, addresses of e-mail, and numbers as long as a person's. */
function masked(message: string): string {
  return message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/g, '"…"')
    .replace(/[^\s@<>]+@[^\s@<>]+/g, '…@…')
    .replace(/\+?\d[\d\s-]{4,}\d/g, '#')
    .slice(0, longest)
}

const textOf = (error: Error, name: string): string | undefined => {
  const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value
  return typeof value === 'string' ? value.slice(0, 100) : undefined
}

function nameOf(error: Error): string {
  return error.constructor.name === '' ? error.name : error.constructor.name
}

/** Only where it happened: the first lines of a stack are the message again. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return frames.slice(0, 12).join('\n')
}

type ErrorFacts = Record<string, string | undefined>

/**
 * What of an error goes into the log: its kind, code, place, and its message where that is our own or the system's. Of a parser's,
 * a check's or the database's the message can be somebody's words, so kind, code and place must do.
 */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: 'unknown' }
  const name = nameOf(error)
  const isQuiet = tellTooMuch.test(name) || tellTooMuch.test(error.name)
  const facts = Object.fromEntries(
    schemaFacts.flatMap((fact) => {
      const value = textOf(error, fact)
      return value === undefined ? [] : [[fact, value]]
    }),
  )
  const cause = error.cause instanceof Error ? error.cause : undefined
  const causeQuiet = cause !== undefined && (tellTooMuch.test(nameOf(cause)) || tellTooMuch.test(cause.name))
  return {
    name,
    ...(isQuiet ? {} : { message: masked(error.message) }),
    code: textOf(error, 'code'),
    ...facts,
    ...(cause === undefined
      ? {}
      : { cause: causeQuiet ? nameOf(cause) : masked(cause.message), causeCode: textOf(cause, 'code') }),
    stack: framesOf(error),
  }
}
