import { randomInt, randomUUID } from 'node:crypto'
import type { ChosenTimes, CodeOutcome, Database, Destination } from '~/database/types'
import { readAddress, readCode, type AddressFault, type TypedChannel } from '~/domain/notices/address'
import { standardQuiet } from '~/domain/notices/when'
import { minutesAfter } from '~/domain/time/time'
import { htmlLang, parseLanguage, type Language } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import type { Clock } from '~/platform/clock'
import { createLimiter } from '~/platform/limiter.server'
import { codeLetterOf, testLetterOf, type LetterWords } from '~/views/notices/letter'
import type { Channel, SendOutcome } from './channel.server'
import type { createDigitalPost, DigitalPost } from './digital-post.server'

type Parts = {
  database: { noticeChoices: Database['noticeChoices']; accessLog: Pick<Database['accessLog'], 'append'> }
  channels: readonly Channel[]
  digitalPost: ReturnType<typeof createDigitalPost>
  origin: string
  clock: Clock
}

/** Whose, in which language the page is, and the number of the request. */
export type Asker = { personId: string; language: Language; requestId: string }

/** Why a letter did not go out: nobody answered, there is no such address, or too many have been asked for. */
export type SendFault = 'unreachable' | 'noSuch' | 'tooOften'
/** What came of adding an address. `already`: one gets letters there; `tooMany`: one has as many as one can. */
export type AddFault = AddressFault | 'already' | 'tooMany' | SendFault
export type Added = { ok: true; id: string } | { ok: false; fault: AddFault }
/** What came of a code. `form`: it is no code at all; `gone`: nothing waits for one. */
export type Confirmed = CodeOutcome | 'form' | 'gone'

const codeMinutes = 60
const noWay: SendOutcome = { ok: false, why: 'later', isAddress: false, code: 'no-channel' }
/** As many as anybody has use for. */
const mostDestinations = 5
/** Letters that somebody can have sent to an address, in an hour: by one person, and to one address by all. */
const mostAnHour = { person: 8, address: 4 }

/**
 * Where somebody is told: added, shown to be theirs by a code, tried, and taken away. A code is sent at once, and not by the
 * queue: whoever waits for it sees whether it went.
 */
