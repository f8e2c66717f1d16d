import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { readNudge } from './webhook.server'

const secret = 'whsec_YW4tZXhhbXBsZS1zZWNyZXQtb2YtMzItYnl0ZXMhISE='
const signed = (body: string, at = new Date()) =>
  new Headers({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
  })

describe('readNudge', () => {
  const body = '{"cursor":"1043"}'

  it('reads a nudge that is signed with the secret', () => {
    expect(readNudge(secret, signed(body), body)).toEqual({ cursor: '1043' })
  })

  it.each([
    ['another body', signed(body), '{"cursor":"1044"}'],
    ['no signature', new Headers(), body],
    ['an old signature', signed(body, new Date(Date.now() - 10 * 60_000)), body],
    ['something else than a nudge', signed('{"a":1}'), '{"a":1}'],
    ['not JSON', signed('hej'), 'hej'],
  ])('refuses %s', (_, headers, text) => {
    expect(readNudge(secret, headers, text)).toBeNull()
  })

  it('agrees with the example in docs/connecting-a-provider.md', () => {
    const at = new Date(1_795_089_600_000)
    expect(new Webhook(secret).sign('msg_1', at, body)).toBe('v1,uHy0sotCvkWBXL5mT4meo9MeS9iBDKzDbH5i93ek0rc=')
  })
})
