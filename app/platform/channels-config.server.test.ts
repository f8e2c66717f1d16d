import { describe, expect, it } from 'vitest'
import { makeKeys } from '../../scripts/key-file.mjs'
import { parseConfig } from './config.server'

const good = {
  ...{ NODE_ENV: 'production', PUBLIC_ORIGIN: 'https://insyn.example', DATABASE_URL: 'postgres://db.example/insyn' },
  INSYN_KEYS: JSON.stringify(makeKeys()),
  BROKER: JSON.stringify({ preset: 'bankid', issuer: 'https://broker.example', clientId: 'insyn' }),
  PROVIDERS: JSON.stringify([
    {
      ...{ id: 'farsta', name: 'Farsta', clientId: 'c', tokenEndpoint: 'https://provider.example/token' },
      baseUrl: 'https://provider.example/farsta',
    },
  ]),
}
const start = (change: Record<string, string>) => parseConfig({ ...good, ...change })

describe('the ways to people outside the portal', () => {
  it('has one way to each kind of address, and says which two are for the same', () => {
    const smtp = { host: 'post.example', from: 'insyn@insyn.example' }
    const sms = { user: 'u', secret: 's', from: 'Insyn' }
    const messaging = {
      ...{ baseUrl: 'https://api.example/messaging/7.12/', tokenEndpoint: 'https://api.example/token', clientId: 'c' },
      ...{ clientSecret: 's', municipalityId: '2281', channels: ['email', 'sms', 'digitalPost'] },
    }
    const all = (change: object) => ({
      ...{ SMTP: JSON.stringify(smtp), SMS: JSON.stringify(sms) },
      MESSAGING: JSON.stringify({ ...messaging, ...change }),
    })
    const right = { channels: ['digitalPost'], organizationNumber: '2120002411', partyUrl: 'https://api.example/party' }
    const config = start(all(right))
    expect(config.messaging).toMatchObject({ baseUrl: 'https://api.example/messaging/7.12', smsFrom: 'Insyn' })
    expect(config.sms?.api).toBe('https://api.46elks.com/a1')
    const fault = (change: object) => () => start(all(change))
    expect(fault({})).toThrow(/MESSAGING\.channels names email, which SMTP is for already/)
    expect(fault({})).toThrow(/MESSAGING\.channels names sms, which SMS is for already/)
    expect(fault({ ...right, partyUrl: undefined })).toThrow(/organizationNumber and MESSAGING\.partyUrl are needed/)
    expect(fault({ ...right, municipalityId: 'Sundsvall' })).toThrow(
      /MESSAGING\.municipalityId must be the four digits/,
    )
    expect(fault({ ...right, channels: ['sms', 'sms'] })).toThrow(/must name each way once/)
    expect(fault({ ...right, baseUrl: 'http://api.example' })).toThrow(/must be https/)
    expect(() => start({ MESSAGING: JSON.stringify({ ...messaging, channels: ['email'] }) })).toThrow(
      /emailFrom is needed/,
    )
    for (const from of ['In', 'Insyn Portalen', '0701740605', 'Insynåäö']) {
      expect(() => start({ SMS: JSON.stringify({ ...sms, from }) }), from).toThrow(/SMS\.from must be 3 to 11 letters/)
    }
    // What is wrong is told, and never what was written.
    expect(() => start({ SMS: JSON.stringify({ ...sms, secret: 'hemlig', api: 'http://x.example' }) })).not.toThrow(
      /hemlig/,
    )
  })
})
