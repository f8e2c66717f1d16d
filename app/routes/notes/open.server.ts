import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import type { FilledIn } from '~/auth/filled-in.server'
import { requireAccess } from '~/auth/guards.server'
import type { Access } from '~/auth/types'
import type { FieldError } from '~/components/forms/error-summary'
import { stockholmDate } from '~/domain/time/time'
import { dayIn } from '~/views/forms/typed-day'
import { readNote, type NoteFields } from '~/views/notes/notes'
import type { Scene } from '~/views/frame/scene'
import { notFound } from '~/routes/frame/open-page.server'

const typed = z.string().catch('')
/** When the note that the form was drawn with had been saved; without it, it is of no note that there is. */
const wasForm = z.coerce.date().catch(new Date(0))
const form = z.object({
  key: z.uuid().nullable().catch(null),
  kind: typed,
  was: wasForm,
  text: typed.transform((text) => text.replaceAll('\r\n', '\n').trim()),
})

/** Who may have own notes: a representative who may see the reports. For the brukare these pages are not there. */
export async function requireNotes(args: LoaderFunctionArgs): Promise<Access> {
  const access = await requireAccess(args, 'reports:read')
  if (access.role === 'brukare') throw notFound()
  return access
}

/** What opening a note is, in the access log. */
export const openNote = { action: 'ownNote.open', type: 'ownNote' }

/** What was typed, as it was typed; `key` null when the form has none. */
export function readNoteForm(
  sent: URLSearchParams,
  { now }: Pick<Scene, 'now'>,
): { key: string | null; was: Date; fields: NoteFields } {
  const { key, was, ...fields } = form.parse(Object.fromEntries(sent))
  return { key, was, fields: { ...fields, day: dayIn(sent, 'day', stockholmDate(now)) } }
}

/** What a note is drawn with when its form was sent back: as typed, and what is wrong with it. Null when it was not. */
export function sentNote(
  filledIn: FilledIn | null,
  scene: Scene,
): { fields: NoteFields; errors: readonly FieldError[] } | null {
  if (filledIn === null) return null
  const { fields } = readNoteForm(filledIn.fields, scene)
  return { fields, errors: filledIn.why === 'faults' ? (readNote(fields, scene).faults ?? []) : [] }
}
