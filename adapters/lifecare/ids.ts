import { createHmac } from 'node:crypto'

/** What an id is of. Two kinds never give the same id. */
export type IdKind = 'client' | 'staff' | 'workshift' | 'shift' | 'visit' | 'grant' | 'plan'

const prefixes: Record<IdKind, string> = {
  ...{ client: 'bru', staff: 'st', workshift: 'ws', shift: 'shf', visit: 'vis', grant: 'bes', plan: 'plan' },
}

/** Makes ids that say nothing of what they are of. */
export type Ids = (kind: IdKind, value: string) => string

/**
 * Ids by HMAC-SHA-256 with the adapter's own secret, cut to 132 bits: the same each time, and of no use to who has not the
 * secret. A number is taken without its dash, since Lifecare writes those of staff with one and those of clients without.
 */
export function createIds(secret: Buffer): Ids {
  return (kind, value) => {
    const plain = kind === 'client' || kind === 'staff' ? value.replace(/[^0-9A-Za-z]/g, '') : value
    const hash = createHmac('sha256', secret).update(`${kind}\n${plain}`).digest('base64url')
    return `${prefixes[kind]}-${hash.slice(0, 22)}`
  }
}
