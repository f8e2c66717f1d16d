import type { Access, User } from '~/auth/types'
import type { Subject } from '~/auth/access.server'
import type { Database } from '~/database/types'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { rightsInWords } from '~/views/work-list/rights'
import { sinceOfMany, type SinceView } from '~/views/news/since'
import { waitingView, type WaitingItem } from '~/views/work-list/waiting'
import { accessNotes } from '~/views/work-list/access-notes'
import { caseTable, type CaseQuery, type CaseTableView } from '~/views/work-list/table'
import {
  atProviders,
  nextOnList,
  workListView,
  type WorkFacts,
  type WorkGroup,
  type WorkListView,
} from '~/views/work-list/work-list'
import type { UrgentAround } from '~/services/urgent/around.server'
import type { UrgentCardView } from '~/views/urgent/card'
import { doerOf } from '~/services/access-log/log.server'
import { providerName } from '~/services/frame/gather.server'
import { createAroundOfMany } from './around.server'
import type { WaitingOfMany, WaitingService } from './waiting.server'

type Parts = {
  provider: Pick<ProviderGateway, 'providers'>
  database: Pick<Database, 'accessLog' | 'opened'>
  waiting: WaitingService
  around: UrgentAround
}

/** What "next" remembers of where it has been. */
const walkPrefix = 'walk:'
/** A walk that nobody has gone on with for so long is over, in milliseconds. */
const walkMs = 12 * 3_600_000

/** Where "next" leads, and, at the end, how far it came. */
export type NextStep = { href: string } | { walked: number; left: number }

/** Someone to choose, with what waits there in words; `at`: the providers' names where there are several. */
export type WaitingAtSubject = { waits: string; isWhole: boolean; at: string | null }

/** The page, finished: `card` is its answer, when somebody is late now. */
export type WorkListPage = {
  list: WorkListView
  table: CaseTableView
  card: UrgentCardView | null
  since: SinceView | null
  notices: ProviderNotice[]
}

const everyone: CaseQuery = { show: 'alla', name: '', page: 1 }

