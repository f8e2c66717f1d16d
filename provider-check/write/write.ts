import { randomUUID } from 'node:crypto'
import type { NewObjection, Objection } from '../../provider-api/contract'
import type { Context, Known, Place } from '../context'
import { nobody, under } from '../context'
import type { Look } from '../findings'
import { readWhole } from '../steps/lists'
import { hashOf, newReference, type KeptWrite, type KeptWrites } from './keys'
import { writeRemarks } from './remarks'
import { createWriter, type Writer } from './send'
import { findTarget, objectionTo, type Target } from './target'
import { writeWishes } from './wishes'

type Scene = Context & { place: Place; writer: Writer; target: Target }

const objectionsOf = (place: Place) => under(place, '/objections')

/** The list of objections, and its tag; null when it could not be had. */
async function readObjections({
  session,
  place,
}: Scene): Promise<{ items: Objection[]; etag: string | undefined; look: Look } | null> {
  const whole = await readWhole(session, 'ObjectionPage', (cursor) => ({
    operation: 'listObjections',
    path: `${objectionsOf(place)}${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
    role: place.role,
  }))
  if (whole === null) return null
  return { items: whole.pages.flatMap((page) => page.items), etag: whole.first.headers.etag, look: whole.look }
}

/**
 * Writes at the provider, as a brukare that the one who runs the check has named: objects to a row, adds to it, takes it
 * back, and so on. Gives what is needed to send all again after a restart; null when there was nothing to write about.
 */
export async function checkWrites(context: Context, known: Known, place: Place): Promise<KeptWrites | null> {
  const target = await findTarget(context, place)
  if (target === null) return null
  const scene: Scene = { ...context, place, writer: createWriter(context.session, place.role), target }
  const body = objectionTo(target, place, context.now)
  const before = await readObjections(scene)
  const lodged = await scene.writer.done('Objection', { operation: 'lodgeObjection', path: objectionsOf(place), body })
  if (lodged === null) return null
  const { data, answer, kept } = lodged
  answer.look('write-kept', '', isAsSent(data, body, place), 'is not what was sent')
  const writes: KeptWrite[] = [kept]

  await lookAtList(scene, before?.etag, data)
  await lookAtRow(scene, true)
  await lookAtRefusals(scene, kept, body)
  writes.push(...(await lookAtCase(scene, data)))
  const many = await lookAtMany(scene, objectionTo(target, place, context.now))
  if (many !== null) await withdraw(scene, many)
  await lookAtRow(scene, false)
  await lookAtFeed(scene, known.lastCursor, data.id)
  writes.push(...(await writeRemarks(scene.writer, known.capabilities, { place, target })))
  writes.push(...(await writeWishes(scene.writer, known.capabilities, { place, now: context.now })))
  return { brukareId: place.brukareId, role: place.role, reference: body.reference, writes }
}

function isAsSent(kept: Objection, sent: NewObjection, place: Place): boolean {
  const fields = ['reference', 'target', 'reason', 'text', 'onBehalfOf'] as const
  return (
    kept.brukareId === place.brukareId &&
    kept.state === 'received' &&
    fields.every((field) => hashOf(kept[field]) === hashOf(sent[field]))
  )
}

/** It is in the list at once, once, and the list has another tag than before. */
async function lookAtList(scene: Scene, etag: string | undefined, { id, reference }: Objection): Promise<void> {
  const list = await readObjections(scene)
  if (list === null) return
  const own = list.items.filter((one) => one.reference === reference)
  list.look('write-kept', '/items', own.length > 0, 'lack what has just been kept')
  list.look('write-repeat', '/items', own.length <= 1, 'have the same objection several times')
  if (etag !== undefined)
    list.look('etag-changes', '', list.etag !== etag, 'the tag is the same as before something was written')
  const { session, place } = scene
  const one = await session.read('Objection', {
    operation: 'getObjection',
    path: `${objectionsOf(place)}/${id}`,
    role: place.role,
  })
  one?.answer.look('write-kept', '/reference', one.data.reference === reference, 'is not the one that was kept')
}

/** The row is a deviation while somebody objects to it, and is counted. */
async function lookAtRow({ session, place, target }: Scene, isOpen: boolean): Promise<void> {
  const { report, rowId } = target
  const path = `/v1/time-reports/${report.id}`
  const now = await session.read('TimeReport', { operation: 'getTimeReport', path, role: place.role })
  if (now === null) return
  const { look } = now.answer
  const nth = now.data.rows.findIndex(({ id }) => id === rowId)
  const judged = now.data.rows[nth]?.classification
  const field = `/rows/${nth}/classification`
  look(
    'write-deviation',
    field,
    judged?.brokenBounds.includes('openObjection') === isOpen,
    isOpen ? 'lacks openObjection' : 'has openObjection still',
  )
  if (isOpen) look('write-deviation', field, judged?.result === 'deviation', 'is not deviation')
  const count = report.openObjectionCount + (isOpen ? 1 : 0)
  look('write-deviation', '/openObjectionCount', now.data.openObjectionCount === count, 'does not count the objection')
}

async function lookAtRefusals({ writer, place, target }: Scene, { key }: KeptWrite, body: NewObjection): Promise<void> {
  const write = { operation: 'lodgeObjection', path: objectionsOf(place) }
  const another = () => ({ ...body, reference: newReference() })
  await writer.refused('write-other-body', [422], 'the same key with another body', {
    ...write,
    key,
    body: { ...body, text: 'Another text.' },
  })
  const unknown = { type: 'rows', timeReportId: target.report.id, rowIds: [nobody] }
  await writer.refused('write-refused', [422], 'an unknown row', { ...write, body: { ...another(), target: unknown } })
  const shift = { type: 'shift', shiftIds: [nobody] }
  await writer.refused('write-refused', [422], 'an unknown shift', { ...write, body: { ...another(), target: shift } })
  await writer.refused('write-refused', [400, 422], 'a field that is not in the contract', {
    ...write,
    body: { ...another(), extra: true },
  })
  await writer.refused('write-refused', [400], 'a write without Idempotency-Key', {
    ...write,
    key: null,
    body: another(),
  })
}

/** A message before an answer, and the withdrawal. */
async function lookAtCase({ writer, place }: Scene, { id, state }: Objection): Promise<KeptWrite[]> {
  const path = `${objectionsOf(place)}/${id}`
  const text = 'Provider check: a message before an answer.'
  const message = await writer.done('Objection', {
    operation: 'addObjectionMessage',
    path: `${path}/messages`,
    body: { text, name: 'Provider check' },
  })
  message?.answer.look(
    'write-message',
    '/state',
    message.data.state === state,
    'is another after a message before an answer',
  )
  message?.answer.look(
    'write-message',
    '/messages',
    message.data.messages.filter((one) => one.text === text).length === 1,
    'do not have it once',
  )
  const write = { operation: 'withdrawObjection', path: `${path}/withdrawal`, body: { text: 'Provider check.' } }
  const withdrawn = await writer.done('Objection', { ...write, status: 200 })
  withdrawn?.answer.look('write-withdrawal', '/state', withdrawn.data.state === 'withdrawn', 'is not withdrawn')
  await writer.refused('write-withdrawal', [409], 'a second withdrawal', write)
  return [message?.kept, withdrawn?.kept].flatMap((kept) => kept ?? [])
}

async function withdraw({ writer, place }: Scene, id: string): Promise<void> {
  await writer.send({ operation: 'withdrawObjection', path: `${objectionsOf(place)}/${id}/withdrawal`, body: {} })
}

/** The same thing ten times at once: kept once, and answered alike. Gives its id. */
async function lookAtMany(scene: Scene, body: NewObjection): Promise<string | null> {
  const key = randomUUID()
  const write = { operation: 'lodgeObjection', path: objectionsOf(scene.place), body, key }
  const answers = await Promise.all(Array.from({ length: 10 }, () => scene.writer.send(write)))
  const [done] = answers.filter((one) => one?.status === 201)
  for (const answer of answers) {
    if (answer === null) continue
    // One that is still being handled is told to come again.
    const isLater =
      answer.status === 409 && (answer.headers['retry-after'] !== undefined || /still.being/i.test(answer.text))
    const isAlike = answer.status === 201 && hashOf(answer.json) === hashOf(done?.json)
    answer.look(
      'write-repeat',
      '',
      isLater || isAlike,
      `status ${answer.status} to one of ten at once, or another answer`,
    )
  }
  const list = await readObjections(scene)
  const own = list?.items.filter(({ reference }) => reference === body.reference) ?? []
  list?.look('write-repeat', '/items', own.length === 1, 'do not have once what was sent ten times at once')
  return own[0]?.id ?? null
}

async function lookAtFeed({ session }: Scene, after: string | null, id: string): Promise<void> {
  if (after === null) return
  const path = `/v1/changes?after=${encodeURIComponent(after)}`
  const found = await session.read('ChangePage', { operation: 'listChanges', path, hasActor: false })
  if (found === null) return
  const isThere = found.data.items.some(({ type, resourceId }) => type === 'objection' && resourceId === id)
  found.answer.look('write-feed', '/items', isThere, 'lack the objection that was written')
}
