import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { NextFunction, Request, Response } from 'express'
import { fileOf, sendFile } from './file-sending.server'
import { problemPage } from './problem-page.server'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/**
 * Gathers the finished page and compresses it in one call: a compressor on the stream cost more than the page.
 * Pages are one string of a few tens of kilobytes. A file that is attached to the answer is not gathered.
 */
export function packPages(request: Request, response: Response, next: NextFunction): void {
  const chunks: Buffer[] = []
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  response.write = (chunk: unknown): boolean => {
    chunks.push(toBuffer(chunk))
    return true
  }
  response.end = (chunk?: unknown): Response => {
    const file = fileOf(response)
    if (file !== undefined) {
      Object.assign(response, { write, end })
      sendFile(request, response, file, next)
      return response
    }
    if (chunk !== undefined && typeof chunk !== 'function') chunks.push(toBuffer(chunk))
    const body = Buffer.concat(chunks)
    // The gate says first that nothing may be kept; what an answer itself says of that stands.
    const keeping = response.getHeader('cache-control')
    if (Array.isArray(keeping)) response.setHeader('cache-control', keeping.at(-1) ?? 'no-store')
    // A route without a page of its own, such as a file, refuses with nothing; a person gets a page.
    const refused = [404, 429, 503].includes(response.statusCode)
    if (body.length === 0 && refused && request.method !== 'HEAD') {
      problemPage(request, response, response.statusCode)
      return response
    }
    void pack(request, response, body).then(
      (packed) => end(packed),
      () => response.destroy(),
    )
    return response
  }
  next()
}

/** How hard a page is packed: with 5 a page of many shifts is some hundred bytes less than with 4, which is one packet fewer. */
export const pageQuality = 5

/**
 * It costs about what gzip does and gives less. The window is no larger than the page: the usual one takes
 * megabytes a page, which doubled the time and had the garbage collector run every fifth page.
 */
function brotliParams(bytes: number): Record<number, number> {
  const window = Math.ceil(Math.log2(bytes + 16))
  return {
    [constants.BROTLI_PARAM_QUALITY]: pageQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
    [constants.BROTLI_PARAM_LGWIN]: Math.min(Math.max(window, 10), constants.BROTLI_MAX_WINDOW_BITS),
  }
}

function toBuffer(chunk: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk)
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0)
}

async function pack(request: Request, response: Response, body: Buffer): Promise<Buffer> {
  // A picture is packed already.
  const isPicture = String(response.getHeader('content-type')).startsWith('image/')
  if (body.length === 0 || isPicture) return body
  response.vary('Accept-Encoding')
  const encoding = body.length > 1000 ? request.acceptsEncodings('br', 'gzip') : false
  const packed =
    encoding === 'br'
      ? await brotli(body, { params: brotliParams(body.length) })
      : encoding === 'gzip'
        ? await gzipped(body, { level: 6 })
        : body
  if (packed !== body && typeof encoding === 'string') response.setHeader('content-encoding', encoding)
  response.setHeader('content-length', packed.length)
  return packed
}
