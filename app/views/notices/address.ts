import { noticeChannels, type NoticeChannel } from '~/domain/notices/address'

/** Where one chooses how one is told. */
export const noticesPath = '/aviseringar'

/** In its address: what was pressed was of a destination that is not there any more. */
export const goneWord = 'borta'
export const destinationGonePath = `${noticesPath}?${goneWord}`

const words: Record<NoticeChannel, string> = { email: 'e-post', sms: 'sms', digitalPost: 'digital-post' }

/** Where a destination of a kind is added. */
export const addPath = (channel: NoticeChannel): string => `${noticesPath}/ny/${words[channel]}`

/** The kind of destination that an address of a page names; null: none. */
export function channelIn(word: string | undefined): NoticeChannel | null {
  return noticeChannels.find((channel) => words[channel] === word) ?? null
}

/** One destination: its code, and what can be done with it. */
export const destinationPath = (id: string): string => `${noticesPath}/till/${id}`

/** Where what comes to one address is ended; the token says whose, to the portal alone. */
export const stopPath = (token: string): string => `/avsluta-aviseringar/${token}`

/** What somebody is told of one brukare, and who else is. */
export const aboutPath = (brukareId: string): string => `/b/${brukareId}/aviseringar`
