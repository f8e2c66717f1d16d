import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKeys } from '../../scripts/key-file.mjs'
import { parseConfig } from './config.server'
import { standardRetention } from './retention'

const b64 = (bytes: Buffer) => bytes.toString('base64')
const keys = makeKeys()
const provider = {
  ...{ id: 'farsta', name: 'Farsta', clientId: 'c', tokenEndpoint: 'https://provider.example/token' },
  baseUrl: 'https://provider.example/farsta',
}
const broker = { preset: 'bankid', issuer: 'https://broker.example', clientId: 'insyn' }

/** What a portal in production is started with. */
const good = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://insyn.example',
  DATABASE_URL: 'postgres://db.example/insyn',
  INSYN_KEYS: JSON.stringify(keys),
  BROKER: JSON.stringify(broker),
  PROVIDERS: JSON.stringify([provider]),
}
const local = { PUBLIC_ORIGIN: 'http://localhost:3000', DATABASE_URL: undefined }
const demo = { ...local, INSYN_EMBEDDED_DATABASE_THAT_CAN_LOSE_EVERYTHING: 'yes' }

const withKeys = (change: object) => ({ INSYN_KEYS: JSON.stringify({ ...keys, ...change }) })
const withProvider = (change: object) => ({ PROVIDERS: JSON.stringify([{ ...provider, ...change }]) })
const withBroker = (change: object) => ({ BROKER: JSON.stringify({ ...broker, ...change }) })
const severalBrokers = (...list: object[]) => ({ BROKER: undefined, BROKERS: JSON.stringify(list) })
const [bankid, freja] = [
  { ...broker, id: 'bankid', name: 'BankID' },
  { ...broker, id: 'freja', name: 'Freja' },
]
const ringOf = (secret: string) => ({ active: 'k1', ring: { k1: secret } })
const start = (change: Record<string, string | undefined>) => parseConfig({ ...good, ...change })

const zero = Buffer.alloc(32)
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
const { encryption } = keys

