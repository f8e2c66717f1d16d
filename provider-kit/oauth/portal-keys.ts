import { readFile } from 'node:fs/promises'
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'

/** Where the portal's public keys are: an address, or a file for the one who tries without a portal. */
export type PortalKeySource = { url: URL } | { file: string }

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })

const readKeySet = async (file: string): Promise<JSONWebKeySet> => {
  return keySet.parse(JSON.parse(await readFile(file, 'utf8')))
}

/**
 * The portal's public keys, fetched when first needed (the portal may start later than we do) and cached; a key id we
 * have not seen makes a new fetch, at most every half minute.
 */
export const createPortalKeys = (source: PortalKeySource): JWTVerifyGetKey => {
  if ('url' in source) return createRemoteJWKSet(source.url, { timeoutDuration: 5000 })
  return async (header, token) => createLocalJWKSet(await readKeySet(source.file))(header, token)
}
