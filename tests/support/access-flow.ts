import { fieldOf, postConfirmed, type HttpClient } from './http-client'

const mustLead = ({ status, location, url }: Awaited<ReturnType<HttpClient['get']>>): string => {
  if (status !== 303 || location === null) throw new Error(`${url} answered ${status}`)
  return location
}

/** Begins giving access, for a brukare's base `/b/<id>`. Gives the address of the first step. */
export async function beginAccess(client: HttpClient, base: string): Promise<string> {
  return mustLead(await client.post(`${base}/behoriga/ny`, {}))
}

/** Gives someone access by the whole flow. Gives the id of the invitation. */
export async function inviteOverHttp(
  client: HttpClient,
  base: string,
  invited: { name: string; number: string; scopes?: string[] },
): Promise<string> {
  let step = await beginAccess(client, base)
  const { name, number, scopes = ['schedule:read'] } = invited
  for (let steps = 0; steps < 8 && !step.endsWith('/kontrollera'); steps++) {
    const version = fieldOf(await client.get(step), 'version') ?? ''
    const answers = { version, kind: 'anhorig', name, number, until: 'further', message: 'Hej!' }
    step = mustLead(
      await client.post(step, [
        ...Object.entries(answers),
        ...scopes.map((scope): [string, string] => ['scopes', scope]),
      ]),
    )
  }
  const version = fieldOf(await client.get(step), 'version') ?? ''
  const sent = mustLead(await postConfirmed(client, step, { version }))
  return sent.split('/').at(-1) ?? ''
}

/** Says yes to an invitation as it stands; to one that cannot be answered, tries to. */
export async function acceptOverHttp(client: HttpClient, id: string): Promise<void> {
  const path = `/inbjudan/${id}`
  const terms = fieldOf(await client.get(path), 'terms') ?? ''
  await client.post(path, { answer: 'yes', terms })
}