describe('the configuration', () => {
  it('says how long things are kept, and where somebody who has found a hole writes', () => {
    expect(start({})).toMatchObject({ retention: standardRetention, securityContact: 'mailto:hjalp@insyn.example' })
    const said = { KEEP_DRAFTS_DAYS: '45', SECURITY_CONTACT: 'https://insyn.example/hal' }
    const { retention, securityContact } = start(said)
    expect(retention).toEqual({ ...standardRetention, drafts: 45 })
    expect(securityContact).toBe('https://insyn.example/hal')
    expect(() => start({ KEEP_DRAFTS_DAYS: '0' })).toThrow(/cannot start:\n {2}KEEP_DRAFTS_DAYS must be a whole number/)
    expect(() => start({ KEEP_ACCESS_LOG_YEARS: '6' })).toThrow(
      /KEEP_ACCESS_LOG_YEARS must be at least KEEP_MATTERS_YEARS/,
    )
    for (const contact of ['hjalp@insyn.example', 'http://insyn.example', 'mailto:x', 'mailto:a@b\nX: y'])
      expect(() => start({ SECURITY_CONTACT: contact }), contact).toThrow(/SECURITY_CONTACT/)
  })

  it.each<[string, Record<string, string | undefined>]>([
    ['in production', {}],
    [
      'with a provider and a broker on this machine',
      { ...withProvider({ baseUrl: 'http://127.0.0.1:3001/farsta' }), ...withBroker({ issuer: 'http://[::1]:3002' }) },
    ],
    ['with figures at an address of its own', { METRICS_PORT: '9464', METRICS_ADDRESS: '10.0.0.4' }],
    ['of the demo', demo],
    ['with several brokers', severalBrokers(bankid, freja)],
    ['while developing', { ...local, NODE_ENV: 'development' }],
    ['with an embedded database that is known to be for a show', { ...demo, PUBLIC_ORIGIN: 'https://insyn.example' }],
    [
      'with a key on its way out',
      withKeys({
        encryption: { active: 'k2', ring: { ...encryption.ring, k2: b64(randomBytes(32)) }, retiring: ['k1'] },
      }),
    ],
    [
      'with a signing key to come and one that was',
      withKeys({ signingNext: makeKeys().signing, signingPrevious: [makeKeys().signing] }),
    ],
  ])('is taken %s', (_, change) => {
    expect(start(change).origin).toBeTruthy()
  })

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    [
      'an encryption key of zeros',
      withKeys({ encryption: ringOf(b64(zero)) }),
      /INSYN_KEYS\.encryption\.ring\.k1 is not random/,
    ],
    ['an index key of zeros', withKeys({ index: ringOf(b64(zero)) }), /INSYN_KEYS\.index\.ring\.k1 is not random/],
    ['a key of one letter', withKeys({ index: ringOf(b64(Buffer.alloc(32, 'a'))) }), /is not random/],
    [
      'a key that is a word again and again',
      withKeys({ index: ringOf(b64(Buffer.alloc(32, 'hemligt'))) }),
      /is not random/,
    ],
    [
      'a pseudonym key of zeros',
      withKeys({ pseudonym: zero.toString('base64url') }),
      /INSYN_KEYS\.pseudonym is not random/,
    ],
    [
      'a signing key of zeros',
      withKeys({ signing: { ...keys.signing, d: zero.toString('base64url') } }),
      /INSYN_KEYS\.signing /,
    ],
    [
      'halves of two signing keys',
      withKeys({ signing: { ...keys.signing, d: other.d } }),
      /INSYN_KEYS\.signing is no ES256 key/,
    ],
    ['a short key', withKeys({ encryption: ringOf(b64(randomBytes(31))) }), /must be 32 bytes in base64/],
    ['a long key', withKeys({ encryption: ringOf(b64(randomBytes(33))) }), /must be 32 bytes in base64/],
    [
      'a key that is no base64',
      withKeys({ encryption: ringOf(`${b64(randomBytes(32)).slice(0, -2)}%=`) }),
      /must be 32 bytes in base64/,
    ],
    ['a short pseudonym key', withKeys({ pseudonym: 'kort' }), /must be 32 bytes in base64url/],
    ['one key for two things', withKeys({ index: encryption }), /INSYN_KEYS the same key is there twice/],
    [
      'one key by two names',
      withKeys({ encryption: { active: 'k1', ring: { ...encryption.ring, k2: encryption.ring.k1 } } }),
      /the same key is there twice/,
    ],
    [
      'an active key that is not there',
      withKeys({ encryption: { ...encryption, active: 'k9' } }),
      /the active key must be in the ring/,
    ],
    [
      'an active key on its way out',
      withKeys({ encryption: { ...encryption, retiring: ['k1'] } }),
      /cannot be on its way out/,
    ],
    [
      'a key on its way out that is not there',
      withKeys({ encryption: { ...encryption, retiring: ['k0'] } }),
      /on its way out must be in the ring/,
    ],
    [
      'two signing keys of one name',
      withKeys({ signingNext: { ...makeKeys().signing, kid: keys.signing.kid } }),
      /two signing keys have the same kid/,
    ],
    ['no keys', { INSYN_KEYS: undefined }, /INSYN_KEYS is missing/],
    [
      'a provider without https',
      withProvider({ baseUrl: 'http://provider.example/farsta' }),
      /PROVIDERS\.0\.baseUrl must be https/,
    ],
    [
      'a token endpoint without https',
      withProvider({ tokenEndpoint: 'http://provider.example/token' }),
      /PROVIDERS\.0\.tokenEndpoint must be https/,
    ],
    [
      'a provider that begins as this machine',
      withProvider({ baseUrl: 'http://localhost.evil.example' }),
      /baseUrl must be https/,
    ],
    [
      'a provider that ends as this machine',
      withProvider({ baseUrl: 'http://evil.localhost' }),
      /baseUrl must be https/,
    ],
    [
      'a provider with this machine for a user',
      withProvider({ baseUrl: 'http://localhost@evil.example' }),
      /baseUrl must be https/,
    ],
    [
      'a provider with a password in its address',
      withProvider({ baseUrl: 'https://u:p@provider.example' }),
      /must not hold a user/,
    ],
    ['a provider that is a file', withProvider({ baseUrl: 'file:///etc/passwd' }), /baseUrl must be https/],
    ['a provider on every address', withProvider({ baseUrl: 'http://0.0.0.0:1' }), /baseUrl must be https/],
    [
      'a provider whose name looks like loopback',
      withProvider({ baseUrl: 'http://127.0.0.1.evil.example' }),
      /baseUrl must be https/,
    ],
    ['no broker', { BROKER: undefined }, /BROKER is missing/],
    ['one broker and several', { BROKERS: severalBrokers(bankid).BROKERS }, /BROKER and BROKERS are both set/],
    ['two brokers of one id', severalBrokers(bankid, { ...freja, id: 'bankid' }), /BROKERS the ids must differ/],
    ['two brokers of one name', severalBrokers(bankid, { ...freja, name: 'BankID' }), /BROKERS the names must differ/],
    ['several brokers, one without a name', severalBrokers(bankid, { ...freja, name: ' ' }), /BROKERS\.1\.name/],
    ['no broker in the list', severalBrokers(), /BROKERS/],
    ['a broker without https', withBroker({ issuer: 'http://broker.example' }), /BROKER\.issuer must be https/],
    [
      'a broker that begins as this machine',
      withBroker({ issuer: 'http://localhost.evil.example' }),
      /BROKER\.issuer must be https/,
    ],
    [
      'an address that begins as this machine',
      { ...demo, PUBLIC_ORIGIN: 'http://localhost.evil.example' },
      /PUBLIC_ORIGIN must be https/,
    ],
    [
      'an address without https, also while developing',
      { ...demo, NODE_ENV: 'development', PUBLIC_ORIGIN: 'http://insyn.example' },
      /PUBLIC_ORIGIN must be https/,
    ],
    [
      'the embedded database under https',
      { DATABASE_URL: undefined, NODE_ENV: 'development' },
      /DATABASE_URL is missing/,
    ],
    ['the embedded database in production', local, /DATABASE_URL is missing.*_THAT_CAN_LOSE_EVERYTHING=yes/],
    [
      'the embedded database without a word about NODE_ENV',
      { ...local, NODE_ENV: undefined },
      /DATABASE_URL is missing/,
    ],
    [
      'another word for yes',
      { ...local, INSYN_EMBEDDED_DATABASE_THAT_CAN_LOSE_EVERYTHING: '1' },
      /INSYN_EMBEDDED_DATABASE_THAT_CAN_LOSE_EVERYTHING /,
    ],
    ['figures on the port that everybody reaches', { PORT: '3000', METRICS_PORT: '3000' }, /METRICS_PORT is the port/],
    ['figures at no address', { METRICS_PORT: '9464', METRICS_ADDRESS: 'insyn.example' }, /METRICS_ADDRESS/],
    ['another database', { DATABASE_URL: 'postgresmysql://x' }, /DATABASE_URL must be a postgres/],
    ['a fixed clock in production', { INSYN_FIXED_CLOCK: '2026-11-19T15:00:00+01:00' }, /INSYN_FIXED_CLOCK/],
    [
      'a fixed clock at what begins as this machine',
      { ...demo, PUBLIC_ORIGIN: 'https://localhost.evil.example', INSYN_FIXED_CLOCK: '2026-11-19T15:00:00+01:00' },
      /INSYN_FIXED_CLOCK/,
    ],
  ])('is refused with %s, in a line that tells no value', (_, change, line) => {
    let message = ''
    try {
      start(change)
    } catch (error) {
      message = String(error)
    }
    expect(message).toMatch(/The portal cannot start:\n/)
    expect(message).toMatch(line)
    for (const secret of [keys.pseudonym, encryption.ring.k1, keys.signing.d, 'u:p', b64(zero)]) {
      expect(message).not.toContain(String(secret))
    }
  })
})
