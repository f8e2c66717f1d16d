import { exportJWK } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createAccessService } from '~/auth/access.server'
import type { Access } from '~/auth/types'
import { placesWith } from '~/domain/access/rights'
import { shownOf } from '~/domain/known'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { noMetrics } from '~/platform/metrics.server'
import { createProviderGateway } from '~/provider/gateway.server'
import { createChangeHandler } from '~/services/delivery/change-handler.server'
import { createOutboxWorker } from '~/services/delivery/worker.server'
import { createObjectionSync } from '~/services/objections/sync.server'
import { createScheduleService } from '~/services/schedule/schedule.server'
import { createUrgentAround } from '~/services/urgent/around.server'
import { createWishFollowing } from '~/services/wishes/create.server'
import { withDeclined } from '~/services/wishes/declined.server'
import { createWishDrafts } from '~/services/wishes/drafts.server'
import { createWishesService } from '~/services/wishes/wishes.server'
import { brukare as cast } from '../../sandbox/data/cast'
import { openTestDatabase } from '../support/databases'
import { createBrowser, good, startForTest, valuesOf, clientId } from './sandbox-provider-client'
import { keptInMap } from './scripted-provider'

const ecKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() })
const logger = pino({ level: 'silent' })
const desk = '/farsta/skrivbord'

type World = Awaited<ReturnType<typeof openWorld>>
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** The portal's wishes over real HTTP to the sandbox, where Pia is the brukare; `reachable` false: as if it did not answer. */
async function openWorld() {
  const [sandbox, test] = await Promise.all([startForTest(), openTestDatabase('embedded')])
  test.time.now = sandbox.clock()
  const { database } = test
  const config = { clock: () => test.time.now, representationMaxAgeSeconds: 3600, representationToleranceHours: 24 }
  const ring = { active: 'a', ring: {} }
  const gatewayTo = async (origin: string) =>
    createProviderGateway(
      {
        providers: [
          {
            ...{ id: 'farsta', name: 'Farsta', clientId, baseUrl: `${origin}/farsta` },
            tokenEndpoint: `${sandbox.running.origin}/farsta/oauth/token`,
            ...{ stalenessHours: 24, timeoutMs: 30_000, concurrency: 8 },
          },
        ],
        keys: {
          signing: { ...ecKey.parse(await exportJWK(sandbox.privateKey)), kid: 'k1' },
          ...{ pseudonym: 'B'.repeat(43), encryption: ring, index: ring },
        },
        clock: sandbox.clock,
      },
      { database: { keptAnswers: keptInMap() }, logger },
    )
  const [gateway, away] = await Promise.all([gatewayTo(sandbox.running.origin), gatewayTo('http://localhost:9')])
  const provider = withDeclined(gateway, database, logger)
  const access = createAccessService({ config, database, provider, logger })
  const around = createUrgentAround({ provider, database })
  const schedule = createScheduleService({ provider, around })
  const { wishStays, wishSync } = createWishFollowing({ database, provider, config, logger })
  const parts = { database, provider, schedule, around, sync: wishSync, stays: wishStays, nudge: () => undefined }
  const wishes = createWishesService({ ...parts, drafts: createWishDrafts(database) })
  const handle = createChangeHandler({
    ...{ database, access, wishSync, clock: config.clock },
    sync: createObjectionSync({ database, provider, clock: config.clock, logger }),
  })
  const workerOf = (at: typeof gateway) =>
    createOutboxWorker({ database, provider: at, logger, metrics: noMetrics, random: () => 0 })
  const { number, name } = cast.find(({ key }) => key === 'pia') ?? { number: '', name: '' }
  const { id: personId } = await database.persons.findOrCreate({ number, name, isCoordinationNumber: false })
  const viewer = {
    ...{ personId, name, sessionId: 's', authenticatedAt: test.time.now, previousSignInAt: null },
    isCoordinationNumber: false,
  }
  const { subjects } = await access.subjectsFor(viewer, 'req-1')
  const pia = subjects.find(({ role }) => role === 'brukare')
  if (pia === undefined) throw new Error('Pia is not there')
  const scene = () => ({ t: textsFor('sv'), f: formatsFor('sv'), now: test.time.now, requestId: 'req-1' })
  const browser = createBrowser(sandbox.running.origin)
  const first = await good(browser.open(`${desk}/valj`))
  await good(browser.post(`${desk}/valj`, { arbetsledare: valuesOf(first, 'arbetsledare')[0] ?? '' }))
  return {
    ...{ database, test, sandbox, gateway, provider, away, wishes, handle, pia, scene, browser },
    work: (at = gateway) => workerOf(at).work(),
    close: async () => {
      await Promise.all([gateway.close(), away.close()])
      await Promise.all([sandbox.close(), test.close()])
    },
  }
}

