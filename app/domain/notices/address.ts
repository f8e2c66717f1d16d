/** The ways to people outside the portal. Which of them there are here is the configuration's. */
export const noticeChannels = ['email', 'sms', 'digitalPost'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** What is wrong with an address: nothing is written, it is none, it has no country that is reached, it is of a telephone at home. */
export type AddressFault = 'empty' | 'form' | 'notMobile' | 'tooLong'

/** An address as it is kept and sent to, or why it is none. */
export type ReadAddress = { ok: true; address: string } | { ok: false; fault: AddressFault }

/** What SMTP takes (RFC 5321, 4.5.3.1.3, without the angle brackets). */
const mostCharacters = 254
const mostLocal = 64

/**
 * What is before the @ of an address that people have: no blanks, no quotes, and no dot first, last or twice. After it: names of
 * two or more parts, as they are written on the internet.
 */
const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const domain = /^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u

/** Swedish numbers of mobile telephones: 070, 072, 073, 076 and 079, and seven digits (PTS, the Swedish numbering plan). */
const mobile = /^7[02369]\d{7}$/

/** Those whose addresses people type; a digital mailbox is found by one's own number. */
export type TypedChannel = Exclude<NoticeChannel, 'digitalPost'>

const readers: Record<TypedChannel, (typed: string) => ReadAddress> = {
  email: (typed) => {
    // A word processor puts blanks around, and a mail program writes "mailto:" before or < > around it.
    const address = typed.replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1')
    if (address.length > mostCharacters) return { ok: false, fault: 'tooLong' }
    const at = address.lastIndexOf('@')
    const [name, host] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)]
    if (at < 1 || name.length > mostLocal || !local.test(name) || !domain.test(host))
      return { ok: false, fault: 'form' }
    return { ok: true, address: `${name}@${host.toLowerCase()}` }
  },
  sms: (typed) => {
    const digits = typed.replaceAll(/[\s().\u2010-\u2015\u2212/-]/gu, '')
    if (!/^\+?\d{5,20}$/.test(digits)) return { ok: false, fault: 'form' }
    // +46 70, 0046 70, 46 70 and the (0) that some write after the country.
    const national = digits.replace(/^(\+46|0046|46(?=0?7))0?|^0/, '')
    const isSwedish = digits.startsWith('0') || digits.startsWith('+46') || digits.startsWith('46')
    if (!isSwedish || !mobile.test(national)) return { ok: false, fault: 'notMobile' }
    return { ok: true, address: `+46${national}` }
  },
}

/** Reads an address as people type it, for one way of sending. */
export function readAddress(channel: TypedChannel, typed: string): ReadAddress {
  const trimmed = typed.normalize('NFC').trim()
  return trimmed === '' ? { ok: false, fault: 'empty' } : readers[channel](trimmed)
}

/** Where a code goes again when it is written with a blank in it, or in the middle of words. */
export function readCode(typed: string): string | null {
  const digits = typed.replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
