import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pino } from 'pino'
import type { Access } from '../../app/auth/types'
import type { Scope } from '../../app/domain/access/representation'
import { mostPictureBytes } from '../../app/domain/staff/picture'
import { formatsFor } from '../../app/i18n/format'
import { textsFor } from '../../app/i18n/texts'
import type { ProviderGateway } from '../../app/provider/types'
import { createScheduleService } from '../../app/services/schedule/schedule.server'
import { createStaffPictures } from '../../app/services/staff/pictures.server'
import { createUrgentAround } from '../../app/services/urgent/around.server'
import { portraitOf } from '../../sandbox/provider/pictures/portrait'
import { rightAt } from '../support/rights'
import { gatewayTo, json, problem, shift, startScriptedProvider, type Seen } from './scripted-provider'

/** The picture of somebody who comes, from a provider that tells the truth and from ones that lie. */

const face = portraitOf('stf-1')
const wanted = { providerId: 'farsta', date: '2026-11-19', staffId: 'st-1' }

let provider: Awaited<ReturnType<typeof startScriptedProvider>>
let open: ProviderGateway[] = []
/** What is said of the one who comes; the photo is at the provider itself unless the test says another. */
let comes: Record<string, unknown>

beforeEach(async () => {
  provider = await startScriptedProvider()
  comes = { photoUrl: `${provider.origin}/api/bilder/st-1.png`, photoConsent: true }
})
afterEach(async () => {
  const closing = Promise.all(open.map((gateway) => gateway.close()))
  await provider.down()
  await closing
  open = []
})

