import type { ContractStore } from '../../../provider-kit/contract-store'
import { httpProblem } from '../../../provider-kit/http/problem'
import { instant, maybe } from '../../../provider-kit/shape'
import { isKnown, requireRegister, type ServeContext } from './context'
import { readEpoch } from '../pull/context'
import { createDocuments } from './documents'
import { createObjections } from './objections'
import { createPersons } from './persons'
import { createReports } from './reports'
import { createShifts } from './shifts'

const feedPage = 500

const absent = (): Promise<never> => Promise.reject(httpProblem(404, 'Not in the groups of this provider'))

/** What Lifecare has nothing of: said in the capabilities, and 404 when it is asked for all the same. */
const groupsThatAreNotHere = {
  ...{ listRepresentations: absent, searchTimeReports: absent, listClaims: absent, getFullmakt: absent },
  ...{ listAccessLog: absent, listWishes: absent, getWish: absent },
  ...{ sayArrived: absent, sendWish: absent, withdrawWish: absent, addComment: absent, addReview: absent },
  ...{ giveFullmakt: absent, withdrawFullmakt: absent },
} satisfies Partial<ContractStore>

/** The contract, from what is kept of Lifecare. `hasWebhook`: the portal is nudged. */
export function createStore(context: ServeContext, hasWebhook: boolean): ContractStore {
  const { tables, tenant } = context
  return {
    ...groupsThatAreNotHere,
    ...createPersons(context),
    ...createShifts(context),
    ...createReports(context),
    ...createObjections(context),
    ...createDocuments(context),

    capabilities: () =>
      Promise.resolve({
        providerName: tenant.name,
        groups: ['documents' as const, ...(hasWebhook ? ['webhooks' as const] : [])],
        classificationRule: tenant.rule,
        approvalDetail: 'none',
      }),

    async listGrants(clientId) {
      if (!(await isKnown(context, clientId))) return null
      await requireRegister(context, 'decisions')
      const found = await tables.grant.findMany({ where: { clientId }, orderBy: [{ from: 'desc' }, { id: 'asc' }] })
      return {
        items: found.map(({ id, law, minutes, per, from, to, decidedAt, startedAt }) => ({
          ...{ id, law: law === 'LSS' ? ('LSS' as const) : ('SoL' as const), minutes, from },
          per: per === 'week' ? ('week' as const) : per === 'month' ? ('month' as const) : ('period' as const),
          ...{ kinds: ['active' as const], doubleStaffing: false },
          ...{ ...maybe('to', to), ...maybe('decidedAt', decidedAt), ...maybe('startedAt', startedAt) },
        })),
      }
    },

    async listChanges(after) {
      const epoch = await readEpoch(tables)
      const [, of, number = '0'] = /^([\w-]+)\.(\d{1,9})$/.exec(after ?? '') ?? []
      const asked = of === epoch ? Number(number) : 0
      // A cursor that is not kept, or is of another database's feed: from the oldest.
      const seq = (await tables.change.count({ where: { seq: asked } })) > 0 ? asked : 0
      const found = await tables.change.findMany({
        where: { seq: { gt: seq } },
        orderBy: { seq: 'asc' },
        take: feedPage + 1,
      })
      const items = found.slice(0, feedPage).flatMap((change) => {
        const type = feedTypes.find((one) => one === change.type)
        if (type === undefined) return []
        const { clientId: brukareId, resourceId, at } = change
        return [{ cursor: `${epoch}.${change.seq}`, type, brukareId, resourceId, at: instant(at) }]
      })
      const last = items.at(-1)
      return { items, ...(found.length > feedPage && last ? { nextCursor: last.cursor } : {}) }
    },
  }
}

const feedTypes = ['shift', 'timeReport', 'faststallande', 'objection', 'grant', 'document', 'brukare'] as const
