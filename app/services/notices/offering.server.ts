import type { Database } from '~/database/types'
import { standardQuiet } from '~/domain/notices/when'
import type { Language } from '~/i18n/languages'

type Parts = {
  database: { noticeChoices: Pick<Database['noticeChoices'], 'times' | 'saveTimes' | 'destinations' | 'offFor'> }
  /** There is a way to people. */
  isPossible: boolean
}

/** Whether somebody is asked if they want to be told outside the portal: once, and not one who cannot be. */
export function createOffering({ database: { noticeChoices }, isPossible }: Parts) {
  return {
    /** `brukareIds`: whose pages it is about. Who has chosen anything, or has an address, has answered. */
    async isOffered(personId: string, brukareIds: readonly string[]): Promise<boolean> {
      if (!isPossible || (await noticeChoices.times(personId)) !== null) return false
      if ((await noticeChoices.destinations(personId)).length > 0) return false
      const off = await noticeChoices.offFor(brukareIds)
      return brukareIds.some((id) => !off.has(id))
    },

    /** They do not want it: that is a choice, which stands until they make another. */
    async decline(personId: string, language: Language): Promise<void> {
      const times = { language, quiet: standardQuiet, pause: null }
      if ((await noticeChoices.times(personId)) === null) await noticeChoices.saveTimes(personId, times)
    },
  }
}
