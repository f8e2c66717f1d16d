import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { ProviderGateway } from '~/provider/types'
import { createCommentsService } from '~/services/reports/comments.server'
import { databaseKinds, newCase, useTestDatabase, type TestDatabase } from '../support/databases'
import { rightAt } from '../support/rights'

const now = new Date('2026-11-19T14:00:00Z')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }

type Capabilities = Awaited<ReturnType<ProviderGateway['getCapabilities']>>
const classificationRule = { startToleranceMinutes: 0, endToleranceMinutes: 0, totalToleranceMinutes: 0 }
const offering = (...groups: ('comments' | 'reviews')[]): Capabilities => ({
  ...{ state: 'fresh', asOf: now, etag: 'e' },
  data: { providerName: 'Farsta', groups, classificationRule: { ...classificationRule, totalMode: 'sum' } },
})

describe.each(databaseKinds)('comments that the provider does not take, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })

  /** Somebody who may comment, and the service with a provider that says this of itself. */
  async function scenery(answer: Capabilities = offering('comments')) {
    const { database } = test
    const { person, brukare, place } = await newCase(database)
    const right = rightAt(place.providerId, { scopes: new Set(['reports:read', 'object']) })
    const session = { sessionId: 's', authenticatedAt: now, previousSignInAt: null, isCoordinationNumber: false }
    const access: Access = {
      ...{ ...right, places: [right], scopesAnywhere: right.scopes, asOf: now, stale: false },
      viewer: { personId: person.id, name: person.name, ...session },
      brukare: { id: brukare.id, name: brukare.name, protectedIdentity: false },
    }
    const comments = createCommentsService({
      ...{ database, nudge: () => undefined },
      provider: { getCapabilities: () => Promise.resolve(answer) },
    })
    const target = { providerId: place.providerId, reportId: 'rep-1', rowId: null }
    const kept = async (text: string, version: number) => {
      const saved = await comments.keep(access, target, text, version)
      const draft = saved.state === 'kept' ? await comments.find(access, saved.id, target) : null
      if (draft === null) throw new Error('it is not kept')
      return draft
    }
    const write = async (text: string): Promise<string> => {
      const draft = await kept(text, 0)
      const sent = await comments.submit(access, scene, draft, draft.version)
      return sent?.state === 'sent' ? sent.id : ''
    }
    return { access, comments, target, kept, write, database }
  }

  it('are not called sent, can be changed and sent again, and are then what was sent last', async () => {
    const { access, comments, target, write, database } = await scenery()
    const id = await write('Tack för bra hjälp.')
    expect(await comments.sent(access, scene, target, id)).toMatchObject({ state: 'waiting', mayChange: false })
    expect(await comments.lastRefused(access, target)).toBeNull()
    await database.comments.refused(id, 'http-422')
    expect(await comments.sent(access, scene, target, id)).toEqual({
      ...{ id, text: 'Tack för bra hjälp.', state: 'refused', mayChange: true },
    })
    expect(await comments.lastRefused(access, target)).toBe(id)
    // It is about the whole report, not about a row of it.
    expect(await comments.lastRefused(access, { ...target, rowId: 'row-1' })).toBeNull()
    test.time.now = new Date(test.time.now.getTime() + 1000)
    const again = await write('Tack för hjälpen.')
    expect(again).not.toBe(id)
    expect(await comments.lastRefused(access, target)).toBeNull()
    await database.comments.received(again, 'c-1')
    expect(await comments.sent(access, scene, target, again)).toMatchObject({ state: 'received', mayChange: false })
  })

  it('are sent in the words that were checked, and written over by no other tab', async () => {
    const { access, comments, target, kept, database } = await scenery()
    const checked = await kept('Tack', 0)
    expect(await comments.keep(access, target, 'Fel!', 0)).toEqual({ state: 'changed' })
    const other = await kept('Fel!', checked.version)
    expect(await comments.submit(access, scene, other, checked.version)).toEqual({ state: 'changed' })
    // Saved between the look and the sending: seen in the transaction that sends.
    expect(await comments.submit(access, scene, checked, checked.version)).toEqual({ state: 'changed' })
    const about = { brukareId: access.brukare.id, providerId: target.providerId, timeReportId: target.reportId }
    expect(await database.comments.listForReport(about)).toEqual([])
    expect(await comments.submit(access, scene, other, other.version)).toMatchObject({ state: 'sent' })
    expect((await database.comments.listForReport(about)).map(({ text }) => text)).toEqual(['Fel!'])
  })

  it('are not another’s to change', async () => {
    const { access, comments, target, write, database } = await scenery()
    const id = await write('Mina ord')
    await database.comments.refused(id, 'http-422')
    const other = { ...access, viewer: { ...access.viewer, personId: 'another' } }
    expect(await comments.sent(other, scene, target, id)).toMatchObject({ state: 'refused', mayChange: false })
    expect(await comments.lastRefused(other, target)).toBeNull()
  })

  it.each([
    [offering('comments'), true],
    [offering('reviews'), false],
    [{ state: 'missing', reason: 'unavailable', since: null } as const, true],
  ])('are offered where the provider takes them, or does not say', async (answer, isOffered) => {
    const { comments, target } = await scenery(answer)
    expect(await comments.offered(target.providerId, scene)).toBe(isOffered)
  })
})
