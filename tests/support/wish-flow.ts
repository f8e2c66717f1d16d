import { fieldOf, postConfirmed, type HttpClient } from './http-client'

/** Begins a wish of no help on some days, at a provider, for a brukare's base `/b/<id>`. Gives the address of its form. */
export async function beginWish(client: HttpClient, base: string, providerId: string): Promise<string> {
  const { location } = await client.post(`${base}/onskemal/nytt?typ=absence&provider=${providerId}`, {})
  if (location === null || !/\/onskemal\/utkast\/[^/]+$/.test(location)) throw new Error(`${base}: no wish was begun`)
  return location
}

/** The fields of a wish about days, with these words. */
export async function wishFields(client: HttpClient, form: string, text: string): Promise<[string, string][]> {
  const page = await client.get(form)
  return [
    ...['version', 'page'].map((name): [string, string] => [name, fieldOf(page, name) ?? '']),
    ...Object.entries({ from: '1', 'from-month': '12', 'from-year': '2026' }),
    ...Object.entries({ to: '2', 'to-month': '12', 'to-year': '2026' }),
    ['text', text],
  ]
}

/** Fills in the form of a wish about days, up to the page where it is checked; gives that page's address. */
export async function fillWish(client: HttpClient, form: string, text: string): Promise<string> {
  const { location } = await client.post(form, await wishFields(client, form, text))
  if (location === null || !location.endsWith('/kontrollera')) throw new Error(`${form}: not filled in`)
  return location
}

/** Sends a wish about days, for a brukare's base. Gives its id. */
export async function sendWish(client: HttpClient, base: string, providerId: string, text: string): Promise<string> {
  const check = await fillWish(client, await beginWish(client, base, providerId), text)
  const version = fieldOf(await client.get(check), 'version') ?? ''
  const { location } = await postConfirmed(client, check, { version })
  const [, id] = /\/onskemal\/([^/]+)\/kvitto$/.exec(location ?? '') ?? []
  if (id === undefined) throw new Error(`${check}: not sent, ${location ?? 'no way on'}`)
  return id
}
