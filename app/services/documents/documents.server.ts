import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { Access } from '~/auth/types'
import { isAsSaid, mayRead } from '~/domain/documents/document'
import { placeAt } from '~/domain/access/rights'
import { thingsIn } from '~/domain/known'
import type { Logger } from '~/platform/logger.server'
import type { ProviderGateway } from '~/provider/types'
import { actorOf, gather, lacks, noticeOfList, providerName } from '~/services/frame/gather.server'
import type { UrgentAround } from '~/services/urgent/around.server'
import { documentsView, type DocumentsView } from '~/views/documents/list'
import { planView, type PlanView } from '~/views/documents/plan'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { CallView } from '~/views/urgent/call'
import type { Document } from '../../../provider-api/contract'

type Parts = {
  provider: Pick<ProviderGateway, 'providers' | 'listDocuments' | 'getDocumentContent' | 'getCapabilities'>
  around: Pick<UrgentAround, 'callAt'>
  logger: Pick<Logger, 'warn'>
}

/** Which document, at which provider. */
type Wanted = { providerId: string; documentId: string }
type FoundFile = { document: Document; stream: Readable }

/** The plan of the help and other documents, as the provider has them; nothing of them is kept here but as an answer. */
export function createDocumentsService({ provider, around, logger }: Parts) {
  return {
    /** Those that the viewer may read, at each provider that has such. */
    async list(access: Access, scene: Scene): Promise<DocumentsView & { notices: ProviderNotice[] }> {
      const { requestId } = scene
      const { known, notices } = await gather(
        provider,
        access,
        'schedule:read',
        (place) => provider.listDocuments(place, actorOf(access, place, requestId)),
        { group: 'documents', provider, requestId },
      )
      const documents = thingsIn(known, ({ place, providerName: name, data }) => {
        const scopes = placeAt(access, place.providerId, 'schedule:read')?.scopes ?? new Set()
        return data
          .filter((document) => mayRead(document, scopes))
          .map((document) => ({ document, providerId: place.providerId, providerName: name }))
      })
      return { ...documentsView(documents, access.brukare.id, scene), notices }
    },

    /** The plan of the address; null when it is not there, or not the viewer's to read, or cannot be read now, which `notices` say. */
    async plan(
      access: Access,
      scene: Scene,
      { providerId, documentId }: Wanted,
    ): Promise<{ plan: PlanView | null; call: CallView | null; notices: ProviderNotice[] }> {
      const place = placeAt(access, providerId, 'notes:read')
      if (place === null) return { plan: null, call: null, notices: [] }
      const name = providerName(provider, providerId)
      const [answer, call] = await Promise.all([
        provider.listDocuments(place, actorOf(access, place, scene.requestId)),
        around.callAt(access, scene, place),
      ])
      const notice = noticeOfList(name, answer)
      const found = answer.state === 'missing' ? undefined : answer.data.find(({ id }) => id === documentId)
      const isPlan = found?.sections !== undefined && mayRead(found, place.scopes)
      const whose = { own: access.role === 'brukare', brukareName: access.brukare.name, providerName: name }
      return {
        plan: isPlan ? planView(found, whose, scene) : null,
        call,
        notices: notice === null ? [] : [notice],
      }
    },

    /**
     * The file of the address. `none`: it is not listed, or not the viewer's to read; `away`: it is listed and cannot be had, or is
     * not what it is said to be. Of a listed one nobody is told that it does not exist.
     */
    async file(access: Access, scene: Scene, { providerId, documentId }: Wanted): Promise<FoundFile | 'none' | 'away'> {
      const place = placeAt(access, providerId, 'schedule:read')
      if (place === null) return 'none'
      const actor = actorOf(access, place, scene.requestId)
      const listed = await provider.listDocuments(place, actor)
      if (listed.state === 'missing') {
        const isNo = listed.reason === 'notFound'
        const { requestId } = scene
        // A no is no word that there are none: only a provider whose system has no such thing has none.
        return isNo && (await lacks(providerId, { group: 'documents', provider, requestId })) ? 'none' : 'away'
      }
      const document = listed.data.find(({ id }) => id === documentId)
      if (document === undefined || !mayRead(document, place.scopes)) return 'none'
      const content = await provider.getDocumentContent(place, actor, documentId)
      if (content.state === 'missing') return 'away'
      const { stream, mediaType } = content.data
      const begins = await beginningOf(stream)
      if (begins !== null && isAsSaid(mediaType, begins)) return { document, stream }
      stream.destroy()
      const told = { providerId, operation: 'getDocumentContent', requestId: scene.requestId, mediaType }
      logger.warn(told, 'a document is not what it is said to be')
      return 'away'
    },
  }
}

/** The first bytes of a file, which then are read again; null when there are none to be had. */
async function beginningOf(stream: Readable): Promise<Uint8Array | null> {
  try {
    await once(stream, 'readable')
  } catch {
    return null
  }
  const begins: unknown = stream.read()
  if (!Buffer.isBuffer(begins)) return null
  stream.unshift(begins)
  return begins
}
