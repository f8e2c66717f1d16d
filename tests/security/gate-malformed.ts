import type { RawRequest } from './gate-raw'
import { dates, fieldNames, ids, methods, strange, texts, types } from './gate-words'

/** What the requests are made of. `base` is `/b/<id>` of the one whose `cookie` it is. */
type Surroundings = { host: string; origin: string; base: string; cookie: string }

/** A number from 0 to less than 1, the same row of them for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One request after another, each malformed in one way or several. */
export function malformedRequests(seed: number, surroundings: Surroundings): () => RawRequest {
  const random = seeded(seed)
  const chance = (share: number) => random() < share
  const pick = <T>(from: readonly T[], otherwise: T): T => from[Math.floor(random() * from.length)] ?? otherwise
  const { base, host, origin, cookie } = surroundings

  const path = (): string => {
    const brukare = chance(0.6) ? base : `/b/${pick(ids, 'x')}`
    const id = () => pick(ids, 'x')
    const date = () => pick(dates, 'x')
    return pick(
      [
        '/',
        '/logga-in',
        '/tillganglighet/rapportera',
        '/auth/callback',
        '/auth/backchannel-logout',
        '/session/forlang',
        '/valj',
        `/sprak/${id()}`,
        '/assets/..',
        '/favicon.svg',
        '/livez',
        '/readyz',
        '/auth/jwks.json',
        '/webhooks/farsta',
        '/webhooks/sms/m.p',
        brukare,
        `${brukare}/schema`,
        `${brukare}/schema/dag/${date()}`,
        `${brukare}/schema/vecka/${date()}`,
        `${brukare}/schema/manad/${date()}`,
        `${brukare}/pass/farsta/${date()}/${id()}`,
        `${brukare}/pass/${id()}/${date()}/${id()}`,
        `${brukare}/schema/blad/${date()}`,
        `${brukare}/schema/blad/${date()}.pdf`,
        `${brukare}/dokument/farsta/${id()}`,
        `${brukare}/plan/farsta/${id()}`,
        `${brukare}/tidrapporter/${date()}`,
        `${brukare}/tidrapport/${id()}/${id()}`,
        `${brukare}/tidrapport/farsta/${id()}/rad/${id()}`,
        `${brukare}/tidrapport/farsta/${id()}/faststallande`,
        `${brukare}/faststallanden/${date()}`,
        `${brukare}/kommentar/farsta/${id()}`,
        `${brukare}/invandningar`,
        `${brukare}/invandningar/ny`,
        `${brukare}/invandningar/${id()}`,
        `${brukare}/invandningar/${id()}/ta-tillbaka`,
        ...['vad', 'orsak', 'tid', 'text', 'kontrollera'].map(
          (step) => `${brukare}/invandningar/utkast/${id()}/${step}`,
        ),
      ],
      '/',
    )
  }
  const pairs = () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
      const value = pick(texts, '')
      return `${encodeURIComponent(pick(fieldNames, ''))}=${chance(0.8) ? encodeURIComponent(value) : value}`
    }).join(chance(0.9) ? '&' : '&&=%')
  const query = () =>
    chance(0.5)
      ? ''
      : `?${pick(['_data=routes%2Fnow', `till=${encodeURIComponent('//evil.example')}`, 'typ=rows&provider=farsta&rapport=x', 'typ=shift&provider=x&pass=y&dag=z', 'code=x&state=y', 'error=%00', 'vy=tabell', pairs(), '?'.repeat(50), 'a='.repeat(2500)], '')}`
  const target = (): string => {
    const address = path() + query()
    if (chance(0.6)) return address
    const at = Math.floor(random() * (address.length + 1))
    const odd = pick(
      [...strange, '.data', '/__manifest', '//evil.example', '*', 'http://evil.example/', 'a'.repeat(5000), ' '],
      '%',
    )
    return chance(0.3) ? odd + address : address.slice(0, at) + odd + address.slice(at)
  }
  const body = (): Buffer => {
    if (chance(0.5)) return Buffer.from(pairs())
    if (chance(0.3))
      return Buffer.from(Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256)))
    return Buffer.from(
      pick(
        [
          '',
          '%',
          '&&&',
          '=',
          '--xx\r\n',
          '--xx\r\nContent-Disposition: form-data\r\n\r\nx\r\n--xx--',
          '--xx\r\nContent-Disposition: form-data; name="text"; filename="a"\r\nContent-Type: \r\n\r\nx\r\n--xx--\r\n',
          '{"a":',
          'a=1&'.repeat(3000),
          'x'.repeat(250_000),
        ],
        '',
      ),
    )
  }
  const cookies = (): string =>
    pick(
      [
        cookie,
        cookie,
        cookie,
        'insyn=',
        `insyn=${'a'.repeat(43)}`,
        'insyn-in=%00; insyn-form=x',
        '=; =;;',
        'x'.repeat(9000),
        'x'.repeat(17_000),
        'insyn-sprak=klingon',
        `a=${'b=;'.repeat(1000)}`,
      ],
      cookie,
    )

  return () => {
    const method = chance(0.75) ? pick(['GET', 'POST', 'POST', 'HEAD'], 'GET') : pick(methods, 'GET')
    const content = method === 'POST' || chance(0.1) ? body() : Buffer.alloc(0)
    const headers: [string, string][] = [['Connection', 'close']]
    const add = (share: number, name: string, values: readonly string[]) => {
      if (chance(share)) headers.push([name, pick(values, '')])
    }
    if (chance(0.9)) headers.push(['Host', host])
    add(0.06, 'Host', [
      'evil.example',
      '',
      'localhost',
      `user@${host}`,
      '[::1',
      host.toUpperCase(),
      `${host}:80`,
      'a b',
    ])
    if (chance(0.8)) headers.push(['Origin', origin])
    add(0.1, 'Origin', ['null', 'https://evil.example', '', 'x', `${origin}/`, 'http://[', 'file://', '\u00e5'])
    add(0.4, 'Sec-Fetch-Site', ['same-origin', 'cross-site', 'none', 'x', ''])
    add(0.8, 'Cookie', [cookies()])
    if (content.length > 0 && chance(0.75))
      headers.push(['Content-Type', pick([types[0] ?? '', types[0] ?? '', ...types], '')])
    if (content.length > 0 && chance(0.9)) headers.push(['Content-Length', String(content.length)])
    add(0.03, 'Content-Length', ['-1', 'x', '1e3', '99999999999', '0', '0x10', '+5', String(content.length + 50)])
    add(0.03, 'Transfer-Encoding', ['chunked', 'gzip, chunked', 'identity', 'x', 'chunked, chunked'])
    add(0.5, 'Accept', ['text/html', '*/*', 'application/json', '', ';q=', 'text/html;q=x', ','.repeat(500)])
    add(0.2, 'Accept-Language', ['sv', 'xx-YY', '*;q=0', '', 'a'.repeat(3000), 'en;q=abc'])
    add(0.2, 'Accept-Encoding', ['br', 'gzip', 'identity;q=0', '*;q=0', 'x', ''])
    add(0.1, 'Referer', ['x', 'http://[', origin, `${origin}/b/x`, '//'])
    add(0.05, 'Range', ['bytes=0-', 'bytes=-1', 'x', 'bytes=9-1,2-3'])
    add(0.05, 'If-Modified-Since', ['x', '0'])
    add(0.05, 'If-None-Match', ['*', 'x', '"'])
    add(0.03, 'Upgrade', ['websocket', 'h2c'])
    add(0.03, 'Expect', ['100-continue', 'x'])
    add(0.05, 'X-Forwarded-Host', ['evil.example', ''])
    add(0.05, 'X-Forwarded-For', ['x', '1.2.3.4, '.repeat(50)])
    add(0.05, 'X-HTTP-Method-Override', ['DELETE'])
    add(0.02, 'Bad Header', ['x'])
    add(0.02, 'X', ['\u0000', '\u0001', 'å'])
    return { method, target: target(), headers, body: content }
  }
}