/** The scope taken away, as for who has an access from before there were wishes. */
function without(access: Access, scope: 'wish'): Access {
  const less = (scopes: Access['scopes']) => new Set([...scopes].filter((one) => one !== scope))
  const places = access.places.map((place) => ({ ...place, scopes: less(place.scopes) }))
  return { ...access, places, scopes: less(access.scopes), scopesAnywhere: less(access.scopesAnywhere) }
}

/** A wish about the first shift ahead that none is about yet, written and sent. */
async function send(text = 'Jag äter hos min syster.') {
  const { wishes, pia, scene } = world
  const { shifts } = await wishes.ahead(pia, scene(), 'farsta')
  const [shift] = shownOf(shifts).filter(({ status, timeKind }) => status === 'planned' && timeKind === 'active')
  if (shift === undefined) throw new Error('no shift ahead')
  const { date, id: shiftId } = shift
  const begun = await wishes.begin(pia, scene(), { kind: 'cancel', providerId: 'farsta', date, shiftId })
  if (begun?.state !== 'begun') throw new Error('nothing was begun')
  const { draftId } = begun
  const saved = await wishes.save(pia, scene(), draftId, { fields: { text }, version: 1, page: 'p', passed: true })
  expect(saved).toMatchObject({ state: 'saved', faults: [] })
  const checked = await wishes.check(pia, scene(), draftId)
  if (checked?.state !== 'ready') throw new Error('it cannot be sent')
  const asked = { draftId, version: checked.version }
  const sent = await wishes.submit(pia, scene(), asked)
  if (sent?.state !== 'sent') throw new Error('it was not sent')
  expect(await wishes.submit(pia, scene(), asked)).toEqual(sent)
  return { ...sent, shift, effect: checked.effect }
}

const there = async () => {
  const [place] = placesWith(world.pia, 'wish')
  if (place === undefined) throw new Error('Pia has no right at Farsta')
  const list = await world.gateway.listWishes(place, { personId: 'x', role: 'brukare', requestId: 'r' })
  if (list.state !== 'fresh') throw new Error('the list cannot be had')
  return list.data
}

it('is sent with what it does to the hours, answered at the desk, seen, and counts before the schedule has it', async () => {
  const { wishes, pia, scene, database, work, handle, browser, provider } = world
  const { wishId, shift, effect } = await send()
  expect(effect).toMatchObject({ is: 'known', weeks: [{ kind: 'active' }] })
  expect((await wishes.case(pia, scene(), wishId))?.wish).toMatchObject({ state: 'queued', unsent: { what: 'wish' } })
  await work()
  const page = await wishes.case(pia, scene(), wishId)
  expect(page).toMatchObject({ wish: { state: 'received', unsent: null }, mayWithdraw: true, notices: [] })
  const providerWishId = page?.wish.providerWishId ?? ''
  const answer = { utfall: 'question', 'ord-svar': 'Gäller det hela passet?' }
  await good(browser.post(`${desk}/onskemal/${providerWishId}/svara`, answer))
  const brukareId = pia.places[0]?.brukareId ?? ''
  const change = {
    cursor: '1',
    type: 'wish',
    brukareId,
    resourceId: providerWishId,
    at: scene().now.toISOString(),
  } as const
  expect(await handle('farsta', change)).toBe(true)
  const waiting = (await database.wishes.listWaiting([pia.brukare.id])).filter(({ id }) => id === wishId)
  expect(waiting).toMatchObject([{ state: 'question' }])
  await good(
    browser.post(`${desk}/onskemal/${providerWishId}/svara`, { utfall: 'accepted', 'ord-svar': 'Det går bra.' }),
  )
  const { wishes: listed } = await wishes.list(pia, scene())
  expect(shownOf(listed).find(({ id }) => id === wishId)).toMatchObject({
    ...{ state: 'accepted', answers: [{ outcome: 'question' }, { outcome: 'accepted', text: 'Det går bra.' }] },
    unsent: null,
  })
  expect(await wishes.withdraw(pia, scene(), wishId)).toBe('tooLate')
  const [place] = placesWith(pia, 'schedule:read')
  const days = { from: shift.date, to: shift.date }
  const plan = await provider.listShifts(
    place ?? { providerId: '', brukareId: '' },
    { personId: 'x', role: 'brukare', requestId: 'r' },
    days,
  )
  const now = plan.state === 'missing' ? undefined : plan.data.find(({ id }) => id === shift.id)
  expect(now).toMatchObject({ status: 'cancelled', cancelledBy: 'brukare' })
})

