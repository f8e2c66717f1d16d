/**
 * True when a request opens a page for somebody to read it. Not what a browser fetches beforehand, or a page fetches of itself to
 * stand as it is now: nobody has seen that, or has seen it already. Browsers that say neither are believed.
 */
export function isReading({ method, headers }: { method: string; headers: Pick<Headers, 'get'> }): boolean {
  const purpose = `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''} ${headers.get('x-moz') ?? ''}`
  const destination = headers.get('sec-fetch-dest') ?? 'document'
  return method === 'GET' && !/prefetch|prerender|preview/.test(purpose) && destination === 'document'
}
