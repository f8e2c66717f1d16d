import type { WorkFacts } from './work-list'

/** A person of the list of whom all is read, and nothing waits. */
export const workFacts = (name: string, more: Partial<WorkFacts> = {}): WorkFacts => ({
  ...{
    brukare: { id: name, name },
    isWhole: true,
    items: [],
    providers: ['Farsta Assistans'],
    may: [],
    mayReview: true,
  },
  ...more,
})