it('whose sender was killed before it knew is there once', async () => {
  const { database, gateway, work, pia, scene, wishes } = world
  const { wishId } = await send('En gång.')
  const [item] = await database.outbox.claim('killed', 0, 10)
  if (item?.topic !== 'wish') throw new Error('the wish does not wait')
  expect(await gateway.sendWish(item.place, item.actor, item.idempotencyKey, item.body)).toMatchObject({ ok: true })
  // The lease has run out, and another process takes it.
  await work()
  expect((await there()).filter(({ text }) => text === 'En gång.')).toHaveLength(1)
  expect((await wishes.case(pia, scene(), wishId))?.wish.state).toBe('received')
  expect(await wishes.withdraw(pia, scene(), wishId)).toBe('done')
  await work()
  expect((await there()).find(({ text }) => text === 'En gång.')?.state).toBe('withdrawn')
})

it('waits while the provider is away, is not given up, and is sent when it is back', async () => {
  const { work, away, pia, scene, wishes, test } = world
  const { wishId } = await send('Senare.')
  await work(away)
  expect((await wishes.case(pia, scene(), wishId))?.wish).toMatchObject({ state: 'queued', unsent: { trouble: null } })
  expect((await there()).some(({ text }) => text === 'Senare.')).toBe(false)
  await test.sql(`UPDATE "Outbox" SET "nextAttemptAt" = now() WHERE "wishId" = $1`, [wishId])
  await work()
  expect((await wishes.case(pia, scene(), wishId))?.wish.state).toBe('received')
})

it('that the provider refuses says so, and can be written again with all that was said', async () => {
  const { database, work, pia, scene, wishes } = world
  const { wishId } = await send('Fel pass.')
  const found = await database.wishes.find({ id: wishId, brukareId: pia.brukare.id })
  const [item] = await database.outbox.claim('w', 60_000, 10)
  await database.outbox.refused(item?.id ?? '', 'http-422')
  await database.wishes.refused(wishId, 'http-422')
  expect(await wishes.case(pia, scene(), wishId)).toMatchObject({ wish: { state: 'needsAttention' }, mayResend: true })
  const draftId = (await wishes.beginAgain(pia, wishId))?.draftId
  const draft = await wishes.draft(pia, draftId ?? '')
  expect(draft).toMatchObject({ state: 'open', values: { text: 'Fel pass.', shift: { id: found?.shiftId } } })
  const version = draft?.state === 'open' ? draft.version : 0
  const again = { draftId: draftId ?? '', version }
  expect(await wishes.submit(pia, scene(), again)).toEqual({ state: 'sent', wishId })
  expect(await wishes.submit(pia, scene(), again)).toEqual({ state: 'sent', wishId })
  await work()
  expect((await wishes.case(pia, scene(), wishId))?.wish.state).toBe('received')
})

it('is for who has the right, at that provider alone', async () => {
  const { pia, scene, wishes } = world
  const { wishId, shift } = await send('Bara jag.')
  const other = without(pia, 'wish')
  const elsewhere = { ...pia, places: pia.places.map((place) => ({ ...place, providerId: 'soder' })) }
  const start = { kind: 'cancel', providerId: 'farsta', date: shift.date, shiftId: shift.id } as const
  for (const access of [other, elsewhere]) {
    expect(await wishes.case(access, scene(), wishId)).toBeNull()
    expect(await wishes.withdraw(access, scene(), wishId)).toBeNull()
    expect(await wishes.begin(access, scene(), start)).toBeNull()
  }
  expect(shownOf((await wishes.list(other, scene())).wishes)).toEqual([])
  expect(await wishes.offers(other, scene())).toMatchObject({ at: [], lacking: [], unread: [] })
  expect(await wishes.begin(pia, scene(), { ...start, shiftId: 'nothing' })).toBeNull()
})
