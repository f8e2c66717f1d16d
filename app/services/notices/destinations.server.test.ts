import { beforeEach, expect, it } from 'vitest'
import type { CodeOutcome, Destination, NoticeChoiceRepository } from '~/database/types'
import type { Letter, SendOutcome } from './channel.server'
import { createDestinations } from './destinations.server'

const now = new Date('2026-11-19T12:00:00+01:00')
const asker = { personId: 'p', language: 'sv' as const, requestId: 'r' }

let kept: Destination[]
let codes: Map<string, string>
let letters: Letter[]
let answer: SendOutcome
let noted: string[]
let saved: unknown[]

const unused = () => Promise.reject(new Error('it is not asked for here'))
const noticeChoices: NoticeChoiceRepository = {
  times: () => Promise.resolve(null),
  saveTimes: (_personId, times) => Promise.resolve(void saved.push(times)),
  destinations: () => Promise.resolve(kept),
  addDestination: ({ channel, address, code, codeUntil }) => {
    const id = kept.find((one) => one.address === address)?.id ?? `d${kept.length}`
    const one = { id, channel, address, confirmedAt: null, codeUntil, failedAt: null, stoppedAt: null }
    kept = [...kept.filter((each) => each.id !== id), one]
    codes.set(id, code)
    return Promise.resolve(one)
  },
  confirm: ({ id, code }) => Promise.resolve<CodeOutcome>(codes.get(id) === code ? 'confirmed' : 'wrong'),
  removeDestination: (_personId, id) => {
    const before = kept.length
    kept = kept.filter((one) => one.id !== id)
    return Promise.resolve(kept.length < before)
  },
  ...{ offFor: unused, stuck: unused },
  ...{ levels: unused, saveLevel: unused, byStopToken: unused, stop: unused, limitsOf: unused, toldAbout: unused },
  ...{ saveLimit: unused, toldLately: unused, stopToken: () => '', addOwn: unused },
}

const make = () =>
  createDestinations({
    database: {
      noticeChoices,
      accessLog: { append: ({ action }) => Promise.resolve({ seq: noted.push(action) }) },
    },
    channels: [
      {
        channel: 'email',
        send: (letter) => {
          letters.push(letter)
          return Promise.resolve(answer)
        },
        ...{ isOnce: false, find: unused, fateOf: unused, close: () => undefined },
      },
    ],
    digitalPost: { of: () => Promise.resolve({ is: 'notHere' }), add: unused },
    origin: 'https://insyn.example',
    clock: () => now,
  })

beforeEach(() => {
  ;[kept, letters, noted, saved] = [[], [], [], []]
  codes = new Map()
  answer = { ok: true }
})

it('sends a code at once, and takes it', async () => {
  const destinations = make()
  const added = await destinations.add(asker, 'email', ' Nils@Post.Example ')
  if (!added.ok) throw new Error(added.fault)
  expect(letters).toMatchObject([{ to: 'Nils@post.example', stop: null, subject: 'Din kod till Insyn' }])
  const code = /^\d{6}$/m.exec(letters[0]?.text ?? '')?.[0] ?? ''
  expect(code).toBe(codes.get(added.id))
  expect(await destinations.confirm(asker, added.id, 'x')).toBe('form')
  expect(await destinations.confirm(asker, added.id, ` ${code.slice(0, 3)} ${code.slice(3)}`)).toBe('confirmed')
  // The letters are in the language of the page, until another is chosen.
  expect(saved).toEqual([{ language: 'sv', quiet: { from: '21:00', to: '07:00' }, pause: null }])
  expect(noted).toEqual(['noticeAddress.add', 'noticeAddress.confirm'])
})

it('keeps no address that its first code could not be sent to, and says why', async () => {
  answer = { ok: false, why: 'later', isAddress: false, code: '451' }
  expect(await make().add(asker, 'email', 'a@post.example')).toEqual({ ok: false, fault: 'unreachable' })
  answer = { ok: false, why: 'never', isAddress: true, code: '550' }
  expect(await make().add(asker, 'email', 'a@post.example')).toEqual({ ok: false, fault: 'noSuch' })
  expect(kept).toEqual([])
  expect(await make().add(asker, 'email', 'a')).toEqual({ ok: false, fault: 'form' })
  expect(letters).toHaveLength(2)
})

it('fills nobody’s post box: so many letters to one address, and from one person, in an hour', async () => {
  const destinations = make()
  const add = (personId: string, address: string) => destinations.add({ ...asker, personId }, 'email', address)
  for (const personId of ['a', 'b', 'c', 'd'])
    expect(await add(personId, 'same@post.example')).toMatchObject({ ok: true })
  expect(await add('e', 'SAME@post.example')).toEqual({ ok: false, fault: 'tooOften' })
  kept = []
  for (let nr = 0; nr < 4; nr++) expect(await add('f', `a${nr}@post.example`)).toMatchObject({ ok: true })
  expect(await add('f', 'a4@post.example')).toMatchObject({ ok: true })
  expect(await add('f', 'a5@post.example')).toEqual({ ok: false, fault: 'tooMany' })
})