const viewer = {
  ...{ personId: 'person-a', name: 'Nils', sessionId: 's', authenticatedAt: new Date(), previousSignInAt: null },
  isCoordinationNumber: false,
}
const access = (held: readonly Scope[] = ['schedule:read'], isProtected = false): Access => {
  const scopes = new Set(held)
  const place = rightAt('farsta', { role: 'anhorig', brukareId: 'bru-1', scopes })
  return {
    ...{ ...place, viewer, places: [place], scopesAnywhere: scopes, asOf: new Date(), stale: false },
    brukare: { id: 'b1', name: 'Pia', protectedIdentity: isProtected },
  }
}
const scene = {
  ...{ t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T12:00:00Z'), requestId: 'req-1' },
}

/** The service at a provider that answers a photo as `photo` does, and everything else as it should. */
function serviceWith(photo: (response: ServerResponse, request: Seen) => void, timeoutMs?: number) {
  provider.plays((request, response) => {
    if (request.url.includes('/shifts'))
      return json(response, {
        items: [
          {
            ...shift('p1'),
            status: 'planned',
            staff: { id: 'st-1', displayName: 'Ahmed', role: 'assistant', ...comes },
          },
        ],
      })
    if (request.url.startsWith('/api/bilder/')) return photo(response, request)
    problem(response, 404)
  })
  const { gateway, time, log } = gatewayTo(provider.origin, undefined, { breakAfter: 3 }, timeoutMs)
  open.push(gateway)
  const none = { listForBrukare: () => Promise.resolve([]), listSince: () => Promise.resolve([]) }
  const around = createUrgentAround({ database: { objections: none, arrivals: none }, provider: gateway })
  const logger = pino({ level: 'warn' }, { write: (line) => void log.push(line) })
  const schedule = createScheduleService({ provider: gateway, around })
  const config = { clock: () => new Date(time.now) }
  return {
    pictures: createStaffPictures({ config, provider: gateway, schedule, logger }),
    gateway,
    schedule,
    time,
    log,
  }
}

const send =
  (body: Uint8Array | string, type = 'image/png', status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
const photosAsked = () => provider.seen.filter(({ url }) => url.startsWith('/api/bilder/'))

describe('a picture', () => {
  it('comes with the provider’s own token, named by what it is', async () => {
    const { pictures } = serviceWith(send(face, 'application/octet-stream'))
    const found = await pictures.picture(access(), scene, wanted)
    expect(found).toMatchObject({ type: 'image/png' })
    expect(photosAsked().map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1'])
    expect(photosAsked()[0]?.headers).toMatchObject({ 'insyn-actor': 'person-a', 'insyn-actor-role': 'anhorig' })
  })

  it('is asked for once by several who look, and again after ten minutes', async () => {
    const { pictures, time } = serviceWith(send(face))
    const look = () => pictures.picture(access(), scene, wanted)
    const found = await Promise.all([look(), look(), look()])
    expect(new Set(found).size).toBe(1)
    expect(photosAsked()).toHaveLength(1)
    time.now = new Date(time.now.getTime() + 11 * 60_000)
    await look()
    expect(photosAsked()).toHaveLength(2)
  })

  it('stays while the provider is away, and is asked for soon again', async () => {
    let isAway = false
    const { pictures, time } = serviceWith((response) => (isAway ? problem(response, 503) : send(face)(response)))
    const before = await pictures.picture(access(), scene, wanted)
    isAway = true
    time.now = new Date(time.now.getTime() + 11 * 60_000)
    expect(await pictures.picture(access(), scene, wanted)).toBe(before)
  })

  it('is gone at once when the person has taken back the yes', async () => {
    const { pictures } = serviceWith(send(face))
    expect(await pictures.picture(access(), scene, wanted)).toMatchObject({ type: 'image/png' })
    comes.photoConsent = false
    expect(await pictures.picture(access(), scene, wanted)).toBe('none')
  })
})

describe('nothing is asked for, and nothing is there to see,', () => {
  it.each([
    ['without the person’s yes', () => ({ photoConsent: false }), access()],
    ['at a provider of 1.0, which has no word for it', () => ({ photoConsent: undefined }), access()],
    ['of a brukare with protected identity', () => ({}), access(['schedule:read'], true)],
    ['for one who may not see who comes', () => ({}), access(['hours:read', 'claim:read'])],
  ])('%s', async (_, said, who) => {
    const { pictures } = serviceWith(send(face))
    Object.assign(comes, said())
    expect(await pictures.picture(who, scene, wanted)).toBe('none')
    expect(photosAsked()).toEqual([])
  })

  it.each([
    ['somebody who does not come that day', { ...wanted, staffId: 'st-2' }],
    ['a provider where the viewer has no right', { ...wanted, providerId: 'soder' }],
  ])('of %s', async (_, other) => {
    const { pictures } = serviceWith(send(face))
    expect(await pictures.picture(access(), scene, other)).toBe('none')
    expect(photosAsked()).toEqual([])
  })

  it('at another host than the provider’s own', async () => {
    const other = await startScriptedProvider()
    other.plays((_, response) => send(face)(response))
    const { pictures, log } = serviceWith(send(face))
    comes.photoUrl = `${other.origin}/api/bilder/st-1.png`
    expect(await pictures.picture(access(), scene, wanted)).toBe('away')
    expect(other.seen).toEqual([])
    expect(log.join()).toContain("not under the provider's own")
    expect(log.join()).not.toContain(other.origin)
    await other.down()
  })
})

describe('a provider that lies', () => {
  it.each([
    [
      'an SVG that is called PNG',
      send('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      /"fault":"kind"/,
    ],
    ['a page with 200', send('<!doctype html><h1>Logga in</h1>', 'text/html'), /"fault":"kind"/],
    ['a picture that breaks off', send(face.subarray(0, face.byteLength - 20)), /"fault":"kind"/],
    ['twenty megabytes', send(Buffer.alloc(20_000_000, 0x89)), /too-large/],
    [
      'twenty megabytes without saying how much it is',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'image/png' })
        response.write(face)
        for (let more = 0; more < 20; more++) response.write(Buffer.alloc(1_000_000))
        response.end()
      },
      /too-large/,
    ],
    ['just more than may be', send(Buffer.concat([face, Buffer.alloc(mostPictureBytes)])), /too-large/],
    [
      'what is packed, to unpack without end',
      (response: ServerResponse) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.alloc(1000)),
      /"fault":"kind"/,
    ],
    ['nothing', send(''), /"fault":"kind"/],
  ])('with %s shows none, and the log says why', async (_, photo, why) => {
    const { pictures, log } = serviceWith(photo)
    expect(await pictures.picture(access(), scene, wanted)).toBe('away')
    expect(log.join('\n')).toMatch(why)
  })

  it('that leads to another host, or to itself, is not followed', async () => {
    const other = await startScriptedProvider()
    other.plays((_, response) => send(face)(response))
    for (const location of [`${other.origin}/st-1.png`, `${provider.origin}/api/bilder/annan.png`]) {
      const { pictures, log } = serviceWith((response) => response.writeHead(302, { location }).end())
      expect(await pictures.picture(access(), scene, wanted)).toBe('away')
      expect(log.join()).toContain('http-302')
    }
    expect(other.seen).toEqual([])
    expect(photosAsked().every(({ url }) => url === '/api/bilder/st-1.png')).toBe(true)
    await other.down()
  })

  it('that never ends costs no longer than it may', async () => {
    const { pictures } = serviceWith((response) => {
      response.writeHead(200, { 'content-type': 'image/png' })
      const timer = setInterval(() => response.write(face.subarray(0, 1)), 20)
      response.on('close', () => clearInterval(timer))
    }, 400)
    const before = performance.now()
    expect(await pictures.picture(access(), scene, wanted)).toBe('away')
    expect(performance.now() - before).toBeLessThan(5_000)
  })

  it('with its pictures takes nothing from who comes: the schedule is there, and no outage is told', async () => {
    const { pictures, schedule, time, log } = serviceWith((response) => response.destroy())
    for (let nth = 0; nth < 6; nth++) {
      comes.photoUrl = `${provider.origin}/api/bilder/st-${nth}.png`
      time.now = new Date(time.now.getTime() + 1)
      expect(await pictures.picture(access(), scene, wanted)).toBe('away')
    }
    expect(log.join()).toContain('breaker')
    const { known, notices } = await schedule.shifts(access(), scene, wanted.date, wanted.date)
    expect([known.is, notices]).toEqual(['known', []])
  })

  it('is not asked again for a minute', async () => {
    const { pictures, time } = serviceWith(send('<svg/>'))
    await pictures.picture(access(), scene, wanted)
    await pictures.picture(access(), scene, wanted)
    expect(photosAsked()).toHaveLength(1)
    time.now = new Date(time.now.getTime() + 61_000)
    await pictures.picture(access(), scene, wanted)
    expect(photosAsked()).toHaveLength(2)
  })
})
