import { createHmac } from 'node:crypto'

/**
 * What every provider calls the one with a number of 12 digits: HMAC-SHA-256 with the portal's key, base64url (the
 * contract's PersonSearch).
 */
export function pseudonymOf(key: string, number: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(number).digest('base64url')
}
