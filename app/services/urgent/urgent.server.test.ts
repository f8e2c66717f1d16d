import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import type { Known } from '~/domain/known'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { rightAt } from '../../../tests/support/rights'
import { createUrgentService } from './urgent.server'

const now = new Date('2026-11-19T12:00:00+01:00')
const scene = { t: textsFor('sv'), f: formatsFor('sv', now), now, requestId: 'r' }
const place = rightAt('farsta', { scopes: new Set(['schedule:read', 'object']) })
const access: Access = Object.create({
  ...place,
  ...{ viewer: { personId: 'p', name: 'Pia' }, brukare: { id: 'b', name: 'Pia', protectedIdentity: false } },
  ...{ places: [place], role: 'brukare' },
})
const key = { providerId: 'farsta', date: '2026-11-19', shiftId: 's' }
const call = { providerId: 'farsta', heading: 'Ring Farsta', first: null, rows: [], none: null }
const notice = { providerName: 'Farsta', reason: 'unavailable' as const, asOf: null, since: null }

/** The service with the plan as it is known; nothing may be written. */
function serviceWith(known: Known<never>) {
  const written: string[] = []
  const refuse = (what: string) => () => Promise.reject(new Error(`${what} was written`))
  const parts: Parameters<typeof createUrgentService>[0] = Object.create({
    database: { objections: { submitUrgent: refuse('an objection') }, arrivals: { say: refuse('an arrival') } },
    provider: { providers: [{ id: 'farsta', name: 'Farsta' }] },
    schedule: { shifts: () => Promise.resolve({ known, notices: [notice] }) },
    around: { callAt: () => Promise.resolve(call), told: () => Promise.resolve(() => ({})) },
    nudge: () => written.push('nudged'),
  })
  return { service: createUrgentService(parts), written }
}

describe('a shift of which something is to be said', () => {
  it('is not told to be missing when the plan could not be read: the one who asks is given whom to ring', async () => {
    const { service, written } = serviceWith({ is: 'unknown', why: 'unavailable', since: null })
    expect(await service.find(access, scene, key)).toEqual({ is: 'unread', unread: { call, notices: [notice] } })
    expect(await service.sayNobody(access, scene, key, { text: '', formKey: 'k' })).toBe('unread')
    expect(await service.sayHere(access, scene, key)).toBe('unread')
    expect(written).toEqual([])
  })

  it('is not there when the plan is known and does not have it', async () => {
    const { service } = serviceWith({ is: 'none', asOf: now, kept: false })
    expect(await service.find(access, scene, key)).toBeNull()
    expect(await service.sayNobody(access, scene, key, { text: '', formKey: 'k' })).toBeNull()
    expect(await service.sayHere(access, scene, key)).toBeNull()
  })
})
