import { openedKeys } from '~/domain/news/opened'
import { stockholmDate } from '~/domain/time/time'
import { openDownload } from '~/routes/tables/file-response.server'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'document.download', type: 'document' }
const names = { genomforandeplan: 'genomforandeplan', routine: 'rutin', other: 'dokument' } as const

/** A document of a provider as a file, as it comes. Never shown here: it is not ours, and nobody has looked at it. */
export const loader = showPage('schedule:read', read, async ({ access, scene, opens, saw }, args) => {
  const download = await openDownload(args)
  const { providerId = '', documentId = '' } = args.params
  const found = await args.context.services.documents.file(access, scene, { providerId, documentId })
  if (found === 'none') throw notFound()
  if (found === 'away') throw download.withheld()
  const { kind, mediaType, updatedAt } = found.document
  const facts = { what: names[kind], when: stockholmDate(new Date(updatedAt)) }
  opens(openedKeys.document(providerId, documentId))
  const ending = mediaType === 'application/pdf' ? 'pdf' : 'txt'
  return saw(download.file(facts, access.brukare, ending, found.stream), { id: documentId, providerId })
})
