import type { Shift, Staff } from '../../provider-api/contract'
import { judgePicture } from '../../app/domain/staff/picture'
import { underBase } from '../../app/provider/path'
import type { Context, Place } from '../context'
import { under } from '../context'
import { lookAtUnique } from '../data/common'
import type { Session } from '../session'
import { lookAtTag } from './lists'

/** How many photos and documents of a brukare are fetched. */
const mostFetched = 3

/** A file is not given to one without a token. */
async function needsToken(session: Session, operation: string, path: string): Promise<void> {
  const answer = await session.ask({ operation, path, role: 'brukare', authorization: null, isFile: true })
  answer?.look('token-needed', '', answer.status === 401, `status ${answer.status} without a token`)
}

/** The photos of those who come, as far as they have said yes to being shown. */
export async function checkPhotos(
  { session, findings, baseUrl }: Context,
  place: Place,
  shifts: readonly Shift[],
): Promise<void> {
  const staff = new Map<string, Staff>()
  for (const shift of shifts)
    if (shift.staff?.photoUrl !== undefined && shift.staff.photoConsent === true) staff.set(shift.staff.id, shift.staff)
  const listed = findings.lookAt({ operation: 'getPhoto', call: `GET ${under(place, '/shifts')}` })
  for (const [nth, { photoUrl = '' }] of [...staff.values()].slice(0, mostFetched).entries()) {
    const path = underBase(photoUrl, baseUrl)
    listed('photo-address', 'staff/photoUrl', path !== null, 'is not under the base URL')
    if (path === null) continue
    const answer = await session.ask({ operation: 'getPhoto', path, role: place.role, isFile: true })
    if (answer === null) continue
    const { look, status, bytes } = answer
    look('photo-file', '', status === 200, `status ${status}`)
    if (status !== 200) continue
    const judged = judgePicture(bytes)
    look('photo-file', '', 'picture' in judged, `cannot be shown: ${'fault' in judged ? judged.fault : ''}`)
    const sides = sidesOf(bytes)
    if (sides !== null) look('photo-upright', '', sides.width === sides.height, 'is not square')
    if (nth === 0) await needsToken(session, 'getPhoto', path)
  }
}

/** The sides of a PNG; null for another kind, whose sides only a reader of its own knows. */
function sidesOf(bytes: Uint8Array): { width: number; height: number } | null {
  const view = Buffer.from(bytes)
  if (view.length < 24 || view.toString('latin1', 1, 4) !== 'PNG') return null
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
}

/** The documents of a brukare. */
export async function checkDocuments({ session }: Context, place: Place): Promise<void> {
  const asked = { operation: 'listDocuments', path: under(place, '/documents'), role: place.role }
  const list = await session.read('DocumentList', asked)
  if (list === null) return
  lookAtUnique(list.answer.look, list.data.items, '/items', ({ id }) => id)
  await lookAtTag(session, asked, list.answer)
  for (const [nth, { id, mediaType, bytes }] of list.data.items.slice(0, mostFetched).entries()) {
    const path = `/v1/documents/${id}/content`
    const answer = await session.ask({
      operation: 'getDocumentContent',
      path,
      role: place.role,
      isFile: true,
      headers: { accept: mediaType },
    })
    if (answer === null) continue
    const { look, status, headers } = answer
    look('document', '', status === 200, `status ${status}`)
    if (status !== 200) continue
    look(
      'document',
      '',
      headers['content-type']?.startsWith(mediaType) === true,
      'has another Content-Type than mediaType',
    )
    look('document', '', answer.bytes.byteLength === bytes, 'has another length than `bytes`')
    const isPdf = Buffer.from(answer.bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
    look('document', '', mediaType !== 'application/pdf' || isPdf, 'is no PDF')
    if (nth === 0) await needsToken(session, 'getDocumentContent', path)
  }
}
