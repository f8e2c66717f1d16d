import { parseDate, stockholmDate } from '~/domain/time/time'
import { dayFieldFaults } from '~/views/forms/typed-day'
import { maxText } from '~/views/objections/draft'
import type { Scene } from '~/views/frame/scene'

/** What one can note: a visit of one's own, or something to remember. */
export const noteKinds = ['visit', 'note'] as const

/** What a note holds. `day` is 'yyyy-mm-dd'. */
export type NoteValues = { kind: (typeof noteKinds)[number]; day: string; text: string }

/** The same as typed, also when it is wrong: nothing typed is lost. `day` as domain/time/typed-day.ts packs it. */
export type NoteFields = { kind: string; day: string; text: string }

/** One note in the list. */
export type NoteItem = {
  id: string
  href: string
  /** "Besök torsdag 12 november 2026" */
  heading: string
  text: string
  day: string
}

type Faults = { field: string; text: string }[]

/** One note in words. */
export function noteItem({ id, kind, day, text }: NoteValues & { id: string }, brukareId: string, { t, f }: Scene) {
  const heading = t(`notes.item.${kind}`, { date: f.dateLong(day) })
  return { id, href: `/b/${brukareId}/anteckningar/${id}`, heading, text, day } satisfies NoteItem
}

/** The note that the form holds, or what is wrong in it. A visit needs no text; what has not been cannot be noted. */
export function readNote(
  { kind, day, text }: NoteFields,
  { t, now }: Scene,
): { values: NoteValues; faults: null } | { values: null; faults: Faults } {
  const knownKind = noteKinds.find((one) => one === kind)
  const knownDay = parseDate(day)
  const faults: Faults = []
  if (knownKind === undefined) faults.push({ field: 'kind', text: t('notes.error.kind') })
  if (knownDay === null) {
    const wrong = dayFieldFaults(day, 'day')
    faults.push(...wrong.map(({ field, fault }) => ({ field, text: t(`forms.date.error.${fault}`) })))
  }
  if (knownDay !== null && knownDay > stockholmDate(now)) faults.push({ field: 'day', text: t('notes.error.dayAhead') })
  if (knownKind === 'note' && text === '') faults.push({ field: 'text', text: t('notes.error.text') })
  if (text.length > maxText) faults.push({ field: 'text', text: t('notes.error.textLong') })
  if (faults.length > 0 || knownKind === undefined || knownDay === null) return { values: null, faults }
  return { values: { kind: knownKind, day: knownDay, text }, faults: null }
}
