import { randomUUID } from 'node:crypto'
import type { Access } from '~/auth/types'
import type { Database, Objection, ObjectionCase } from '~/database/types'
import { mayAt, placeAt } from '~/domain/access/rights'
import { isOpen } from '~/domain/objections/objection'
import { isWhole, knownAs, shownOf, type Known } from '~/domain/known'
import type { ProviderGateway } from '~/provider/types'
import type { ProviderNotice } from '~/views/frame/notice'
import { aboutSchema, isAboutMonth } from '~/views/objections/about'
import { caseView, type CaseView } from '~/views/objections/case'
import { draftItems, itemsApart, objectionItem, type ObjectionListView } from '~/views/objections/list'
import { receiptView, type ReceiptView } from '~/views/objections/receipt'
import type { Scene } from '~/views/frame/scene'
import type { Seen } from '~/services/access-log/log.server'
import { actorOf, mergeNotices, providerName } from '~/services/frame/gather.server'
import type { JointAsking } from '~/services/joint/asking.server'
import type { ObjectionDraftsService } from './drafts.server'
import type { ObjectionSync } from './sync.server'
import { createChanging } from './changing.server'
import { decidedBy, type DecidedBy } from './decided-by.server'
import { createLodging } from './lodging.server'
import { createUnconfirmed } from './unconfirmed.server'
import type { Described, ObjectionTargets } from './targets.server'
import { noticesOf, notRead, toldAs } from './told.server'
import { mayReply, mayWithdraw, staysOf } from './viewer.server'

type Parts = {
  database: Pick<Database, 'objections' | 'outbox'>
  provider: Pick<ProviderGateway, 'providers' | 'getBrukare'>
  sync: ObjectionSync
  targets: Pick<ObjectionTargets, 'describe'>
  drafts: Pick<ObjectionDraftsService, 'find' | 'list' | 'remove' | 'beginAgain'>
  joint: JointAsking
  /** Wakes the outbox worker: something is to be sent. */
  nudge: () => void
}

/** The case with what the viewer may do. `replyKey` goes with the form, so that a reply is written once. */
export type CasePage = {
  view: CaseView
  notices: ProviderNotice[]
  mayReply: boolean
  mayWithdraw: boolean
  /** It is taken back already. */
  isWithdrawn: boolean
  mayResend: boolean
  replyKey: string
  decidedBy: DecidedBy | null
  log: Seen
}

/** No brukare has more; the rest is at the provider. */
const mostShown = 200
/** How many that were lodged elsewhere the list asks the provider about; the others are told by their kind. */
const mostDescribed = 12

export type ObjectionsService = ReturnType<typeof createObjectionsService>

