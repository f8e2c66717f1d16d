import type { FilledIn } from '~/auth/filled-in.server'

const lostField = 'lost'

/** What was typed in the field `name` of something that is not there any more, for the page of its list. */
export function lostFields(fields: URLSearchParams, name: string): URLSearchParams {
  return new URLSearchParams({ [lostField]: fields.get(name) ?? '' })
}

/** The same, on that page; null: nothing was. */
export function lostIn({ filledIn }: { filledIn: FilledIn | null }): string | null {
  return filledIn?.why === 'gone' ? filledIn.fields.get(lostField) : null
}
