import type { Database, Destination } from '~/database/types'
import { canHaveMailbox } from '~/domain/notices/digital-post'
import { stockholmDate } from '~/domain/time/time'
import type { Clock } from '~/platform/clock'
import { mailboxOf, type Mailbox, type MessagingClient, type MessagingConfig } from './messaging.server'

type Parts = {
  messaging: MessagingConfig | undefined
  client: MessagingClient | null
  database: Pick<Database, 'persons' | 'noticeChoices'>
  clock: Clock
}

/** Whether somebody can be told by digital post. `notHere`: this portal does not send any; `notAllowed`: adults only. */
export type DigitalPost = Mailbox | { is: 'notHere' } | { is: 'notAllowed' }

/**
 * Digital post to somebody's own mailbox. It is found by the number that they have signed in with, so no code is sent: whoever
 * has proved the number has proved that the mailbox is theirs.
 */
export function createDigitalPost({ messaging, client, database, clock }: Parts) {
  const mailbox = async (personId: string): Promise<{ state: DigitalPost; number: string }> => {
    if (messaging === undefined || client === null || !messaging.channels.includes('digitalPost')) {
      return { state: { is: 'notHere' }, number: '' }
    }
    const number = (await database.persons.numberOf(personId)) ?? ''
    if (!canHaveMailbox(number, stockholmDate(clock()))) return { state: { is: 'notAllowed' }, number }
    return { state: await mailboxOf(client, messaging, number), number }
  }
  return {
    /** Asked each time: nothing of it is kept. */
    of: async (personId: string): Promise<DigitalPost> => (await mailbox(personId)).state,
    /** Adds the mailbox to where the person is told, when it can be reached now. */
    async add(personId: string): Promise<{ state: DigitalPost; destination: Destination | null }> {
      const { state, number } = await mailbox(personId)
      if (state.is !== 'reachable') return { state, destination: null }
      const added = { personId, channel: 'digitalPost', address: number } as const
      return { state, destination: await database.noticeChoices.addOwn(added) }
    },
  }
}
