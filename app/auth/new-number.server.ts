import type { Database } from '~/database/types'

type Parts = { database: Pick<Database, 'persons'> }

/** What a person is told once: that the samordningsnummer has become a personnummer, and that all is still here. */
export function createNewNumber({ database: { persons } }: Parts) {
  return {
    /** Where a sign-in leads: to what there is to tell, which leads on to `target`, or straight there. */
    pageFor: async ({ personId }: { personId: string }, target: string): Promise<string> =>
      (await persons.isNumberNew(personId))
        ? `/nytt-personnummer?${new URLSearchParams({ till: target }).toString()}`
        : target,
    isNew: ({ personId }: { personId: string }): Promise<boolean> => persons.isNumberNew(personId),
    /** The person has read it, and is not told again. */
    noteRead: ({ personId }: { personId: string }): Promise<void> => persons.noteNumberRead(personId),
  }
}
