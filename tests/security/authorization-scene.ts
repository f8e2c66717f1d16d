import type { Scope } from '../../app/domain/access/representation'
import { brukare, others } from '../../sandbox/data/cast'
import { beginAccess, inviteOverHttp } from '../support/access-flow'
import { createHttpClient, fieldOf, linksOf, signInOverHttp, type HttpClient } from '../support/http-client'
import { beginDraft, fillDraft, reportsOf, sendDraft, subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { beginWish, sendWish } from '../support/wish-flow'
import { inPool } from '../support/pool'
import { noJointAct, noPicture, type Ids } from './authorization-ids'

/** Someone, for whom, and what it opens. `stranger`: a brukare that this one must not see anything of. */
export type Actor = {
  kind: string
  person: string | null
  subject: string | null
  scopes: readonly Scope[]
  stranger: string
}

const mostly: readonly Scope[] = ['schedule:read', 'visits:read', 'reports:read', 'hours:read', 'claim:read', 'object']
/** With the plan of the help, and wishes, which are of one who sees to the person. */
const all: readonly Scope[] = [...mostly, 'notes:read', 'wish']
/** What nobody can take from the brukare, and what a vårdnadshavare has until the child is 15. */
const allAndAccess: readonly Scope[] = [...all, 'access:manage']

/** The kinds of people there are. */
export const actors: readonly Actor[] = [
  { kind: 'anonymous', person: null, subject: null, scopes: [], stranger: 'pia' },
  { kind: 'brukare', person: 'pia', subject: 'pia', scopes: allAndAccess, stranger: 'karl' },
  { kind: 'another brukare', person: 'karl', subject: 'karl', scopes: allAndAccess, stranger: 'pia' },
  { kind: 'god man', person: 'greta', subject: 'karl', scopes: all, stranger: 'pia' },
  {
    kind: 'god man for property only',
    person: 'greta',
    subject: 'hanna',
    scopes: ['hours:read', 'claim:read'],
    stranger: 'pia',
  },
  { kind: 'god man who is also assistant', person: 'jan', subject: 'bo', scopes: all, stranger: 'sven' },
  { kind: 'one of two god män', person: 'per', subject: 'tuulikki', scopes: mostly, stranger: 'pia' },
  { kind: 'god man whose order has expired', person: 'ulla', subject: null, scopes: [], stranger: 'rut' },
  { kind: 'god man whose order was revoked', person: 'ulla', subject: null, scopes: [], stranger: 'ivar' },
  { kind: 'vårdnadshavare', person: 'leila', subject: 'elsa', scopes: allAndAccess, stranger: 'pia' },
  { kind: 'förvaltare', person: 'omar', subject: 'hanna', scopes: all, stranger: 'karl' },
  { kind: 'framtidsfullmaktshavare', person: 'eva', subject: 'sven', scopes: all, stranger: 'pia' },
  {
    kind: 'ombud',
    person: 'amir',
    subject: 'karl',
    scopes: ['schedule:read', 'visits:read', 'reports:read', 'object'],
    stranger: 'pia',
  },
  { kind: 'anhörig, schedule only', person: 'nils', subject: 'pia', scopes: ['schedule:read'], stranger: 'karl' },
  {
    kind: 'anhörig, wider',
    person: 'sara',
    subject: 'pia',
    scopes: ['schedule:read', 'visits:read', 'reports:read', 'hours:read'],
    stranger: 'karl',
  },
  { kind: 'anhörig whose access was withdrawn', person: 'vera', subject: null, scopes: [], stranger: 'pia' },
]

/** Who signs in to find what there is about a brukare, when it is not the brukare. */
const keeperOf = (subject: string): string => (subject === 'elsa' ? 'leila' : subject)

/** Words that only those who may read a brukare's objections may ever see. */
export const canaryOf = (subject: string): string => `KANARIEORD-${subject}`

export type AuthorizationScene = {
  stack: WatchedStack
  clientOf: (person: string | null) => HttpClient
  /** What there is about a brukare; `draftId` is the keeper's own. */
  idsOf: (subject: string) => Ids
  /** The same with the actor's own draft. */
  ownIdsOf: (actor: Actor) => Promise<Ids>
  nameOf: (key: string) => string
}

const nameOf = (key: string): string => {
  const found = [...brukare, ...others].find((person) => person.key === key)
  if (found === undefined) throw new Error(`no ${key} in the cast`)
  return found.name
}

const tail = (href: string, at: number): string => href.split(/[/?#]/).at(at) ?? ''

async function baseOf(client: HttpClient, subject: string): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const subjects = await subjectsOf(client)
    const base = subjects.get(nameOf(subject)) ?? subjects.get('')
    if (base !== undefined) return base
  }
  throw new Error(`${subject} cannot be chosen`)
}

/** Writes an own note about a brukare, for a base `/b/<id>`. Gives its id. */
export async function writeNote(client: HttpClient, base: string): Promise<string> {
  const list = `${base}/anteckningar`
  const key = fieldOf(await client.get(`${list}/ny`), 'key') ?? ''
  await client.post(`${list}/ny`, { key, kind: 'visit', day: '2026-11-02', text: '' })
  const [note = ''] = linksOf(await client.get(list), /\/anteckningar\/(?!ny)[^/]+$/)
  return tail(note, -1)
}

/** Makes an address of a calendar, for a base `/b/<id>`. Gives its id. */
async function makeCalendar(client: HttpClient, base: string): Promise<string> {
  const form = `${base}/kalender/ny`
  const key = fieldOf(await client.get(form), 'key') ?? ''
  const { location } = await client.post(form, { key, name: 'Telefonen', level: 'times' })
  return tail(location ?? '', -1)
}

/** What waits for the yes of one of two, for a base `/b/<id>`. Gives its id; ended ones are there too. */
export async function jointActOf(client: HttpClient, base: string): Promise<string> {
  const [asked = ''] = linksOf(await client.get(`${base}/tillsammans`), /\/tillsammans\/[^/]+$/)
  return tail(asked, -1)
}

/** How many shifts are looked at for somebody with a picture. */
const mostShifts = 6

/** The first of some shifts that somebody with a picture comes to; else the first of all. */
async function withPicture(client: HttpClient, shifts: readonly string[]): Promise<{ shift: string; staffId: string }> {
  for (const shift of shifts.slice(0, mostShifts)) {
    const src = /src="([^"]+\/bild\/[^"]+)"/.exec((await client.get(shift)).text)?.[1]
    if (src !== undefined) return { shift, staffId: tail(src, -1) }
  }
  return { shift: shifts[0] ?? '', staffId: noPicture }
}

/** What a keeper finds by following links: a shift, a report, a row, and an objection and a draft made here. */
async function discover(client: HttpClient, subject: string): Promise<Ids> {
  const base = await baseOf(client, subject)
  const [report = ''] = await reportsOf(client, base)
  const [providerId = '', reportId = ''] = report.split('/').slice(-2)
  const [row = ''] = linksOf(await client.get(report), /\/rad\/[^/]+$/)
  const day = await client.get(`${base}/schema/dag/2026-11-19`)
  const month = await client.get(`${base}/schema/manad/2026-11`)
  const shifts = [day, month].flatMap((page) => linksOf(page, new RegExp(`/pass/${providerId}/`)))
  const { shift, staffId } = await withPicture(client, shifts)
  const documents = await client.get(`${base}/dokument`)
  const planId = tail(linksOf(documents, new RegExp(`/plan/${providerId}/`))[0] ?? '', -1)
  const files = linksOf(documents, new RegExp(`/dokument/${providerId}/`)).map((file) => tail(file, -1))
  const documentId = files.find((id) => id !== planId) ?? ''
  const check = await fillDraft(client, await beginDraft(client, base, report), canaryOf(subject))
  const objectionId = await sendDraft(client, check)
  const draftId = tail(await beginDraft(client, base, report), -2)
  const friend = { name: canaryOf(subject), number: '193107139804' }
  const representationId = await inviteOverHttp(client, base, friend)
  const accessDraftId = tail(await beginAccess(client, base), -2)
  const ids = {
    ...{ base, representationId, accessDraftId, noteId: 'ingen-anteckning', jointActId: noJointAct },
    feedId: await makeCalendar(client, base),
    providerId,
    reportId,
    rowId: tail(row, -1),
    shiftId: tail(shift, -1),
    date: tail(shift, -2),
    staffId,
    planId,
    documentId,
    draftId,
    objectionId,
    wishId: await sendWish(client, base, providerId, canaryOf(subject)),
    wishDraftId: tail(await beginWish(client, base, providerId), -1),
  }
  const missing = Object.entries(ids).filter(([, value]) => value === '')
  if (missing.length > 0) throw new Error(`${subject} has no ${missing.map(([name]) => name).join(', ')}`)
  return ids
}

/** Starts a stack, signs everyone in and finds what there is about whom. */
export async function startAuthorizationScene(): Promise<AuthorizationScene> {
  const stack = await startWatchedStack('authorization', {
    database: 'server',
    patientMs: 30_000,
    env: { REPRESENTATION_MAX_AGE_SECONDS: '3600' },
  })
  try {
    const subjects = [...new Set(actors.flatMap(({ subject, stranger }) => [subject ?? stranger, stranger]))]
    const persons = new Set([...subjects.map(keeperOf), ...actors.flatMap(({ person }) => person ?? [])])
    const clients = new Map<string, HttpClient>()
    await inPool([...persons], async (person) => {
      clients.set(person, await signInOverHttp(stack.origins, person))
    })
    const clientOf = (person: string | null): HttpClient => {
      const client = person === null ? createHttpClient(stack.origins.portal) : clients.get(person)
      if (client === undefined) throw new Error(`${person} is not signed in`)
      return client
    }
    const found = new Map<string, Ids>()
    await inPool(subjects, async (subject) => {
      found.set(subject, await discover(clientOf(keeperOf(subject)), subject))
    })
    const idsOf = (subject: string): Ids => {
      const ids = found.get(subject)
      if (ids === undefined) throw new Error(`nothing is known of ${subject}`)
      return ids
    }
    const ownIdsOf = async ({ person, subject, scopes }: Actor): Promise<Ids> => {
      const known = idsOf(subject ?? '')
      await baseOf(clientOf(person), subject ?? '')
      const mayNote = person !== subject && scopes.includes('reports:read')
      const noteId = mayNote ? await writeNote(clientOf(person), known.base) : known.noteId
      const jointActId = person === 'per' ? await jointActOf(clientOf(person), known.base) : noJointAct
      const isOther = person !== keeperOf(subject ?? '') && scopes.includes('schedule:read')
      const feedId = isOther ? await makeCalendar(clientOf(person), known.base) : known.feedId
      const ids = { ...known, noteId, jointActId, feedId }
      if (person === keeperOf(subject ?? '') || !scopes.includes('object')) return ids
      const report = `${ids.base}/tidrapport/${ids.providerId}/${ids.reportId}`
      const mayWish = scopes.includes('wish')
      const wishDraftId = mayWish
        ? tail(await beginWish(clientOf(person), ids.base, ids.providerId), -1)
        : ids.wishDraftId
      return { ...ids, wishDraftId, draftId: tail(await beginDraft(clientOf(person), ids.base, report), -2) }
    }
    return { stack, clientOf, idsOf, ownIdsOf, nameOf }
  } catch (error) {
    await stack.stop()
    throw error
  }
}
