import type { AccessService } from '~/auth/access.server'
import type { Access, User } from '~/auth/types'
import type { ChosenTimes, Database, Destination, GivenRepresentation } from '~/database/types'
import { stateOf } from '~/domain/access/giving'
import { isGivenHere, type ActorRole } from '~/domain/access/representation'
import { lesserOf, standardLevel, type NoticeChoice, type NoticeTone } from '~/domain/notices/event'
import { standardQuiet } from '~/domain/notices/when'
import { parseLanguage, type Language } from '~/i18n/languages'
import type { Clock } from '~/platform/clock'
import { seenBy } from '~/services/access/decided'
import type { Destinations } from './destinations.server'

type Parts = {
  database: Pick<Database, 'representations'> & { noticeChoices: Database['noticeChoices'] }
  access: Pick<AccessService, 'subjectsFor'>
  destinations: Destinations
  clock: Clock
}

/** When and in which language somebody is told. */
export type Times = Omit<ChosenTimes, 'language'> & { language: Language }
/** How much somebody is told of a brukare: as they have chosen, and as they are (the brukare may have set a limit). */
export type LevelOf = { chosen: NoticeChoice; limit: NoticeChoice | null; is: NoticeChoice }
/** Someone of whom a person may be told. */
/** `isOff`: nobody is told anything of them, since their identity is protected. */
export type ToldAbout = LevelOf & { brukareId: string; name: string; role: ActorRole; isOff: boolean }
/** Somebody who is told of a brukare. `mayLimit`: the viewer may say how much at most. */
export type ToldPersonOf = LevelOf & { personId: string; name: string; role: ActorRole; mayLimit: boolean }
/** All that somebody has chosen. `isWhole`: nobody of whom they may be told is missing. */
export type ChosenByOne = {
  destinations: Destination[]
  times: Times
  about: ToldAbout[]
  isWhole: boolean
  told: { at: Date; tone: NoticeTone }[]
  /** Since when what is to be told has not got to a destination, by its id: it is tried again. */
  stuck: ReadonlyMap<string, Date>
}

/** What is looked back on, on the page. */
const mostTold = 10

/** What each has chosen of how they are told, and what the brukare says of it. */
export function createChoosing({ database, access, destinations, clock }: Parts) {
  const { noticeChoices, representations } = database

  async function timesOf(personId: string, language: Language): Promise<Times> {
    const chosen = await noticeChoices.times(personId)
    if (chosen === null) return { language, quiet: standardQuiet, pause: null }
    return { ...chosen, language: parseLanguage(chosen.language) ?? language }
  }

  const levelIn = (chosen: NoticeChoice | null | undefined, limit: NoticeChoice | null | undefined): LevelOf => {
    const own = chosen ?? standardLevel
    return { chosen: own, limit: limit ?? null, is: lesserOf(own, limit ?? null) }
  }

  /** The open rights of others to the brukare, as far as they are the viewer's to see. */
  async function heldBy(one: Access): Promise<GivenRepresentation[]> {
    const given = await representations.listForBrukare(one.brukare.id)
    return given.flatMap((each) => {
      const seen = each.personId === one.viewer.personId ? null : seenBy(one, each)
      return seen !== null && stateOf(seen, clock()) === 'valid' ? [seen] : []
    })
  }

  return {
    timesOf,
    saveTimes: (personId: string, times: Times): Promise<void> => noticeChoices.saveTimes(personId, times),

    /** Everything that a person has chosen, and of whom. */
    async all(user: User, language: Language, requestId: string): Promise<ChosenByOne> {
      const { personId } = user
      const [found, levels, limits, times, own, told, stuck] = await Promise.all([
        access.subjectsFor(user, requestId),
        noticeChoices.levels(personId),
        noticeChoices.limitsOf(personId),
        timesOf(personId, language),
        destinations.list(personId),
        noticeChoices.toldLately(personId, mostTold),
        noticeChoices.stuck(personId),
      ])
      const off = await noticeChoices.offFor(found.subjects.map(({ brukare }) => brukare.id))
      const about = found.subjects.map(({ brukare: { id, name }, role }) => ({
        ...{ brukareId: id, name, role, isOff: off.has(id) },
        ...levelIn(levels.get(id), limits.get(id)),
      }))
      const isWhole = !found.unconfirmed && found.refused.length === 0
      const since = new Map([...stuck].map(([id, ageMs]) => [id, new Date(clock().getTime() - ageMs)]))
      const lately = told.map(({ at, tone }) => ({ at, tone }))
      return { destinations: own, times, about, isWhole, told: lately, stuck: since }
    },

    /** How much the viewer is told of the brukare of a page, whether anybody is, and whether there is anywhere to tell them. */
    async level(access: Access): Promise<LevelOf & { reaches: boolean; isOff: boolean }> {
      const { personId } = access.viewer
      const { id } = access.brukare
      const [off, levels, limits, own] = await Promise.all([
        noticeChoices.offFor([id]),
        noticeChoices.levels(personId),
        noticeChoices.limitsOf(personId),
        destinations.list(personId),
      ])
      const reaches = own.some(({ confirmedAt, failedAt }) => confirmedAt !== null && failedAt === null)
      return { ...levelIn(levels.get(id), limits.get(id)), reaches, isOff: off.has(id) }
    },
    saveLevel: ({ viewer, brukare }: Access, level: NoticeChoice): Promise<void> =>
      noticeChoices.saveLevel(viewer.personId, brukare.id, level),

    /** Who else is told of the brukare, by name. What they are told follows what they may see, and where to is theirs alone. */
    async people(one: Access): Promise<ToldPersonOf[]> {
      const [held, told] = await Promise.all([heldBy(one), noticeChoices.toldAbout(one.brukare.id)])
      return told.flatMap(({ personId, level, limit }) => {
        const [first] = held.filter((each) => each.personId === personId)
        if (first === undefined) return []
        const { holderName: name, kind: role } = first
        return [{ ...levelIn(level, limit), personId, name, role, mayLimit: isGivenHere(role) }]
      })
    },

    /**
     * Says how much somebody is told at most; null: as they choose. Only of those who were given their access here: who acts by law
     * has a duty to know. False: it is not the viewer's to say.
     */
    async limit(one: Access, personId: string, level: NoticeChoice | null): Promise<boolean> {
      const held = (await heldBy(one)).filter((each) => each.personId === personId)
      if (held.length === 0 || !held.every(({ kind }) => isGivenHere(kind))) return false
      await noticeChoices.saveLimit(one.brukare.id, personId, level)
      return true
    },
  }
}