/** Objections: lodging, following, replying, withdrawing. */
export function createObjectionsService({ database, provider, sync, targets, drafts, joint, nudge }: Parts) {
  const unconfirmed = createUnconfirmed({ database, provider })
  return {
    ...createLodging({ database, drafts, joint, nudge }),
    ...createChanging({ database, drafts, joint, nudge, known, current }),

    /** The name of a provider, which is known also when it does not answer. */
    providerName: (providerId: string): string => providerName(provider, providerId),

    /** The brukare's objections, the open first, and the viewer's drafts. */
    async list(access: Access, scene: Scene): Promise<ObjectionListView> {
      const { id } = access.brukare
      const states = await sync.syncList({ id, stays: staysOf(access, scene) })
      const [all, open, notes] = await Promise.all([
        database.objections.listForBrukare(id, { limit: mostShown }),
        drafts.list(access),
        unconfirmed.notes(access, scene),
      ])
      const objections = all.filter(({ providerId }) => mayAt(access, providerId, 'object'))
      const elsewhere = objections.filter(({ about }) => about === undefined).slice(mostDescribed)
      const unread: ProviderNotice[] = []
      const aboutIn = async (one: Objection) => {
        if (elsewhere.includes(one)) return null
        const { about, notices } = await aboutOne(access, scene, one)
        unread.push(...notices)
        return about
      }
      const itemsOf = (some: readonly Objection[]) =>
        Promise.all(
          some.map(async (one) => {
            const around = { brukareId: id, note: notes.get(one.id) ?? null }
            return objectionItem(one, await aboutIn(one), around, scene)
          }),
        )
      const [waiting, done] = await Promise.all([
        itemsOf(objections.filter(({ state }) => isOpen(state))),
        itemsOf(objections.filter(({ state }) => !isOpen(state))),
      ])
      return {
        ...{ ...itemsApart(waiting, done, scene), known: toldAs(states, objections, objections).is },
        drafts: draftItems(open, id, scene),
        notices: mergeNotices(
          states.flatMap((state) => noticesOf(provider, state, objections)),
          unread,
        ),
      }
    },

    /** One case as it stands now; null when it is not this brukare's, or at a provider that this access does not reach. */
    async case(access: Access, scene: Scene, id: string): Promise<CasePage | null> {
      const { found, notices } = await current(access, scene, id)
      if (found === null) return null
      const what = await aboutOne(access, scene, found)
      const names = namesOf(access, found)
      const around = { names, mayWithdraw: mayWithdraw(found), place: placeAt(access, found.providerId) }
      const sending = await unconfirmed.view(access, scene, found.id, around)
      return {
        view: caseView(found, what.about, names, scene, sending),
        notices: mergeNotices(notices, what.notices),
        ...{ mayReply: mayReply(found), mayWithdraw: mayWithdraw(found) },
        isWithdrawn: found.state === 'withdrawn',
        mayResend: found.state === 'needsAttention' && aboutSchema.safeParse(found.about).success,
        ...{ replyKey: randomUUID(), decidedBy: await decidedBy(provider, access, scene, found) },
        log: seenOf(found),
      }
    },

    /** The cases about a month's reports, as far as those are known, or its shifts, whole and as they stand; the first that was lodged first. */
    async about(
      access: Access,
      scene: Scene,
      { month, reports }: { month: string; reports: Known<readonly { id: string }[]> },
    ): Promise<{ cases: Known<readonly CaseView[]>; notices: ProviderNotice[] }> {
      const { id: brukareId } = access.brukare
      const states = await sync.syncList({ id: brukareId, stays: staysOf(access, scene) })
      const all = await database.objections.listForBrukare(brukareId, { limit: mostShown })
      const reportIds = new Set(shownOf(reports).map(({ id }) => id))
      /** Null: what it is about must be asked for; of a report that is not among those that could be read too. */
      const belongs = ({ about: kept, target }: Objection): boolean | null => {
        const about = aboutSchema.safeParse(kept)
        if (about.success) return isAboutMonth(about.data, month)
        if (target.timeReportId === undefined) return null
        return reportIds.has(target.timeReportId) || (isWhole(reports) ? false : null)
      }
      const within = all.filter((one) => mayAt(access, one.providerId, 'object') && belongs(one) !== false)
      const unread: ProviderNotice[] = []
      const lacking: Objection[] = []
      const told = await Promise.all(
        within.map(async (one) => {
          const found = await known(access, one.id)
          const { about, notices } =
            found === null ? { about: null, notices: [] } : await aboutOne(access, scene, found)
          unread.push(...notices)
          // Of one that cannot be placed it is not known whether it is of the month.
          if (belongs(one) === null && about === null && notices.length > 0) lacking.push(one)
          const isOfMonth = belongs(one) ?? (about !== null && isAboutMonth(about, month))
          if (!found || !isOfMonth) return []
          return { at: found.lodgedAt, view: caseView(found, about, namesOf(access, found), scene) }
        }),
      )
      const cases = told.flat().sort((a, b) => a.at.getTime() - b.at.getTime())
      const views = cases.map(({ view }) => view)
      return {
        cases: lacking.length === 0 ? toldAs(states, all, views) : knownAs(notRead, views),
        notices: mergeNotices(
          states.flatMap((state) => noticesOf(provider, state, all)),
          unread,
        ),
      }
    },

    /** The receipt: exactly what was sent. */
    async receipt(access: Access, scene: Scene, id: string): Promise<{ receipt: ReceiptView; log: Seen } | null> {
      const found = await known(access, id)
      if (found === null) return null
      const { about } = await aboutOne(access, scene, found)
      return { receipt: receiptView(found, about, namesOf(access, found), scene), log: seenOf(found) }
    },
  }

  async function known(access: Access, id: string): Promise<ObjectionCase | null> {
    const found = await database.objections.find({ id, brukareId: access.brukare.id })
    return found !== null && mayAt(access, found.providerId, 'object') ? found : null
  }

  /** The case after the provider has been asked. */
  async function current(access: Access, scene: Scene, id: string) {
    const found = await known(access, id)
    const place = found && placeAt(access, found.providerId, 'object')
    if (!found || !place || found.providerObjectionId === null) return { found, place, notices: [] }
    const { providerObjectionId } = found
    const key = { brukareId: access.brukare.id, place, providerObjectionId }
    const state = await sync.syncOne(key, actorOf(access, place, scene.requestId))
    return { found: await known(access, id), place, notices: noticesOf(provider, state, [found]) }
  }

  /** What it was about when it was written here; what the provider says, when it was lodged elsewhere. */
  async function aboutOne(access: Access, scene: Scene, objection: Objection): Promise<Described> {
    const kept = aboutSchema.safeParse(objection.about)
    return kept.success ? { about: kept.data, notices: [] } : targets.describe(access, scene.requestId, objection)
  }

  function seenOf({ id, providerId, reference }: Objection): Seen {
    return { id, providerId, about: reference }
  }

  function namesOf(access: Access, { providerId }: Objection) {
    return { brukareName: access.brukare.name, providerName: providerName(provider, providerId) }
  }
}
