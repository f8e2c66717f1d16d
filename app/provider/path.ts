/** Builds addresses of the contract. An id that the contract does not allow gives null: no such thing is anywhere. */

const idPattern = /^[A-Za-z0-9._:-]{1,100}$/

/** `/v1/<parts…>?<query>`. Ids are checked, so that none can climb (`..`) or add to the address. */
export function contractPath(
  parts: readonly string[],
  query: Readonly<Record<string, string | undefined>> = {},
): string | null {
  if (!parts.every((part) => idPattern.test(part) && !/^\.+$/.test(part))) return null
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value)
  const text = search.toString()
  return `/v1/${parts.join('/')}${text === '' ? '' : `?${text}`}`
}

/**
 * The part of an address that is asked for at a provider: what comes after its base URL, with its query. Null when the address is
 * not under it: then it is another's, and is not asked for.
 */
export function underBase(address: string, baseUrl: string): string | null {
  if (!URL.canParse(address)) return null
  const [url, base] = [new URL(address), new URL(baseUrl)]
  const prefix = base.pathname.replace(/\/$/, '')
  const isOurs = url.origin === base.origin && url.username === '' && url.password === ''
  return isOurs && url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) + url.search : null
}
