import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { monthAfter, parseMonth, stockholmMonth } from '../app/domain/time/time'

export const usage = `npm run provider:check -- <base URL> --token-endpoint <URL> --key key.json --persons persons.json

  <base URL>             what stands before /v1, such as https://test.provider.example/api
  --token-endpoint URL   where you give tokens
  --client-id ID         as whom the check signs in: insyn-portal, if it is left out
  --key FILE             the private key (a JWK with kid) whose public half your token endpoint takes
  --persons FILE         test persons: {"persons": ["191212121212", …], "unknown": "…"}; "unknown" is nobody's
  --months A,B           months that are read: this one and the two before, if it is left out
  --now INSTANT          what time it is in your test system, if it has a clock of its own
  --most N               how many brukare are read: 5, if it is left out
  --patience MS          how long the check waits for an answer: 10000, if it is left out
  --report FILE          also as .json, .xml (JUnit) or .txt; may be given several times

  --write --brukare ID   also writes, about this one of the test brukare; without it nothing is written
  --state FILE           where the keys of the writes are kept for after the restart
  --after-restart        sends again what is in the --state file, after a restart of your system

  --make-key             makes key.json and jwks.json (its public half, for your token endpoint) here, and ends
  --rules                the rules, as Markdown, and ends

Ends with 0 when every rule holds (warnings do not count), 1 when one does not, 2 when it could not be checked.`

/** What the one who runs the check has asked for. */
export type Options = {
  baseUrl: string
  tokenEndpoint: string
  clientId: string
  key: z.infer<typeof keyFile>
  persons: readonly string[]
  unknownNumber: string
  months: readonly string[]
  now: Date
  mostBrukare: number
  patienceMs: number
  reports: readonly string[]
  write: { brukareId: string } | null
  stateFile: string | null
  afterRestart: boolean
}

const keyFile = z.looseObject({
  kid: z.string().min(1),
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})
const number = z.string().regex(/^(18|19|20)\d{10}$/, 'is not twelve digits')
/** With a name the same file serves the demo, which shows it on the sign-in page. */
const person = z.union([number, z.object({ number }).transform((one) => one.number)])
const personsFile = z.object({ persons: z.array(person).min(1), unknown: number.default('191212121212') })
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** A fault of the one who runs the check, told without a stack. */
export class Misuse extends Error {}

function addressOf(text: string | undefined, what: string): string {
  if (text === undefined || !URL.canParse(text)) throw new Misuse(`${what} is not an address.\n\n${usage}`)
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
  if (!isSafe) throw new Misuse(`${what} must be HTTPS: rule https.`)
  if (url.username !== '' || url.password !== '') throw new Misuse(`${what} must not hold a password.`)
  return text.replace(/\/$/, '')
}

function fileOf<T>(schema: z.ZodType<T>, file: string | undefined, what: string): T {
  if (file === undefined) throw new Misuse(`${what} is missing.\n\n${usage}`)
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
    // The place of the fault, and never what stands there.
    throw new Misuse(
      `${what} ${file}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    )
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(`${what} ${file} cannot be read as JSON.`)
  }
}

function wholeNumber(text: string | undefined, usual: number, what: string): number {
  if (text === undefined) return usual
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Misuse(`${what} must be a whole number.`)
  return Number(text)
}

function monthsOf(text: string | undefined, now: Date): string[] {
  const last = stockholmMonth(now)
  const named = text?.split(',') ?? [monthAfter(last, -2), monthAfter(last, -1), last]
  const months = named.flatMap((month) => parseMonth(month) ?? [])
  if (months.length !== named.length) throw new Misuse('--months must be months as 2026-11, with commas between.')
  return months.sort()
}

const noFiles: string[] = []

const flags = {
  'token-endpoint': { type: 'string' },
  'client-id': { type: 'string', default: 'insyn-portal' },
  key: { type: 'string' },
  persons: { type: 'string' },
  months: { type: 'string' },
  now: { type: 'string' },
  most: { type: 'string' },
  patience: { type: 'string' },
  report: { type: 'string', multiple: true, default: noFiles },
  write: { type: 'boolean', default: false },
  brukare: { type: 'string' },
  state: { type: 'string' },
  'after-restart': { type: 'boolean', default: false },
  'make-key': { type: 'boolean', default: false },
  rules: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/**
 * What the arguments ask for; a word when it is not a check.
 * @throws Misuse with a text for the one who runs it
 */
export function readOptions(args: readonly string[]): Options | 'rules' | 'help' | 'make-key' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  if (values.rules) return 'rules'
  if (values['make-key']) return 'make-key'
  const now = values.now === undefined ? new Date() : new Date(values.now)
  if (Number.isNaN(now.getTime())) throw new Misuse('--now must be an instant as 2026-11-19T10:00:00+01:00.')
  const wrongReport = values.report.find((file) => !/\.(json|xml|txt)$/.test(file))
  if (wrongReport !== undefined) throw new Misuse('--report must end with .json, .xml or .txt.')
  if (values.write !== (values.brukare !== undefined))
    throw new Misuse('--write and --brukare go together: writing is about one named brukare only.')
  if (values['after-restart'] && values.state === undefined)
    throw new Misuse('--after-restart needs the --state file of the pass before.')
  const { persons, unknown } = fileOf(personsFile, values.persons, '--persons')
  return {
    baseUrl: addressOf(positionals[0], 'The base URL'),
    tokenEndpoint: addressOf(values['token-endpoint'], '--token-endpoint'),
    clientId: values['client-id'],
    key: fileOf(keyFile, values.key, '--key'),
    persons,
    unknownNumber: unknown,
    months: monthsOf(values.months, now),
    now,
    mostBrukare: wholeNumber(values.most, 5, '--most'),
    patienceMs: wholeNumber(values.patience, 10_000, '--patience'),
    reports: values.report,
    write: values.brukare === undefined ? null : { brukareId: values.brukare },
    stateFile: values.state ?? null,
    afterRestart: values['after-restart'],
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: flags })
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : 'The arguments are wrong.'}\n\n${usage}`)
  }
}
