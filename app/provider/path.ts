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
