/**
 * One thing that the portal relies on. All four texts are for the engineer who builds the provider; `seen` is what somebody at
 * the portal would have met. `{page}` in it is replaced by the page that the call is for.
 *
 * `fault`: people see something wrong, or nothing. `warning`: it works, and is worth mending.
 */
export type Rule = {
  part: Part
  level: 'fault' | 'warning'
  /** What must hold, as a sentence. */
  must: string
  /** What it is for, and what to do. */
  means: string
  seen: string
}

/** The parts of the check, in the order of the report and of the guide. */
export const parts = {
  signIn: 'Signing in',
  transport: 'Every answer',
  schema: 'The document',
  persons: 'Persons and brukare',
  schedule: 'The schedule',
  reports: 'Time reports and fastställanden',
  hours: 'Grants and claims',
  objections: 'Objections',
  wishes: 'Wishes',
  files: 'Photos and documents',
  reading: 'Reading: tags, pages, ids',
  changes: 'The change feed',
  writing: 'Writing (only with --write)',
} as const

export type Part = keyof typeof parts

/** The order of the parts. */
export const partOrder: readonly Part[] = [
  'signIn',
  'transport',
  'schema',
  'persons',
  'schedule',
  'reports',
  'hours',
  'objections',
  'wishes',
  'files',
  'reading',
  'changes',
  'writing',
]
