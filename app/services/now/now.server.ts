import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import { mayAt, placesWith } from '~/domain/access/rights'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { ProviderGateway } from '~/provider/types'
import { jointWaiting } from '~/views/joint/act'
import { changeDays, nowView, type NowView, type WaitingItem } from '~/views/now/now'
import type { Scene } from '~/views/frame/scene'
import { mergeNotices, providerName } from '~/services/frame/gather.server'
import { troubleOf } from '~/domain/delivery/undelivered'
import { undeliveredItem } from '~/views/now/undelivered'
import { shiftParts, type ScheduleService } from '~/services/schedule/schedule.server'

type Parts = {
  database: Pick<Database, 'jointActs' | 'objections' | 'outbox'>
  provider: Pick<ProviderGateway, 'providers'>
  schedule: ScheduleService
  /** The objections that the viewer is writing, and may go on with. */
  drafts: { list: (access: Access) => Promise<{ id: string }[]> }
}

/** The first page of a brukare: who is here, who comes, what changed, what waits. */
export function createNowService({ database, provider, schedule, drafts }: Parts) {
  return {
    /** What the page shows; parts that the viewer's scopes do not open are not asked for. */
    async get(access: Access, scene: Scene): Promise<NowView> {
      const today = stockholmDate(scene.now)
      const [gathered, reach, waiting] = await Promise.all([
        schedule.shifts(access, scene, dayAfter(today, -1), dayAfter(today, changeDays)),
        schedule.horizons(access, scene),
        Promise.all([jointFor(access, scene), waitingFor(access, scene)]),
      ])
      const viewer = {
        own: access.role === 'brukare',
        brukareName: access.brukare.name,
        lastVisit: access.viewer.previousSignInAt,
      }
      return nowView(
        shiftParts(gathered.known, access, scene),
        viewer,
        {
          ...{ waiting: waiting.flat(), horizons: reach.horizons },
          notices: mergeNotices(gathered.notices, reach.notices),
        },
        scene,
      )
    },
  }

  /** What several must agree to: the yes that is asked for, and the answers that are waited for. */
  async function jointFor(access: Access, scene: Scene): Promise<WaitingItem[]> {
    const { viewer, brukare } = access
    const acts = await database.jointActs.listWaiting([brukare.id])
    const from = { personId: viewer.personId, base: `/b/${brukare.id}`, places: access.places }
    return jointWaiting(acts, from, scene).map(({ href, text }) => ({ href, text }))
  }

  async function waitingFor(access: Access, scene: Scene): Promise<WaitingItem[]> {
    if (placesWith(access, 'object').length === 0) return []
    const { t } = scene
    const { id, name } = access.brukare
    const base = `/b/${id}/invandningar`
    const [objections, undelivered, open] = await Promise.all([
      database.objections.listForBrukare(id),
      database.outbox.listUndelivered([id]),
      drafts.list(access),
    ])
    const seen = objections.filter(({ providerId }) => mayAt(access, providerId, 'object'))
    const answered = seen.filter(({ state }) => ['accepted', 'partlyAccepted', 'rejected'].includes(state))
    const refused = seen.filter(({ state }) => state === 'needsAttention')
    const references = new Map(seen.map((one) => [one.id, one.reference]))
    const stuck = undelivered.filter(
      (item) => mayAt(access, item.providerId, 'object') && troubleOf(item, scene.now) !== null,
    )
    return [
      ...stuck.flatMap((item) =>
        undeliveredItem(item, { provider: providerName(provider, item.providerId), references }, scene),
      ),
      ...refused.map(({ id: objection, reference }) => ({
        text: t('now.waiting.needsAttention', { reference }),
        href: `${base}/${objection}`,
      })),
      ...answered.map(({ id: objection, reference }) => ({
        text: t('now.waiting.answered', { reference }),
        href: `${base}/${objection}`,
      })),
      ...open.map((draft) => ({
        text: t('now.waiting.draft', { brukare: name }),
        href: `${base}/utkast/${draft.id}/kontrollera`,
      })),
    ]
  }
}