/** What waits for someone who acts for many. */
export function createWorkListService({ provider, database, waiting, around }: Parts) {
  const aroundOf = createAroundOfMany({ provider, around })
  return {
    /**
     * Everyone the viewer acts for or follows, with what waits, who is there now and what the month has come to. Each that was
     * looked at is in the access log, unless a row tells of it already (`isLogged`: false). Not `isAll`: somebody may be missing, since a
     * provider has not said for whom the viewer acts.
     */
    async get(
      subjects: readonly Subject[],
      scene: Scene,
      query: CaseQuery = everyone,
      { isLogged = true, isAll = true }: { isLogged?: boolean; isAll?: boolean } = {},
    ): Promise<WorkListPage> {
      const read = await look(subjects, scene, { withAround: true, isLogged })
      const list = listOf(subjects, read, scene, isAll)
      const around = await aroundOf(subjects, read.around, scene)
      const facts = subjects.map((access) => ({
        ...factsOf(access, read, scene),
        ...around.of(access.brukare.id),
        notes: accessNotes(access, scene),
      }))
      const news = subjects.map((access) => {
        const { news: items, since, isWhole } = read.of(access.brukare.id)
        return { items, since, isWhole: isWhole && isAll }
      })
      const table = caseTable(facts, query, scene)
      const since = sinceOfMany(news, scene)
      return { list, table, card: around.card?.card ?? null, since, notices: read.notices }
    },

    /** The same, as it is counted where somebody chooses for whom. */
    async atSubjects(
      subjects: readonly Subject[],
      scene: Scene,
    ): Promise<{ of: (brukareId: string) => WaitingAtSubject; notices: ProviderNotice[] }> {
      const read = await look(subjects, scene)
      const names = new Map(subjects.map((one) => [one.brukare.id, namesOf(one)]))
      return {
        notices: read.notices,
        of: (brukareId) => {
          const { items, isWhole } = read.of(brukareId)
          const { heading: waits } = waitingView(items, scene, isWhole)
          return { waits, isWhole, at: atProviders(names.get(brukareId) ?? [], scene) }
        },
      }
    },

    /** Each of what waits once, in the order of the list; `at`: the address one comes from, which has been walked by. */
    async next(
      user: User,
      subjects: readonly Subject[],
      scene: Scene,
      { at, isStart }: { at: string | null; isStart: boolean },
    ): Promise<NextStep> {
      const { personId } = user
      if (isStart) await database.opened.forget({ personId, prefix: walkPrefix })
      const read = await look(subjects, scene)
      const { groups } = listOf(subjects, read, scene)
      const here = groups.flatMap(({ id, items }) =>
        items.flatMap(({ key, href }) => (href === at ? [{ brukareId: id, key }] : [])),
      )
      for (const one of here) await mark(personId, one)
      const walked = [...here, ...(await walkedBy(personId, subjects, scene))]
      const step = nextOnList(groups, walked)
      if (step === null) return { walked: new Set(walked.map(nameOf)).size, left: itemsIn(groups).length }
      await mark(personId, step)
      return { href: step.href }
    },

    /** How far the walk has come, for its receipt. */
    async walk(
      user: User,
      subjects: readonly Subject[],
      scene: Scene,
    ): Promise<{ walked: number; left: number; notices: ProviderNotice[] }> {
      const read = await look(subjects, scene)
      const walked = await walkedBy(user.personId, subjects, scene)
      return {
        walked: walked.length,
        left: itemsIn(listOf(subjects, read, scene).groups).length,
        notices: read.notices,
      }
    },
  }

  async function look(
    subjects: readonly Subject[],
    scene: Scene,
    { withAround = false, isLogged = true } = {},
  ): Promise<WaitingOfMany> {
    await database.accessLog.appendAll(
      (isLogged ? subjects : []).map((access) => ({
        ...doerOf(access, scene.requestId),
        ...{ brukareId: access.brukare.id, action: 'workList.read', resourceType: 'workList', resourceId: null },
        outcome: 'allowed',
      })),
    )
    return waiting(subjects, scene, { withAround })
  }

  function listOf(subjects: readonly Subject[], read: WaitingOfMany, scene: Scene, isAll = true): WorkListView {
    const facts = subjects.map((access) => factsOf(access, read, scene))
    return workListView(facts, { from: read.from, isAll }, scene)
  }

  function factsOf(access: Subject, read: WaitingOfMany, scene: Scene): WorkFacts {
    return {
      brukare: { id: access.brukare.id, name: access.brukare.name },
      ...read.of(access.brukare.id),
      providers: namesOf(access),
      may: rightsInWords(access.scopesAnywhere, scene),
      mayReview: access.scopesAnywhere.has('object'),
    }
  }

  function namesOf({ places }: Access): string[] {
    return places.map(({ providerId }) => providerName(provider, providerId))
  }

  async function walkedBy(personId: string, subjects: readonly Subject[], scene: Scene) {
    const brukareIds = subjects.map(({ brukare }) => brukare.id)
    const rows = await database.opened.list({ personId, brukareIds, kinds: [walkPrefix] })
    return rows.flatMap(({ brukareId, key, at }) =>
      key.startsWith(walkPrefix) && scene.now.getTime() - at.getTime() < walkMs
        ? [{ brukareId, key: key.slice(walkPrefix.length) }]
        : [],
    )
  }

  async function mark(personId: string, { brukareId, key }: { brukareId: string; key: string }): Promise<void> {
    await database.opened.mark({ personId, brukareId, key: `${walkPrefix}${key}` })
  }
}

function itemsIn(groups: readonly WorkGroup[]): WaitingItem[] {
  return groups.flatMap(({ items }) => items)
}

function nameOf({ brukareId, key }: { brukareId: string; key: string }): string {
  return `${brukareId} ${key}`
}
