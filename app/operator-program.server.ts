import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createAccessService } from '~/auth/access.server'
import { openDatabase } from '~/database/database.server'
import type { Database } from '~/database/types'
import { twelveDigits } from '~/domain/sign-in/personal-number'
import { stockholmDate } from '~/domain/time/time'
import { parseConfig, type Config } from '~/platform/config.server'
import { createLogger } from '~/platform/logger.server'
import { createProviderGateway } from '~/provider/gateway.server'
import { whyLines } from '~/services/access/why.server'
import { outageLines, readOutage } from '~/services/outages/operator.server'

/** Where the command says what it did; `env` is the portal's own, and `readNumber` gives the first line of standard input. */
type Surroundings = {
  args: string[]
  env: Record<string, string | undefined>
  say: (line: string) => void
  readNumber: () => Promise<string>
}

const usage = `npm run operator -- <command>

  sessions end <who>       end all sessions of a person, now
  rights why <who>         what a person may see, for whom, and why: the rule's own answer
  rights end --right <id>      end one right, now, whatever the provider goes on saying
  outages tell --file <path>   say to everybody that something is planned, does not work or has happened
  outages end --outage <id>    say that it is over
  outages list                 what is said
  rights restart --right <id>  let a right that was ended, and that a provider keeps, count again as the provider says

  <who>: --person <id>, or --number: a personnummer on standard input, never among the arguments, which all can see.
What is done to a person or a right leaves a row in the access log, which the brukare can read.`

const options = {
  person: { type: 'string' },
  number: { type: 'boolean' },
  right: { type: 'string' },
  file: { type: 'string' },
  outage: { type: 'string' },
} as const

/** An id may begin with "-": what follows the name of an option is its value. */
const joined = (args: readonly string[]): string[] =>
  args.flatMap((arg, index) => {
    const takesNext = (name?: string) => name === '--right' || name === '--outage' || name === '--person'
    if (takesNext(args[index - 1])) return []
    return takesNext(arg) && args[index + 1] !== undefined ? [`${arg}=${args[index + 1]}`] : [arg]
  })

const refusals = {
  over: 'It has ended already: nothing was done',
  own: 'It is the brukare’s own right, which nobody ends. To shut somebody out who signs in as the brukare: sessions end',
  missing: 'There is no such right: nothing was done',
} as const

/**
 * What who runs the portal can do about a person's sessions and rights. The next request meets it.
 * @returns 0 when it was done, 1 when there was nothing to do it to
 * @throws Error when it could not be done, or what is asked is not a command
 */
export async function runOperator({ args, env, say, readNumber }: Surroundings): Promise<number> {
  const { values, positionals } = parseArgs({ args: joined(args), allowPositionals: true, options })
  const command = positionals.join(' ')
  const { right, file, outage } = values
  const config = parseConfig(env)
  const requestId = `operator-${randomBytes(9).toString('base64url')}`
  const { clock, keys, databaseUrl: url, dataFolder } = config
  const database = await openDatabase({ url, folder: `${dataFolder}/portal`, keys, clock })
  try {
    switch (command) {
      case 'sessions end': {
        const personId = await personOf(database, config, values, readNumber)
        if (personId === null) return nobody(say)
        say(`${await database.sessions.endAll(personId, requestId)} sessions of ${personId} ended (${requestId})`)
        return 0
      }
      case 'rights why': {
        const personId = await personOf(database, config, values, readNumber)
        return personId === null ? nobody(say) : await why({ database, config, personId, requestId, say })
      }
      case 'rights end': {
        if (right === undefined) throw new Error(usage)
        const outcome = await database.representations.stop(right, requestId)
        say(outcome === 'ended' ? `Ended ${right} (${requestId})` : refusals[outcome])
        return outcome === 'ended' ? 0 : 1
      }
      case 'rights restart': {
        if (right === undefined) throw new Error(usage)
        const isDone = await database.representations.restart(right, requestId)
        say(
          isDone
            ? `${right} counts again, as its provider says (${requestId})`
            : 'It was not stopped: nothing was done',
        )
        return isDone ? 0 : 1
      }
      case 'outages tell': {
        if (file === undefined) throw new Error(usage)
        const providerIds = config.providers.map((one) => one.id)
        const outage = readOutage(await readFile(file, 'utf8'), clock(), providerIds)
        const id = await database.outages.add(outage)
        say(`Told everybody: ${id}. Every process says it within ten seconds`)
        if (outage.concerns !== null) say('Whom it concerns is told outside the portal, when they have chosen where')
        return 0
      }
      case 'outages end': {
        if (outage === undefined) throw new Error(usage)
        const isDone = await database.outages.end(outage)
        say(isDone ? `${outage} is over` : 'There is none such that goes on: nothing was done')
        return isDone ? 0 : 1
      }
      case 'outages list': {
        for (const line of outageLines(await database.outages.list(), clock())) say(line)
        return 0
      }
      default:
        throw new Error(usage)
    }
  } finally {
    await database.close()
  }
}

function nobody(say: (line: string) => void): number {
  say('Nobody here has that id or number')
  return 1
}

async function personOf(
  { persons }: Pick<Database, 'persons'>,
  { clock }: Pick<Config, 'clock'>,
  { person, number }: { person?: string; number?: boolean },
  readNumber: () => Promise<string>,
): Promise<string | null> {
  if ((person === undefined) === (number === undefined)) throw new Error(usage)
  if (person !== undefined) return (await persons.find(person))?.id ?? null
  const digits = twelveDigits(await readNumber(), stockholmDate(clock()))
  if (digits === null) throw new Error('What came on standard input is no personnummer')
  return persons.idByNumber(digits)
}

type Asking = { database: Database; config: Config; personId: string; requestId: string; say: (line: string) => void }

/** Asks the providers as a page does, writes the rows of the log, and then says it. */
async function why({ database, config, personId, requestId, say }: Asking): Promise<number> {
  const logger = createLogger('silent')
  const provider = createProviderGateway(config, { database, logger }, { pageMs: config.pageBudgetMs })
  try {
    const explained = await createAccessService({ config, database, logger, provider }).explain(personId, requestId)
    const entries = explained.map(async ({ brukareId }) => {
      // What the brukare calls the holder: a number must not be a way to a name.
      const given = await database.representations.listForBrukare(brukareId)
      const about = given.find((one) => one.personId === personId)?.holderName ?? null
      const said = { personId: null, brukareId, role: null, basis: null, action: 'access.explain', requestId }
      return { ...said, resourceType: 'person', resourceId: personId, about, outcome: 'allowed' as const }
    })
    await database.accessLog.appendAll(await Promise.all(entries))
    if (explained.length === 0) say(`${personId} holds no right, and has held none that is remembered`)
    for (const one of explained) for (const line of whyLines(one)) say(line)
    return 0
  } finally {
    await provider.close()
  }
}
