import { createHash } from 'node:crypto'

/** A longer tag is not used: it goes back in a header and into the database. */
const longestEtag = 200

/** The provider's own version of an answer, if it gives one that can be used. */
export function givenEtag(headers: { etag?: string | undefined }): string | undefined {
  return headers.etag !== undefined && headers.etag.length <= longestEtag ? headers.etag : undefined
}

/** The version of an answer that came without one. */
export function ownEtag(text: string): string {
  return `W/"${createHash('sha256').update(text).digest('base64url')}"`
}
