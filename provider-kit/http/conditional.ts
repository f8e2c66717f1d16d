import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'

const hashOf = (body: string | Uint8Array): string => createHash('sha256').update(body).digest('base64url').slice(0, 27)

/** Whether one of the tags in an If-None-Match header is this one. The comparison is weak, as RFC 9110 13.1.2 says. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined && header.split(',').some((it) => it.trim() === '*' || it.trim().replace(/^W\//, '') === etag)

/** Sends the answer of a GET with its ETag, the hash of the body; or 304 when the client has that very answer. */
export const sendConditionally = (
  request: Request,
  response: Response,
  answer: { mediaType: string; body: string | Uint8Array },
): void => {
  const etag = `"${hashOf(answer.body)}"`
  response.setHeader('ETag', etag)
  response.setHeader('Cache-Control', 'private, no-cache')
  if (isKnown(request.get('if-none-match'), etag)) {
    response.status(304).end()
    return
  }
  response.status(200).setHeader('Content-Type', answer.mediaType).end(answer.body)
}
