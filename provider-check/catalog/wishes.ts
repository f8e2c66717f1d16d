import type { Rule } from './rule'

/** Wishes: what JSON Schema cannot say of them. */
export const wishRules = {
  'wish-about': {
    part: 'wishes',
    level: 'fault',
    must: 'A wish has what its kind is about: a shift, a first day or a document; and its last day is not before the first.',
    means: 'shiftId, from or documentId, as it was sent.',
    seen: 'A wish that does not say what it is about.',
  },
  'wish-state': {
    part: 'wishes',
    level: 'fault',
    must: "A wish's state is the outcome of its last answer; received while there is none, withdrawn when the person took it back.",
    means: 'Also on GET …/wishes/{id}, which says the same as the list.',
    seen: '"Yes", without a word of what was agreed; or one answer in the list and another on the page.',
  },
  'wish-order': {
    part: 'wishes',
    level: 'warning',
    must: 'Wishes come newest first; answers oldest first.',
    means: 'The last answer stands.',
    seen: 'A question in place of the answer.',
  },
} as const satisfies Record<string, Rule>
