import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importJWK, SignJWT } from 'jose'
import { z } from 'zod'
import { brukareIdOf } from '../../sandbox/provider/world/shifts'
import type { WatchedStack } from '../support/watched-stack'

const keysFile = z.object({ signing: z.looseObject({ kid: z.string() }) })
const tokenAnswer = z.object({ access_token: z.string() })
const objectionPage = z.object({
  items: z.array(z.object({ id: z.string(), reference: z.string(), text: z.string() })),
  nextCursor: z.string().optional(),
})

type ProviderObjection = z.infer<typeof objectionPage>['items'][number]

/** Asks the sandbox provider's API itself, past the portal, with the portal's key. */
export async function objectionsAtProvider(
  { origins, data }: Pick<WatchedStack, 'origins' | 'data'>,
  tenant: string,
  brukare: readonly string[],
): Promise<ProviderObjection[]> {
  const { signing } = keysFile.parse(JSON.parse(await readFile(join(data, 'keys.json'), 'utf8')))
  const url = `${origins.provider}/${tenant}`
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: signing.kid })
    .setIssuer('insyn-portal')
    .setSubject('insyn-portal')
    .setAudience(`${url}/oauth/token`)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(signing, 'ES256'))
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  const { access_token: token } = tokenAnswer.parse(await answer.json())
  const headers = {
    authorization: `Bearer ${token}`,
    'insyn-actor': 'tester',
    'insyn-actor-role': 'brukare',
    'x-request-id': randomUUID(),
  }
  const found: ProviderObjection[] = []
  for (const key of brukare) {
    let cursor: string | undefined
    do {
      const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
      const page = await fetch(`${url}/v1/brukare/${brukareIdOf(tenant, key)}/objections${query}`, { headers })
      if (page.status !== 200) throw new Error(`the provider answered ${page.status}`)
      const { items, nextCursor } = objectionPage.parse(await page.json())
      found.push(...items)
      cursor = nextCursor
    } while (cursor !== undefined)
  }
  return found
}
