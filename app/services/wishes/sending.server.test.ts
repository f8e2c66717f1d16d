import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import type { Draft, DraftRepository, WishResend } from '~/database/types'
import type { Scope } from '~/domain/access/representation'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { Scene } from '~/views/frame/scene'
import type { WishShift } from '~/views/wishes/draft'
import { rightAt } from '../../../tests/support/rights'
import { createWishDrafts } from './drafts.server'
import { asSeenBy } from './rights.server'
import { createWishSending } from './sending.server'

const now = new Date('2026-11-19T15:00:00+01:00')
const scene: Scene = { t: textsFor('sv'), f: formatsFor('sv', now), now, requestId: 'r1' }
const shift: WishShift = {
  ...{ id: 's1', date: '2026-11-24', start: '2026-11-24T06:00:00Z', end: '2026-11-24T13:30:00Z' },
  ...{ status: 'planned', timeKind: 'active', staffName: 'Anna Ek' },
}
const accessWith = (...held: Scope[]): Access => {
  const scopes = new Set(held)
  return {
    viewer: {
      ...{ personId: 'p1', name: 'Pia Lindgren', sessionId: 's', authenticatedAt: now },
      ...{ previousSignInAt: null, isCoordinationNumber: false },
    },
    brukare: { id: 'b1', name: 'Pia Lindgren', protectedIdentity: false },
    places: [rightAt('farsta', { brukareId: 'pia', scopes })],
    ...{
      role: 'brukare',
      scopes,
      scopesAnywhere: scopes,
      jointScopes: new Set(),
      validTo: null,
      representationIds: [],
    },
    ...{ joint: false, jointWith: [], conflictOfInterest: 'none', ownStaffIds: [], assignments: [] },
    ...{ verifiedAt: null, asOf: now, stale: false },
  }
}
const pia = accessWith('wish', 'schedule:read')

function inMemory() {
  const rows = new Map<string, Draft>()
  const drafts: DraftRepository = {
    create: (draft) => {
      const id = `d${rows.size + 1}`
      const row = { id, ...draft, version: 1, createdAt: now, updatedAt: now, expiresAt: now, submittedAs: null }
      rows.set(id, row)
      return Promise.resolve(row)
    },
    find: ({ id }) => Promise.resolve(rows.get(id) ?? null),
    save: ({ id }, values, expected) => {
      const row = rows.get(id)
      if (row === undefined) return Promise.resolve({ state: 'missing' })
      if (expected !== row.version) return Promise.resolve({ state: 'conflict', draft: row })
      const draft = { ...row, values, version: row.version + 1 }
      rows.set(id, draft)
      return Promise.resolve({ state: 'saved', draft })
    },
    delete: ({ id }) => Promise.resolve(rows.delete(id)),
    list: () => Promise.resolve([...rows.values()].filter(({ submittedAs }) => submittedAs === null)),
  }
  return { rows, drafts }
}

type Found = WishShift | null | 'unread'

/** A finished draft about the shift; `there`: what the schedule says of it when it is checked and sent. */
async function finished(
  there: Found,
  { isRefused = true, resendOf = null }: { isRefused?: boolean; resendOf?: string | null } = {},
) {
  const { rows, drafts } = inMemory()
  const service = createWishDrafts({ drafts })
  const id = await service.begin(pia, scene, { providerId: 'farsta', kind: 'cancel', shift, plan: null })
  await service.save(pia, scene, id, { fields: { text: 'Hej' }, version: 1, page: 'a', passed: true })
  const row = rows.get(id)
  if (row === undefined) throw new Error('no draft')
  rows.set(id, { ...row, values: { ...Object(row.values), resendOf } })
  const resent: WishResend[] = []
  let sent = 0
  const sending = createWishSending({
    drafts: service,
    database: {
      wishes: {
        submit: () => {
          sent += 1
          return Promise.reject(new Error('sent'))
        },
        resend: (again) => {
          resent.push(again)
          return Promise.resolve(isRefused)
        },
      },
    },
    plan: {
      shift: () =>
        Promise.resolve(there === 'unread' ? { is: 'unread', notices: [] } : { is: 'known', shift: there, asOf: now }),
      counted: () => Promise.resolve(undefined),
      effect: () => Promise.resolve({ effect: { is: 'unknown', why: 'notRead' }, asOf: null, notices: [] }),
    },
    nudge: () => undefined,
  })
  return { id, rows, service, sending, resent, sent: () => sent }
}
const moved = { ...shift, start: '2026-11-24T08:00:00Z' }

