import type { ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { pino } from 'pino'
import type { Access } from '../../app/auth/types'
import type { Scope } from '../../app/domain/access/representation'
import { formatsFor } from '../../app/i18n/format'
import { textsFor } from '../../app/i18n/texts'
import { createDocumentsService } from '../../app/services/documents/documents.server'
import { createUrgentAround } from '../../app/services/urgent/around.server'
import { rightAt } from '../support/rights'
import { json, problem } from './scripted-provider'
import { useScriptedProvider } from './scripted-scene'

/** The provider's documents, from a provider that tells the truth and from ones that do not. */

const scripted = useScriptedProvider()

const viewer = {
  ...{ personId: 'person-a', name: 'Nils', sessionId: 's', authenticatedAt: new Date(), previousSignInAt: null },
  isCoordinationNumber: false,
}
const access = (...held: Scope[]): Access => {
  const scopes = new Set(held)
  const place = rightAt('farsta', { role: 'anhorig', brukareId: 'bru-1', scopes })
  return {
    ...{ ...place, viewer, places: [place], scopesAnywhere: scopes, asOf: new Date(), stale: false },
    brukare: { id: 'b1', name: 'Pia', protectedIdentity: false },
  }
}
const all = access('schedule:read', 'notes:read')
const scene = {
  ...{ t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T12:00:00Z'), requestId: 'req-1' },
}
const common = { title: 'Plan', bytes: 9, updatedAt: '2026-09-05T14:10:00+02:00' }
const plan = {
  ...{ ...common, id: 'doc-plan', kind: 'genomforandeplan', mediaType: 'text/plain', requiredScope: 'notes:read' },
  sections: [{ kind: 'decided', text: 'Hemtjänst' }],
}
const routine = { ...common, id: 'doc-rutin', kind: 'routine', mediaType: 'application/pdf' }

/** The service at a provider that lists both documents, unless told otherwise, and gives files as `file` does. */
function serviceWith(file: (response: ServerResponse) => void, list?: (response: ServerResponse) => void) {
  scripted.provider.plays((request, response) => {
    if (request.url.includes('/content')) return file(response)
    if (!request.url.endsWith('/documents')) return problem(response, 404)
    return list === undefined ? json(response, { items: [plan, routine] }) : list(response)
  })
  const { gateway } = scripted.connect(undefined, { breakAfter: 3 })
  const never = () => Promise.resolve([])
  const database = { objections: { listForBrukare: never, listSince: never }, arrivals: { listSince: never } }
  const around = createUrgentAround({ database, provider: gateway })
  return createDocumentsService({ provider: gateway, around, logger: pino({ enabled: false }) })
}

const sends = (type: string, body: string) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': type }).end(body)
}
const wanted = { providerId: 'farsta', documentId: 'doc-rutin' }

describe('a document as a file', () => {
  it('is given whole when it begins as what it is said to be', async () => {
    const found = await serviceWith(sends('application/pdf', '%PDF-1.7 rutin')).file(all, scene, wanted)
    if (typeof found === 'string') throw new Error(found)
    expect(found.document.id).toBe('doc-rutin')
    expect((await buffer(found.stream)).toString()).toBe('%PDF-1.7 rutin')
  })

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a program', 'MZ\u0000'],
    ['nothing', ''],
  ])('is not given when it is %s', async (_what, body) => {
    expect(await serviceWith(sends('application/pdf', body)).file(all, scene, wanted)).toBe('away')
  })

  it('cannot be had when the provider is down or does not have what it lists, and is not there when it is not listed', async () => {
    const down = (response: ServerResponse) => {
      problem(response, 503)
    }
    expect(await serviceWith(down).file(all, scene, wanted)).toBe('away')
    expect(await serviceWith(down, down).file(all, scene, wanted)).toBe('away')
    const lost = (response: ServerResponse) => {
      problem(response, 404)
    }
    expect(await serviceWith(lost).file(all, scene, wanted)).toBe('away')
    const pdf = sends('application/pdf', '%PDF-1.7')
    expect(await serviceWith(pdf).file(all, scene, { ...wanted, documentId: 'doc-annan' })).toBe('none')
    expect(await serviceWith(pdf).file(all, scene, { ...wanted, providerId: 'soder' })).toBe('none')
  })

  it('takes the right that it asks for, and is not asked for without it', async () => {
    const service = serviceWith(sends('text/plain', 'Planen'))
    const ofPlan = { ...wanted, documentId: 'doc-plan' }
    expect(await service.file(access('schedule:read'), scene, ofPlan)).toBe('none')
    expect(await service.file(access('hours:read'), scene, wanted)).toBe('none')
    expect(await service.file(all, scene, ofPlan)).toMatchObject({ document: { id: 'doc-plan' } })
  })
})

describe('the documents as pages', () => {
  it('are those that the right opens', async () => {
    const service = serviceWith(sends('text/plain', 'Planen'))
    expect((await service.list(all, scene)).items.map(({ plan: page }) => page !== null)).toEqual([true, false])
    expect((await service.list(access('schedule:read'), scene)).items.map(({ key }) => key)).toEqual([
      'farsta/doc-rutin',
    ])
    const ofPlan = { providerId: 'farsta', documentId: 'doc-plan' }
    expect((await service.plan(all, scene, ofPlan)).plan?.parts[0]?.texts).toEqual(['Hemtjänst'])
    expect((await service.plan(access('schedule:read'), scene, ofPlan)).plan).toBeNull()
    expect((await service.plan(all, scene, wanted)).plan).toBeNull()
  })

  it('are unknown, not none, when the provider does not answer', async () => {
    const service = serviceWith(sends('text/plain', ''), (response) => {
      problem(response, 503)
    })
    const { heading, notices } = await service.list(all, scene)
    expect(heading).toBe('Dokumenten går inte att läsa just nu')
    expect(notices).toHaveLength(1)
    const { plan: page, notices: said } = await service.plan(all, scene, {
      providerId: 'farsta',
      documentId: 'doc-plan',
    })
    expect([page, said.length]).toEqual([null, 1])
  })
})
