import { describe, expect, it } from 'vitest'
import { addressKey, isInside } from './client-address'

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['nonsense', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is counted as %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })

  it.each([
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['192.168.0.1', true],
    ['::ffff:10.1.2.3', true],
    ['127.0.0.1', true],
    ['100.64.0.1', true],
    ['fd00::1', true],
    ['fe80::1%eth0', true],
    ['::1', true],
    ['172.32.0.1', false],
    ['8.8.8.8', false],
    ['2a00:1450::1', false],
    [undefined, false],
  ])('%s is of a network within: %s', (address, inside) => {
    expect(isInside(address)).toBe(inside)
  })
})