describe('a wish about a shift that is not what it was', () => {
  it.each([
    ['gone', null],
    ['over', { ...shift, status: 'cancelled' }],
    ['moved', moved],
  ])('is not sent, and the page says that it is %s', async (trouble, there) => {
    const { id, sending, sent } = await finished(there)
    expect(await sending.submit(pia, scene, { draftId: id, version: 2 })).toEqual({ state: 'otherwise' })
    expect(sent()).toBe(0)
    expect(await sending.check(pia, scene, id)).toMatchObject({ state: 'ready', trouble })
  })

  it('is read again before it is sent: the check has the shift as it is now', async () => {
    const { id, sending, sent } = await finished(moved)
    expect(await sending.check(pia, scene, id)).toMatchObject({
      trouble: 'moved',
      version: 3,
      values: { shift: moved },
    })
    expect(await sending.check(pia, scene, id)).toMatchObject({ trouble: null, version: 3 })
    await expect(sending.submit(pia, scene, { draftId: id, version: 3 })).rejects.toThrow('sent')
    expect(sent()).toBe(1)
  })

  it('can be sent where the schedule cannot be read now: nothing is known of a change', async () => {
    const { id, sending } = await finished('unread')
    expect(await sending.check(pia, scene, id)).toMatchObject({ trouble: null })
    await expect(sending.submit(pia, scene, { draftId: id, version: 2 })).rejects.toThrow('sent')
  })

  it('is begun about it as it is now, also in the draft that was under way', async () => {
    const { drafts } = inMemory()
    const service = createWishDrafts({ drafts })
    const begin = (one: WishShift) =>
      service.begin(pia, scene, { providerId: 'farsta', kind: 'move', shift: one, plan: null })
    const id = await begin(shift)
    expect(await begin(moved)).toBe(id)
    expect(await service.find(pia, id)).toMatchObject({ values: { shift: moved } })
  })
})

describe('a wish that is sent again', () => {
  it('goes in the name of the one who sends it, with the draft that was checked', async () => {
    const { id, sending, resent } = await finished(shift, { resendOf: 'w9' })
    expect(await sending.submit(pia, scene, { draftId: id, version: 2 })).toEqual({ state: 'sent', wishId: 'w9' })
    expect(resent).toMatchObject([{ wishId: 'w9', sentBy: 'Pia Lindgren', draft: { draftId: id, version: 2 } }])
  })

  it('is not said to be sent where somebody else has settled it, and the draft is kept', async () => {
    const { id, rows, sending } = await finished(shift, { resendOf: 'w9', isRefused: false })
    expect(await sending.submit(pia, scene, { draftId: id, version: 2 })).toEqual({ state: 'settled' })
    expect(rows.get(id)).toMatchObject({ submittedAs: null })
  })

  it('is not said to be sent where the draft was removed in another tab', async () => {
    const { id, service, sending, resent } = await finished(shift, { resendOf: 'w9' })
    await service.remove(pia, id)
    expect(await sending.submit(pia, scene, { draftId: id, version: 2 })).toBeNull()
    expect(resent).toEqual([])
  })
})

describe('the rights to what a wish is about', () => {
  it('are asked for until it is sent: without the schedule there is no draft about a shift', async () => {
    const { id, service, sending } = await finished(shift)
    const less = accessWith('wish')
    expect(await service.find(less, id)).toBeNull()
    expect(await sending.check(less, scene, id)).toBeNull()
    expect(await sending.submit(less, scene, { draftId: id, version: 2 })).toBeNull()
  })

  it('are asked for by who reads it afterwards, too', () => {
    const wish = { kind: 'cancel' as const, providerId: 'farsta', about: { shift } }
    expect(asSeenBy(pia, wish).about).toEqual({ shift })
    expect(asSeenBy(accessWith('wish'), wish).about).toBeUndefined()
    expect(asSeenBy(accessWith('wish'), { ...wish, kind: 'plan' }).about).toBeUndefined()
  })
})
