import { Transform } from 'node:stream'
import type { Document } from '../../provider-api/contract'
import type { ProviderClient } from './client.server'
import { failure, toFailure } from './failure'
import type { Actor, Answer, DocumentContent } from './types'

const maxBytes = 50_000_000

/**
 * The bytes of a document that the provider has listed for this person. At most 50 MB; a longer one breaks off.
 * @param path the address of its content
 */
export async function openDocument(
  client: ProviderClient,
  { document, path, actor, now }: { document: Document; path: string; actor: Actor; now: Date },
): Promise<Answer<DocumentContent>> {
  const operation = 'getDocumentContent'
  try {
    const answer = await client.stream({
      operation,
      method: 'GET',
      path,
      actor,
      headers: { accept: document.mediaType },
    })
    let bytes = 0
    const limited = new Transform({
      transform(chunk: Buffer, _, done) {
        bytes += chunk.byteLength
        if (bytes > maxBytes) done(failure('contract', { code: 'too-large' }))
        else done(null, chunk)
      },
    })
    answer.body.on('error', (error) => limited.destroy(error))
    limited.on('close', () => answer.body.destroy())
    const data = { title: document.title, mediaType: document.mediaType, stream: answer.body.pipe(limited) }
    return { state: 'fresh', data, asOf: now, etag: answer.headers.etag ?? '' }
  } catch (error) {
    const { failure: kind } = toFailure(error)
    if (kind === 'notFound') return { state: 'missing', reason: 'notFound', since: null }
    const reason = kind === 'unavailable' ? 'unavailable' : 'contract'
    return { state: 'missing', reason, since: client.outageSince(operation) }
  }
}
