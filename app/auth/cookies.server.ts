import { createHash } from 'node:crypto'
import type { Config } from '~/platform/config.server'

/** One of several cookies of the same kind: a sign-in under way, a form that waits. */
export type Labelled = { label: string; value: string }

/** The portal's cookies that belong to a person. All are HttpOnly and for the whole site. */
export type Cookies = {
  /** The value of a cookie in a Cookie header, or undefined. */
  read: (header: string | null, name: CookieName, label?: string) => string | undefined
  /** Those of a kind that has several, the oldest first (browsers send them so: RFC 6265, 5.4). */
  list: (header: string | null, name: SeveralName) => Labelled[]
  /** A Set-Cookie value. Without `maxAgeSeconds` the cookie ends with the browser. */
  set: (name: CookieName, value: string, more?: { label?: string; maxAgeSeconds?: number }) => string
  clear: (name: CookieName, label?: string) => string
}
export type CookieName = 'session' | 'owner' | 'device' | 'done' | 'shown' | SeveralName
type SeveralName = 'signIn' | 'form' | 'filledIn'

const base: Record<CookieName, string> = {
  session: 'insyn',
  owner: 'insyn-fore',
  device: 'insyn-enhet',
  done: 'insyn-gjort',
  shown: 'insyn-visas',
  signIn: 'insyn-in',
  form: 'insyn-form',
  filledIn: 'insyn-ifyllt',
}
/** What we set is base64url of 32 bytes, or an owner's two halves; anything else is not ours. */
const ours = /^[\w-]{43}$|^[\w-]{22}\.[\w-]{22}$/
/** At most so many of a kind, so that tabs that are left open do not make the headers too long. */
export const mostOfAKind = 8

/**
 * With https the names begin with `__Host-`, so that no other host can set them. Plain http is only http://localhost,
 * where Safari takes no Secure cookie; there they have neither. Lax, because Strict is not sent when the broker redirects back.
 */
export function createCookies({ secure }: Pick<Config, 'secure'>): Cookies {
  const nameOf = (name: CookieName, label?: string) =>
    `${secure ? '__Host-' : ''}${base[name]}${label === undefined ? '' : `-${label}`}`
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read: (header, name, label) => pairs(header).find((pair) => pair.label === nameOf(name, label))?.value,
    list: (header, name) => {
      const start = nameOf(name, '')
      const found = pairs(header).filter((pair) => pair.label.startsWith(start))
      return found.map(({ label, value }) => ({ label: label.slice(start.length), value }))
    },
    set: (name, value, { label, maxAgeSeconds } = {}) =>
      `${nameOf(name, label)}=${value}${attributes}${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`,
    clear: (name, label) => `${nameOf(name, label)}=${attributes}; Max-Age=0`,
  }
}

/** A short name for a cookie, made from what it belongs to. */
export function labelOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}

/** The Cookie header of a browser that has taken these Set-Cookie values; what was not ours is left out. */
export function cookiesAfter(header: string | null, setCookies: readonly string[]): string {
  const set = pairs(setCookies.map((line) => line.split(';')[0] ?? '').join(';'))
  const kept = pairs(header).filter(({ label }) => !set.some((one) => one.label === label))
  return [...kept, ...set].map(({ label, value }) => `${label}=${value}`).join('; ')
}

function pairs(header: string | null): Labelled[] {
  const all = (header ?? '').split(';').map((part) => {
    const at = part.indexOf('=')
    return { label: part.slice(0, at).trim(), value: part.slice(at + 1).trim() }
  })
  return all.filter(({ label, value }) => /^[\w-]{1,60}$/.test(label) && ours.test(value))
}
