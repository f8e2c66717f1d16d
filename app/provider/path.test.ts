import { describe, expect, test } from 'vitest'
import { underBase } from './path'

const base = 'https://insyn.provider.example/api'

describe('an address that a provider has given', () => {
  test.each([
    ['https://insyn.provider.example/api/bilder/st-1.png', '/bilder/st-1.png'],
    ['https://insyn.provider.example:443/api/bild?id=1', '/bild?id=1'],
    ['https://insyn.provider.example/api/a/../b.png', '/b.png'],
  ])('%s is asked for as %s', (address, path) => {
    expect(underBase(address, base)).toBe(path)
  })

  test.each([
    'https://annan.example/api/bild.png',
    'https://insyn.provider.example.annan.example/api/bild.png',
    'http://insyn.provider.example/api/bild.png',
    'https://insyn.provider.example:8443/api/bild.png',
    'https://nagon:losen@insyn.provider.example/api/bild.png',
    'https://insyn.provider.example/bild.png',
    'https://insyn.provider.example/apiet/bild.png',
    'https://insyn.provider.example/api/../bild.png',
    'https://insyn.provider.example/api/%2e%2e/bild.png',
    'https://169.254.169.254/api/latest',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    '/api/bild.png',
    '',
  ])('%s is not asked for', (address) => {
    expect(underBase(address, base)).toBeNull()
  })

  test('any path of a provider that is at the top of its host is asked for', () => {
    expect(underBase('https://p.example/bild.png', 'https://p.example')).toBe('/bild.png')
  })
})
