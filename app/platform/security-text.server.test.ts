import { describe, expect, it } from 'vitest'
import { securityText } from './security-text.server'

const config = { origin: 'https://insyn.example', securityContact: 'mailto:sakerhet@insyn.example' }
const fieldsAt = (now: Date) =>
  new Map(
    securityText(config, now)
      .trimEnd()
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )

describe('security.txt (RFC 9116)', () => {
  it('says where to write, in which languages, and where it stands', () => {
    const fields = fieldsAt(new Date('2026-11-19T14:00:00Z'))
    expect(fields.get('Contact')).toBe('mailto:sakerhet@insyn.example')
    expect(fields.get('Preferred-Languages')).toBe('sv, en')
    expect(fields.get('Canonical')).toBe('https://insyn.example/.well-known/security.txt')
    expect([...fields.keys()].sort()).toEqual(['Canonical', 'Contact', 'Expires', 'Preferred-Languages'])
  })

  it('has never expired while the portal runs, and holds for less than a year', () => {
    for (let day = 0; day < 800; day += 1) {
      const now = new Date(Date.UTC(2026, 10, 19, day % 24) + day * 86_400_000)
      const text = fieldsAt(now).get('Expires') ?? ''
      expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/)
      const left = (new Date(text).getTime() - now.getTime()) / 86_400_000
      expect(left).toBeGreaterThanOrEqual(90)
      expect(left).toBeLessThan(365)
    }
  })
})
