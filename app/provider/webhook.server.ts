import { Webhook } from 'standardwebhooks'
import type { ChangeNudge } from '../../provider-api/contract'
import { isChecked } from './checked'

/**
 * What a provider's webhook says, or null when it is not signed with the secret, is older than five minutes, or is not a
 * nudge. Source: Standard Webhooks. A nudge is only a reason to read the feed, so one that is sent twice does no harm.
 * @param body exactly as it came, since the signature is over its bytes
 */
export function readNudge(secret: string, headers: Headers, body: string): ChangeNudge | null {
  try {
    const data = new Webhook(secret).verify(body, Object.fromEntries(headers))
    return isChecked('ChangeNudge', data) ? data : null
  } catch {
    return null
  }
}
