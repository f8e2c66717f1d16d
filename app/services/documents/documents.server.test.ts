import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { MissingAnswer } from '~/provider/types'
import { rightAt } from '../../../tests/support/rights'
import { createDocumentsService } from './documents.server'

const now = new Date('2026-11-19T12:00:00+01:00')
const scene = { t: textsFor('sv'), f: formatsFor('sv', now), now, requestId: 'r' }
const place = rightAt('farsta', { scopes: new Set(['schedule:read', 'notes:read']) })
const access: Access = Object.create({ ...place, viewer: { personId: 'p' }, places: [place], role: 'brukare' })
const wanted = { providerId: 'farsta', documentId: 'doc-1' }

/** The service with a provider that does not give its list of documents; `groups`: what it says that it has. */
function serviceWith(reason: MissingAnswer['reason'], groups: readonly string[] | null) {
  const missing = { state: 'missing', reason, since: null }
  const capabilities =
    groups === null ? { ...missing, reason: 'unavailable' } : { state: 'fresh', data: { groups }, asOf: now, etag: '' }
  const parts: Parameters<typeof createDocumentsService>[0] = Object.create({
    provider: {
      providers: [{ id: 'farsta', name: 'Farsta' }],
      listDocuments: () => Promise.resolve(missing),
      getCapabilities: () => Promise.resolve(capabilities),
    },
    logger: { warn: () => undefined },
  })
  return createDocumentsService(parts)
}

describe('a document of a provider that does not give its list', () => {
  it.each([
    ['unavailable', ['documents'], 'away'],
    ['contract', ['documents'], 'away'],
    ['notFound', ['documents'], 'away'],
    ['notFound', null, 'away'],
    ['notFound', [], 'none'],
  ] as const)('%s, with the groups %j, is %s', async (reason, groups, is) => {
    expect(await serviceWith(reason, groups).file(access, scene, wanted)).toBe(is)
  })
})
