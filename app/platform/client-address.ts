import ipaddr from 'ipaddr.js'

/**
 * What requests from an address are counted under: an IPv4 address itself, also when it is written as IPv6; of IPv6 the
 * first 64 bits, since that is the least that a household is given (RFC 6177) and one computer takes new ones of it all
 * the time (RFC 8981). What is no address is counted under one name.
 */
export function addressKey(address: string | undefined): string {
  const parsed = parse(address)
  if (parsed === null) return 'unknown'
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}

/** True for an address that nobody on the internet has: of the machine itself, of a network within, or of a provider's own. */
export function isInside(address: string | undefined): boolean {
  const parsed = parse(address)
  return parsed !== null && inside.has(parsed.range())
}

const inside: ReadonlySet<string> = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat'])

function parse(address: string | undefined): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // A zone ("fe80::1%eth0") says which network card, and is no part of the address.
  const [bare = ''] = (address ?? '').split('%')
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null
}
