import { describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import type { Draft, DraftRepository, NewObjection, Objection, Resend } from '~/database/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import type { About } from '~/views/objections/about'
import type { Scene } from '~/views/frame/scene'
import { createObjectionDrafts, type SentStep } from './drafts.server'
import { createLodging } from './lodging.server'
import { rightAt } from '../../../tests/support/rights'

const now = new Date('2026-11-19T15:00:00+01:00')
const scene: Scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r1' }
const offer: About = {
  type: 'shift',
  shifts: [{ id: 's1', staff: 'Anna', start: '2026-11-19T07:00:00+01:00', end: '2026-11-19T09:00:00+01:00' }],
}
const access = (personId: string): Access => ({
  viewer: {
    ...{ personId, name: 'Pia Lindgren', sessionId: 's', authenticatedAt: now },
    ...{ previousSignInAt: null, isCoordinationNumber: false },
  },
  brukare: { id: 'b1', name: 'Pia Lindgren', protectedIdentity: false },
  places: [rightAt('farsta', { brukareId: 'pia', scopes: new Set(['object']) })],
  scopesAnywhere: new Set(['object']),
  ...{
    role: 'brukare',
    scopes: new Set(['object'] as const),
    jointScopes: new Set(),
    validTo: null,
    representationIds: [],
  },
  ...{ joint: false, jointWith: [], conflictOfInterest: 'none', ownStaffIds: [], assignments: [] },
  ...{ verifiedAt: null, asOf: now, stale: false },
})
const pia = access('p1')

function inMemory() {
  const rows = new Map<string, Draft>()
  const found = ({ id, personId, brukareId }: { id: string; personId: string; brukareId: string }) => {
    const row = rows.get(id)
    return row?.personId === personId && row.brukareId === brukareId ? row : null
  }
  const drafts: DraftRepository = {
    create: (draft) => {
      const id = `d${rows.size + 1}`
      const row = { id, ...draft, version: 1, createdAt: now, updatedAt: now, expiresAt: now, submittedAs: null }
      rows.set(id, row)
      return Promise.resolve(row)
    },
    find: (owner) => Promise.resolve(found(owner)),
    save: (owner, values, expected) => {
      const row = found(owner)
      if (!row) return Promise.resolve({ state: 'missing' })
      if (row.submittedAs !== null) return Promise.resolve({ state: 'submitted', draft: row })
      if (expected !== row.version) return Promise.resolve({ state: 'conflict', draft: row })
      const draft = { ...row, values, version: row.version + 1 }
      rows.set(row.id, draft)
      return Promise.resolve({ state: 'saved', draft })
    },
    delete: (owner) => Promise.resolve(found(owner) !== null && rows.delete(owner.id)),
    list: ({ personId }) =>
      Promise.resolve([...rows.values()].filter((row) => row.personId === personId && row.submittedAs === null)),
  }
  return { rows, drafts }
}

const blank = { chosen: [], reason: '', timeDate: '', timeStart: '', timeEnd: '', text: '' }
const sent = (fields: Partial<SentStep['fields']>, version: number, page: string): SentStep => ({
  ...{ version, page, passed: true },
  fields: { ...blank, ...fields },
})

describe('drafts', () => {
  it('begins one draft on a double press', async () => {
    const service = createObjectionDrafts(inMemory())
    expect(await service.begin(pia, 'farsta', offer, [])).toBe(await service.begin(pia, 'farsta', offer, []))
  })

  it('is nobody else’s', async () => {
    const service = createObjectionDrafts(inMemory())
    const id = await service.begin(pia, 'farsta', offer, [])
    expect(await service.find(access('p2'), id)).toBeNull()
    expect(await service.save(access('p2'), id, 'orsak', sent({ reason: 'other' }, 1, 'a'))).toBeNull()
  })

  it('keeps what is typed, also when it is wrong', async () => {
    const service = createObjectionDrafts(inMemory())
    const id = await service.begin(pia, 'farsta', offer, [])
    const saved = await service.save(pia, id, 'tid', sent({ timeStart: 'sju' }, 1, 'a'))
    expect(saved).toMatchObject({ state: 'saved', values: { time: { start: 'sju' } } })
    expect(saved?.state === 'saved' && saved.faults.length).toBeGreaterThan(0)
  })

  it('lets the back button change a step from the same page, but tells two tabs apart', async () => {
    const service = createObjectionDrafts(inMemory())
    const id = await service.begin(pia, 'farsta', offer, [])
    await service.save(pia, id, 'orsak', sent({ reason: 'other' }, 1, 'first'))
    expect(await service.save(pia, id, 'orsak', sent({ reason: 'wrongTime' }, 1, 'first'))).toMatchObject({
      state: 'saved',
    })
    expect(await service.save(pia, id, 'orsak', sent({ reason: 'other' }, 1, 'tab'))).toEqual({ state: 'conflict' })
    expect(await service.find(pia, id)).toMatchObject({ values: { reason: 'wrongTime' } })
    // Another step of the same draft is no conflict.
    expect(await service.save(pia, id, 'text', sent({ text: 'Hej' }, 1, 'tab'))).toMatchObject({ state: 'saved' })
  })
})

describe('sending', () => {
  /** `isRefused`: what a draft replaces still waits to be sent again. */
  async function finished({ isRefused = true } = {}) {
    const { rows, drafts } = inMemory()
    const service = createObjectionDrafts({ drafts })
    const id = await service.begin(pia, 'farsta', offer, [])
    await service.save(pia, id, 'vad', sent({}, 1, 'a'))
    await service.save(pia, id, 'orsak', sent({ reason: 'didNotHappen' }, 1, 'a'))
    const lodged: NewObjection[] = []
    const resent: Resend[] = []
    let nudges = 0
    const lodging = createLodging({
      database: {
        objections: {
          submit: (objection) => {
            lodged.push(objection)
            const row = rows.get(id)
            if (row) rows.set(id, { ...row, submittedAs: 'o1' })
            return Promise.resolve({ objection: objectionOf(objection), created: true })
          },
          resend: (again) => {
            resent.push(again)
            return Promise.resolve(isRefused)
          },
        },
      },
      drafts: service,
      joint: { ask: () => Promise.resolve(null) },
      nudge: () => {
        nudges += 1
      },
    })
    return { id, rows, service, lodging, lodged, resent, nudges: () => nudges }
  }
  const objectionOf = ({ target, reason, ownVersion, text }: NewObjection): Objection => ({
    ...{ target, reason, ownVersion, text, id: 'o1', reference: 'INV-7K3M-Q2', brukareId: 'b1', providerId: 'farsta' },
    ...{ providerObjectionId: null, personId: 'p1', lodgedBy: 'Pia Lindgren', onBehalfOf: 'brukare', state: 'queued' },
    ...{ lodgedAt: now, receivedAt: null, answerDueBy: '2026-11-26', refusalCode: null, sent: null, syncedAt: null },
    urgentThere: null,
  })

  it('leads back to the step that is left', async () => {
    const { id, lodging, lodged } = await finished()
    expect(await lodging.submit(pia, scene, { draftId: id, version: 3 })).toEqual({
      ...{ state: 'incomplete', step: 'text' },
    })
    expect(lodged).toEqual([])
  })

  it('sends once: a second press leads to the same objection', async () => {
    const { id, service, lodging, lodged, nudges } = await finished()
    await service.save(pia, id, 'text', sent({ text: 'Ingen kom.' }, 1, 'a'))
    const press = () => lodging.submit(pia, scene, { draftId: id, version: 4 })
    expect(await press()).toEqual({ state: 'sent', objectionId: 'o1' })
    expect(await press()).toEqual({ state: 'sent', objectionId: 'o1' })
    expect(lodged).toHaveLength(1)
    expect(nudges()).toBe(1)
    expect(lodged[0]).toMatchObject({
      ...{ target: { type: 'shift', shiftIds: ['s1'] }, reason: 'didNotHappen', ownVersion: null, text: 'Ingen kom.' },
      ...{ answerDueBy: '2026-11-26', place: { providerId: 'farsta', brukareId: 'pia' }, about: offer },
    })
  })

  it('does not send what another tab has changed after it was checked', async () => {
    const { id, service, lodging, lodged } = await finished()
    await service.save(pia, id, 'text', sent({ text: 'Ingen kom.' }, 1, 'a'))
    expect(await lodging.submit(pia, scene, { draftId: id, version: 3 })).toEqual({ state: 'changed' })
    expect(lodged).toEqual([])
  })

  async function written(isRefused: boolean) {
    const one = await finished({ isRefused })
    await one.service.save(pia, one.id, 'text', sent({ text: 'Ingen kom.' }, 1, 'a'))
    const row = one.rows.get(one.id)
    if (row === undefined) throw new Error('no draft')
    one.rows.set(one.id, { ...row, values: { ...Object(row.values), resendOf: 'o9' } })
    return one
  }

  it('sends again under the name of the one who does, and leads a second press there', async () => {
    const { id, rows, lodging, resent } = await written(true)
    expect(await lodging.submit(pia, scene, { draftId: id, version: 4 })).toEqual({ state: 'sent', objectionId: 'o9' })
    expect(resent).toMatchObject([{ objectionId: 'o9', lodgedBy: 'Pia Lindgren', draft: { draftId: id, version: 4 } }])
    const row = rows.get(id)
    if (row) rows.set(id, { ...row, submittedAs: 'o9' })
    expect(await lodging.submit(pia, scene, { draftId: id, version: 4 })).toEqual({ state: 'sent', objectionId: 'o9' })
    expect(resent).toHaveLength(1)
  })

  it('says of what somebody else has sent again that nothing was sent, and keeps what was written', async () => {
    const { id, rows, lodging, nudges } = await written(false)
    expect(await lodging.submit(pia, scene, { draftId: id, version: 4 })).toEqual({ state: 'settled' })
    expect(rows.get(id)).toMatchObject({ submittedAs: null })
    expect(nudges()).toBe(0)
  })

  it('does not say that a draft was sent that was removed in another tab', async () => {
    const { id, service, lodging, resent } = await written(true)
    await service.remove(pia, id)
    expect(await lodging.submit(pia, scene, { draftId: id, version: 4 })).toBeNull()
    expect(resent).toEqual([])
  })
})
