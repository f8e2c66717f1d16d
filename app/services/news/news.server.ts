import type { Access } from '~/auth/types'
import type { Database, PortalNews } from '~/database/types'
import type { Scope } from '~/domain/access/representation'
import { mayAt } from '~/domain/access/rights'
import { judgeOf, isToWrite, visitWith, type Judge, type Newness, type NewsItem, type Visit } from '~/domain/news/news'
import { isSeen, openedKeys, openedKinds } from '~/domain/news/opened'
import type { Logger } from '~/platform/logger.server'

type Parts = { database: Pick<Database, 'opened'>; logger: Pick<Logger, 'warn'> }

/**
 * What is new to the viewer of a brukare, as far as the portal itself knows: asked on every page, in one statement. `answers`: every
 * one that waits to be read, and whether it is new (what came before the first visit is not); `access`: of the pages of it.
 */
export type News = {
  /** As it was before this page; null: this is the first. */
  visit: Visit | null
  /** The end of the visit before this one; null while there has been none. */
  since: Date | null
  answers: ReadonlyMap<string, { at: Date; newness: Newness | null }>
  /** The same of wishes; a question is an answer to read. */
  wishes: ReadonlyMap<string, { at: Date; newness: Newness | null }>
  access: ReadonlyMap<string, { at: Date; newness: Newness }>
}

/** What is new to somebody, and that they have opened it. */
export function createNews({ database: { opened }, logger }: Parts) {
  return {
    /** For the menu of every page, and what it leads to. */
    async of(access: Access, now: Date): Promise<News> {
      const whose = whoseOf(access)
      const { visit, answers, wishes, access: given } = await opened.news(whose)
      const judge = (key: string, openedAt: Date | null): Judge =>
        judgeOf({ visit, opened: openedAt === null ? [] : [{ key, at: openedAt }] }, now)
      const places = access.placesAnywhere ?? access.places
      const unread = (said: PortalNews['answers'], scope: Scope, keyOf: (id: string) => string): News['answers'] =>
        new Map(
          said.flatMap(({ id, providerId, at, openedAt }) => {
            if (!mayAt({ places }, providerId, scope) || isSeen(at, openedAt)) return []
            const key = keyOf(id)
            return [[id, { at, newness: judge(key, openedAt)(at, key) }] as const]
          }),
        )
      const isAccessYours = access.scopesAnywhere.has('access:manage')
      return {
        ...{ visit, since: visitWith(visit, now).beforeAt },
        answers: unread(answers, 'object', openedKeys.objection),
        wishes: unread(wishes, 'wish', openedKeys.wish),
        access: new Map(
          (isAccessYours ? given : []).flatMap(({ id, at, openedAt }) => {
            const key = openedKeys.access(id)
            const newness = judge(key, openedAt)(at, key)
            return newness === null ? [] : [[id, { at, newness }] as const]
          }),
        ),
      }
    },

    /** What judges everything else on a page: for pages that tag what they list. */
    async judge(access: Access, { visit }: Pick<News, 'visit'>, now: Date): Promise<Judge> {
      const { personId, brukareId } = whoseOf(access)
      const kinds = [openedKinds.shift, openedKinds.report, openedKinds.faststallanden, openedKinds.document]
      return judgeOf({ visit, opened: await opened.list({ personId, brukareIds: [brukareId], kinds }) }, now)
    },

    /**
     * Writes that the viewer has been here, and what was opened. An answer has its time by the provider's clock, which may be ahead of the
     * portal's: it has been read all the same. The page is as true without: what cannot be written is said in
     * the log, and is new once more. Not `isWhole`: not all of the page could be read, so that it may have shown what was before.
     */
    async read(
      access: Access,
      { visit }: Pick<News, 'visit'>,
      { keys, isWhole }: { keys: readonly string[]; isWhole: boolean },
      now: Date,
    ): Promise<void> {
      const whose = whoseOf(access)
      try {
        if (!isWhole) await opened.mark({ ...whose, key: openedKeys.unsure, at: now })
        const isAnswered = (key: string) => key.startsWith(openedKinds.objection) || key.startsWith(openedKinds.wish)
        const shown = keys.some(isAnswered) ? await opened.news(whose) : null
        for (const key of keys) {
          const answer =
            shown?.answers.find(({ id }) => openedKeys.objection(id) === key) ??
            shown?.wishes.find(({ id }) => openedKeys.wish(id) === key)
          await opened.mark({ ...whose, key, at: answer !== undefined && answer.at > now ? answer.at : now })
        }
        if (isToWrite(visit, now)) await opened.visit(whose, visitWith(visit, now))
      } catch (err) {
        logger.warn({ err }, 'what somebody has opened could not be written')
      }
    },
  }
}

/** What the portal itself knows, as what is counted. */
export function newsItems({ answers, wishes, access }: Pick<News, 'answers' | 'wishes' | 'access'>): NewsItem[] {
  return [
    ...[...answers.values(), ...wishes.values()].flatMap(({ at, newness }): NewsItem[] =>
      newness === null ? [] : [{ section: 'answers', at }],
    ),
    ...[...access.values()].map(({ at }): NewsItem => ({ section: 'access', at })),
  ]
}

function whoseOf({ viewer, brukare }: Access) {
  return { personId: viewer.personId, brukareId: brukare.id }
}
