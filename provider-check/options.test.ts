import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { providerCheck } from './main'
import { readOptions } from './options'

const folder = mkdtempSync(join(tmpdir(), 'insyn-check-'))
const file = (name: string, data: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof data === 'string' ? data : JSON.stringify(data))
  return path
}
const key = file('key.json', { kty: 'EC', crv: 'P-256', kid: 'k', x: 'x', y: 'y', d: 'secret-d' })
const persons = file('persons.json', { persons: ['198311059847'] })
const base = 'https://provider.example/api/'
const good = [base, '--token-endpoint', 'https://provider.example/oauth/token', '--key', key, '--persons', persons]

describe('the arguments', () => {
  it('read only, of this month and the two before, unless they say otherwise', () => {
    expect(readOptions([...good, '--now', '2026-01-15T10:00:00+01:00'])).toMatchObject({
      ...{ baseUrl: 'https://provider.example/api', clientId: 'insyn-portal', write: null, afterRestart: false },
      ...{ months: ['2025-11', '2025-12', '2026-01'], persons: ['198311059847'], mostBrukare: 5 },
    })
  })

  it.each([
    ['an address that is not HTTPS', ['http://provider.example/api', ...good.slice(1)], /must be HTTPS: rule https/],
    ['a password in an address', ['https://a:b@provider.example', ...good.slice(1)], /must not hold a password/],
    ['no address', good.slice(1), /The base URL is not an address/],
    ['no key', good.filter((one) => one !== '--key' && one !== key), /--key is missing/],
    ['a file that is no JSON', [...good, '--persons', file('broken.json', '{')], /cannot be read as JSON/],
    ['to write about nobody', [...good, '--write'], /--write and --brukare go together/],
    ['after a restart, without what was written', [...good, '--after-restart'], /needs the --state file/],
    ['a month that is none', [...good, '--months', '2026-13'], /must be months/],
    ['an option that is not there', [...good, '--wirte'], /Unknown option/],
    ['a report of another kind', [...good, '--report', 'x.pdf'], /must end with/],
  ])('are refused with a sentence and status 2: %s', async (_, args, message) => {
    const said: string[] = []
    expect(await providerCheck({ args, say: (text) => said.push(text) })).toBe(2)
    expect(said.join()).toMatch(message)
  })

  it('are refused without the value of what is wrong', () => {
    const wrong = file('wrong.json', { persons: ['19831105-9847'] })
    expect(() => readOptions([...good, '--persons', wrong])).toThrow(/persons\.0 is not twelve digits/)
    expect(() => readOptions([...good, '--persons', wrong])).not.toThrow(/9847/)
  })

  it('take plain HTTP on the own machine', () => {
    const local = ['http://localhost:3001/farsta', '--token-endpoint', 'http://localhost:3001/farsta/oauth/token']
    expect(readOptions([...local, ...good.slice(3)])).toMatchObject({ baseUrl: local[0] })
  })
})
