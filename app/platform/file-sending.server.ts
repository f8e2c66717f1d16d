import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { NextFunction, Request, Response } from 'express'

/** A client that takes nothing for so long has gone, although nobody said so. */
const stalledMs = 60_000

const files = new WeakMap<Response, Readable>()

/** Makes a file the body of an answer. It is read when the answer is sent, and closed when it will not be. */
export function attachFile(response: Response, content: Readable): void {
  files.set(response, content)
  afterwards(response, () => content.destroy())
}

/** The file that is to be the body of an answer. */
export function fileOf(response: Response): Readable | undefined {
  return files.get(response)
}

/** Runs when the answer has ended, however it ended; now, when it has already. */
export function afterwards(response: Response, work: () => void): void {
  if (response.destroyed) work()
  else response.once('close', work)
}

/** What a client does to a connection that it does not want any more. */
const goneCodes: ReadonlySet<unknown> = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ECONNRESET',
  'EPIPE',
])

/**
 * Sends a file no faster than it is taken, so that no more of it than a few pages is in memory. Text is packed on the way,
 * in a thread of its own. When the client goes, the file is closed; when the file fails, the connection is cut, so that a
 * part is not taken for the whole, and `next` is told.
 */
export function sendFile(request: Request, response: Response, content: Readable, next: NextFunction): void {
  if (request.method === 'HEAD') {
    content.destroy()
    response.end()
    return
  }
  response.setTimeout(stalledMs, () => response.destroy())
  const isText = String(response.getHeader('content-type')).startsWith('text/')
  if (isText) response.vary('Accept-Encoding')
  const packed = isText && request.acceptsEncodings('gzip') === 'gzip'
  if (packed) response.setHeader('content-encoding', 'gzip')
  pipeline([content, ...(packed ? [createGzip()] : []), response], (error) => {
    if (error && !goneCodes.has(error.code)) next(error)
  })
}