export function createDestinations({ database, channels, digitalPost, origin, clock }: Parts) {
  const { noticeChoices, accessLog } = database
  const outs = new Map(channels.map((one) => [one.channel, one]))
  const byPerson = createLimiter({ points: mostAnHour.person, seconds: 3600, keys: 20_000 })
  const byAddress = createLimiter({ points: mostAnHour.address, seconds: 3600, keys: 20_000 })

  const languageOf = async ({ personId, language }: Asker): Promise<Language> =>
    parseLanguage((await noticeChoices.times(personId))?.language) ?? language

  const freshCode = () => ({
    code: String(randomInt(1_000_000)).padStart(6, '0'),
    codeUntil: minutesAfter(clock(), codeMinutes),
  })

  const isTooOften = (personId: string, address: string): boolean =>
    byPerson(personId) > 0 || byAddress(address.toLowerCase()) > 0

  async function send(
    { channel, address }: Pick<Destination, 'channel' | 'address'>,
    words: LetterWords,
    language: Language,
  ): Promise<SendFault | null> {
    const out = outs.get(channel)
    const letter = { id: randomUUID(), to: address, language: htmlLang(language), stop: null, ...words }
    const outcome = (await out?.send(letter)) ?? noWay
    // What may have come is waited for; whoever gets nothing asks for another.
    if (outcome.ok || outcome.why === 'unsure') return null
    return outcome.isAddress ? 'noSuch' : 'unreachable'
  }

  const sendCode = (to: Destination, code: string, language: Language) =>
    send(to, codeLetterOf(code, origin, textsFor(language)), language)

  /** That somebody has changed where they are told; where to, the log does not say. */
  const note = (action: string, { personId, requestId }: Asker, id: string) =>
    accessLog.append({
      ...{ personId, brukareId: null, role: null, basis: null, action, requestId },
      ...{ resourceType: 'noticeDestination', resourceId: id, outcome: 'allowed' },
    })

  async function find(personId: string, id: string): Promise<Destination | null> {
    return (await noticeChoices.destinations(personId)).find((one) => one.id === id) ?? null
  }

  const rememberLanguage = async ({ personId, language }: Asker): Promise<void> => {
    const first: ChosenTimes = { language, quiet: standardQuiet, pause: null }
    if ((await noticeChoices.times(personId)) === null) await noticeChoices.saveTimes(personId, first)
  }

  /** Adds one's own digital mailbox, which nobody has to show to be theirs. False when it cannot be reached now. */
  async function addMailbox(asker: Asker): Promise<boolean> {
    const { destination } = await digitalPost.add(asker.personId)
    if (destination === null) return false
    await rememberLanguage(asker)
    await note('noticeAddress.confirm', asker, destination.id)
    return true
  }

  return {
    addMailbox,
    /** Whether one's digital mailbox can be reached. */
    mailboxOf: ({ personId }: Asker): Promise<DigitalPost> => digitalPost.of(personId),
    /** The ways that are configured here. */
    channels: channels.map(({ channel }) => channel),
    find,
    list: (personId: string): Promise<Destination[]> => noticeChoices.destinations(personId),

    /** Adds an address as it was typed and sends a code there. What could not be sent is kept, for another try. */
    async add(asker: Asker, channel: TypedChannel, typed: string): Promise<Added> {
      const { personId } = asker
      const read = readAddress(channel, typed)
      if (!read.ok) return read
      const { address } = read
      const known = await noticeChoices.destinations(personId)
      const same = known.find((one) => one.address.toLowerCase() === address.toLowerCase())
      if (same !== undefined && same.confirmedAt !== null && same.failedAt === null)
        return { ok: false, fault: 'already' }
      if (same === undefined && known.length >= mostDestinations) return { ok: false, fault: 'tooMany' }
      if (isTooOften(personId, address)) return { ok: false, fault: 'tooOften' }
      const { code, codeUntil } = freshCode()
      const added = await noticeChoices.addDestination({ personId, channel, address, code, codeUntil })
      const language = await languageOf(asker)
      const fault = await sendCode(added, code, language)
      if (fault === null) {
        await note('noticeAddress.add', asker, added.id)
        return { ok: true, id: added.id }
      }
      // It is typed again, so nothing of it is left that nobody has confirmed.
      if (same === undefined) await noticeChoices.removeDestination(personId, added.id)
      return { ok: false, fault }
    },

    /** Sends another code; the one before it holds no longer. */
    async sendAgain(asker: Asker, id: string): Promise<SendFault | 'gone' | null> {
      const one = await find(asker.personId, id)
      if (one === null || (one.confirmedAt !== null && one.failedAt === null)) return 'gone'
      if (isTooOften(asker.personId, one.address)) return 'tooOften'
      if (one.channel === 'digitalPost') return (await addMailbox(asker)) ? null : 'unreachable'
      const { personId } = asker
      const { code, codeUntil } = freshCode()
      const waits = await noticeChoices.addDestination({ ...one, personId, code, codeUntil })
      return sendCode(waits, code, await languageOf(asker))
    },

    /** Takes the code. With the first address that is one's own, the language of the page is the letters' until another is chosen. */
    async confirm(asker: Asker, id: string, typed: string): Promise<Confirmed> {
      const { personId } = asker
      const code = readCode(typed)
      if (code === null) return 'form'
      const outcome = await noticeChoices.confirm({ personId, id, code })
      if (outcome !== 'confirmed') return outcome ?? 'gone'
      await rememberLanguage(asker)
      await note('noticeAddress.confirm', asker, id)
      return outcome
    },

    /** Sends a letter for trying. */
    async tryIt(asker: Asker, id: string): Promise<SendFault | 'gone' | null> {
      const one = await find(asker.personId, id)
      if (one === null || one.confirmedAt === null) return 'gone'
      if (isTooOften(asker.personId, one.address)) return 'tooOften'
      const language = await languageOf(asker)
      return send(one, testLetterOf(origin, textsFor(language)), language)
    },

    /** Takes one away. False: it is none of the person's. */
    async remove(asker: Asker, id: string): Promise<boolean> {
      const isRemoved = await noticeChoices.removeDestination(asker.personId, id)
      if (isRemoved) await note('noticeAddress.remove', asker, id)
      return isRemoved
    },

    /** Whether what comes to the address of a letter's token can be ended; null: the token is of nothing. */
    byToken: (token: string): Promise<{ isOn: boolean } | null> => noticeChoices.byStopToken(token),
    /** Ends it. */
    stop: (token: string): Promise<boolean> => noticeChoices.stop(token),
  }
}

export type Destinations = ReturnType<typeof createDestinations>
