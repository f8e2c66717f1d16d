/** Documents, what this provider can do, and the feed of changes. */
import { defaultRule } from '../../../app/domain/schedule/deviation'
import type { Document } from '../../../provider-api/contract'
import type { StoreContext } from './context'
import { tenantWithLog } from './access-log'
import { planOf } from '../world/plan'
import { instant } from '../../../provider-kit/shape'
import type { ContractStore } from './types'

const pageSize = 500

/** The calls on documents. */
export function createDocuments({
  tables,
  tenant,
}: StoreContext): Pick<ContractStore, 'listDocuments' | 'getDocumentContent'> {
  return {
    async listDocuments(brukareId) {
      if ((await tables.brukare.count({ where: { id: brukareId, tenantId: tenant.key } })) === 0) return null
      const found = await tables.document.findMany({
        where: { brukareId },
        orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      })
      return {
        items: found.map(({ id, title, kind, mediaType, content, updatedAt, notesOnly }) => ({
          id,
          title,
          kind,
          mediaType: mediaTypeOf(mediaType),
          bytes: content.byteLength,
          updatedAt: instant(updatedAt),
          ...(notesOnly ? { requiredScope: 'notes:read' as const } : {}),
          ...(kind === 'genomforandeplan' ? planOf(tenant.key, brukareId, updatedAt) : {}),
        })),
      }
    },

    async getDocumentContent(documentId) {
      const found = await tables.document.findFirst({ where: { id: documentId, tenantId: tenant.key } })
      return found && { brukareId: found.brukareId, mediaType: mediaTypeOf(found.mediaType), bytes: found.content }
    },
  }
}

function mediaTypeOf(mediaType: string): Document['mediaType'] {
  return mediaType === 'application/pdf' ? 'application/pdf' : 'text/plain'
}

/** What this provider offers, and what has changed. */
export function createFeed({ tables, tenant }: StoreContext): Pick<ContractStore, 'capabilities' | 'listChanges'> {
  return {
    capabilities: () =>
      Promise.resolve({
        providerName: tenant.name,
        groups: [
          'claims',
          'documents',
          'comments',
          'reviews',
          'faststallandeFullmakt',
          'webhooks',
          'timeReportSearch',
          'representations',
          ...(tenant.key === tenantWithLog ? ['accessLog' as const] : []),
          'wishes',
        ],
        classificationRule: { ...defaultRule },
        urgentObjections: true,
        arrivals: true,
        searchParts: true,
        payOutDay: 8,
      }),

    async listChanges(after) {
      const asked = Number(/^\d{1,9}$/.exec(after ?? '')?.[0] ?? 0)
      // A cursor from a world that is gone: from the oldest.
      const isKnown = (await tables.change.count({ where: { tenantId: tenant.key, seq: asked } })) > 0
      const seq = isKnown ? asked : 0
      const found = await tables.change.findMany({
        where: { tenantId: tenant.key, seq: { gt: seq } },
        orderBy: { seq: 'asc' },
        take: pageSize + 1,
      })
      const items = found.slice(0, pageSize).map((change) => ({
        cursor: String(change.seq),
        type: change.type,
        brukareId: change.brukareId,
        resourceId: change.resourceId,
        at: instant(change.at),
      }))
      const last = items.at(-1)
      return { items, ...(found.length > pageSize && last ? { nextCursor: last.cursor } : {}) }
    },
  }
}
