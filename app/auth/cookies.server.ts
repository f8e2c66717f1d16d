import type { Config } from '~/platform/config.server'

/** Minutes a sign-in may take, from the button to the answer. */
export const signInMinutes = 15

/** The portal's cookies that belong to a person. All are HttpOnly, for the whole site, and end with the browser. */
export type Cookies = {
  /** The value of a cookie in a Cookie header, or undefined. */
  read: (header: string | null, name: CookieName) => string | undefined
  /** A Set-Cookie value. */
  set: (name: CookieName, value: string, maxAgeSeconds?: number) => string
  clear: (name: CookieName) => string
}
type CookieName = 'session' | 'signIn' | 'form'

const base: Record<CookieName, string> = { session: 'insyn', signIn: 'insyn-in', form: 'insyn-form' }

/**
 * With https the names begin with `__Host-`, so that no other host can set them. Plain http is only http://localhost,
 * where Safari takes no Secure cookie; there they have neither. Lax, because Strict is not sent when the broker redirects back.
 */
export function createCookies({ secure }: Pick<Config, 'secure'>): Cookies {
  const nameOf = (name: CookieName) => `${secure ? '__Host-' : ''}${base[name]}`
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read: (header, name) => {
      const wanted = nameOf(name)
      const pair = (header ?? '').split(';').find((part) => part.trim().startsWith(`${wanted}=`))
      const value = pair?.trim().slice(wanted.length + 1)
      // What we set is base64url of 32 bytes; anything else is not ours.
      return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
    },
    set: (name, value, maxAgeSeconds) =>
      `${nameOf(name)}=${value}${attributes}${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`,
    clear: (name) => `${nameOf(name)}=${attributes}; Max-Age=0`,
  }
}
