import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireAccess } from '~/auth/guards.server'
import type { Access } from '~/auth/types'
import type { NoteFields } from '~/views/notes/notes'
import { notFound } from '~/routes/frame/open-page.server'

const typed = z.string().catch('')
const form = z.object({
  key: z.uuid().nullable().catch(null),
  kind: typed,
  day: typed.transform((day) => day.trim()),
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
export async function readNoteForm(request: Request): Promise<{ key: string | null; fields: NoteFields }> {
  const { key, ...fields } = form.parse(Object.fromEntries(await request.formData()))
  return { key, fields }
}
