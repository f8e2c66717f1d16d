import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brukare, others } from '../../sandbox/data/cast'
import { testClock } from '../../scripts/test-world.mjs'
import { createHttpClient, signInOverHttp, type HttpClient } from '../support/http-client'
import { operate } from '../support/operate'
import { subjectsOf } from '../support/objection-flow'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

let stack: WatchedStack
let startedAt = 0
beforeAll(async () => {
  const env = {
    ...{ REPRESENTATION_MAX_AGE_SECONDS: '0', KEEP_DRAFTS_DAYS: '45', KEEP_ACCESS_LOG_YEARS: '17' },
    ...{ SESSION_ABSOLUTE_MINUTES: '300', SECURITY_CONTACT: 'https://insyn.example/hal' },
  }
  stack = await startWatchedStack('operator', { database: 'server', patientMs: 30_000, env })
  startedAt = Date.now()
}, 600_000)
afterAll(() => stack.stop())

const numberOf = (key: string) => [...brukare, ...others].find((one) => one.key === key)?.number ?? ''

/** Runs the program as an operator does, beside the portal, with something on its standard input. */
function operator(args: string[], input = '') {
  // Each process counts on from its own start: the program's clock goes with the portal's, or what is done now is yet to come.
  const clock = new Date(Date.parse(testClock) + Date.now() - startedAt).toISOString()
  return operate(stack, { args, clock, input })
}

const baseOf = async (client: HttpClient, name: string) => {
  const subjects = await subjectsOf(client)
  return subjects.get(name) ?? subjects.get('') ?? ''
}

/** The page of the log in each language: each has its own words. */
async function logOf(client: HttpClient, base: string): Promise<string[]> {
  const pages: string[] = []
  for (const language of ['sv-lattlast', 'en', 'fi', 'sv']) {
    await client.get(`/sprak/${language}`)
    pages.push((await client.get(`${base}/logg`)).text)
  }
  return pages
}

const expectEach = (pages: string[], words: string[]) => {
  words.forEach((word, nth) => expect(pages[nth]).toContain(word))
}

/** The rights of a kind in what `rights why` says. */
const rightsIn = (said: string, kind: string) =>
  [...said.matchAll(new RegExp(`right (\\S+): ${kind},`, 'g'))].map(([, id = '']) => id)

describe('what who runs the portal does by hand', () => {
  it('ends all sessions of a person, who is out at the next request, and reads in the log why', async () => {
    const [phone, desk] = [await signInOverHttp(stack.origins, 'pia'), await signInOverHttp(stack.origins, 'pia')]
    const base = await baseOf(phone, 'Pia Lindgren')
    expect((await desk.get(base)).status).toBe(200)
    const { code, said } = await operator(['sessions', 'end', '--number'], `${numberOf('pia')}\n`)
    expect(said).toMatch(/^2 sessions of \S+ ended \(operator-\S+\)/)
    expect(code).toBe(0)
    expect(said).not.toContain(numberOf('pia'))
    for (const client of [phone, desk]) {
      const answer = await client.get(base)
      expect([answer.status, answer.location]).toEqual([303, expect.stringContaining('skal=utloggad')])
    }
    const again = await signInOverHttp(stack.origins, 'pia')
    expectEach(await logOf(again, base), [
      'Blev utloggad av dem som sköter Insyn.',
      'Was signed out by those who run Insyn.',
      'Insynin ylläpito kirjasi ulos.',
      'Loggades ut av den som sköter Insyn.',
    ])
  })

  it('says why somebody may see what, with nobody’s name or number, and leaves that in the log', async () => {
    const karl = await signInOverHttp(stack.origins, 'karl')
    const base = await baseOf(karl, 'Karl Öberg')
    await signInOverHttp(stack.origins, 'amir')
    const { code, said } = await operator(['rights', 'why', '--number'], numberOf('amir'))
    expect(code).toBe(0)
    expect(said).toContain(`Brukare ${base.slice(3)}`)
    expect(said).toMatch(/at farsta, as ombud, .*: .*schedule:read/)
    expect(said).toMatch(/right \S+: ombud, given by \S+, reaching .*; valid; counts at/)
    expect(said, 'the chain: the giver’s own right').toMatch(/Rests on person \S+\n.*as brukare/)
    for (const { name, number } of [...brukare, ...others]) {
      expect(said).not.toContain(number)
      expect(said).not.toContain(name)
    }
    expectEach(await logOf(karl, base), [
      'Tog reda på varför någon får se.',
      'Looked up why someone may see the data.',
      'Selvitti, miksi joku saa nähdä tiedot.',
      'Tog reda på varför någon får se uppgifterna.',
    ])
  })

  it('ends a right that a provider keeps, whatever the provider goes on saying, until it is let count again', async () => {
    const [karl, greta] = [await signInOverHttp(stack.origins, 'karl'), await signInOverHttp(stack.origins, 'greta')]
    const base = await baseOf(karl, 'Karl Öberg')
    expect((await greta.get(base)).status).toBe(200)
    const { said } = await operator(['rights', 'why', '--number'], numberOf('greta'))
    const ofKarl = said.split(/^Brukare /m).find((part) => part.startsWith(base.slice(3))) ?? ''
    const rights = rightsIn(ofKarl, 'godMan')
    expect(rights, 'one at each provider').toHaveLength(2)
    const [right = '', other = ''] = rights
    expect(await operator(['rights', 'end', '--right', other])).toMatchObject({ code: 0 })
    expect((await greta.get(base)).status, 'the other stands').toBe(200)
    expect(await operator(['rights', 'end', '--right', right])).toMatchObject({ code: 0 })
    for (let look = 0; look < 3; look++) expect((await greta.get(base)).status, 'asked anew').toBe(404)
    expect(await operator(['rights', 'end', '--right', right])).toMatchObject({ code: 1 })
    const after = await operator(['rights', 'why', '--number'], numberOf('greta'))
    expect(after.said).toContain(`right ${right}: godMan`)
    expect(after.said).toMatch(new RegExp(`right ${right}: .*; withdrawn; counts nowhere`))
    const log = await logOf(karl, base)
    expectEach(log, [
      'Tog bort att någon får se.',
      'Ended someone&#x27;s access at once.',
      'Poisti jonkun oikeuden heti.',
      'Tog bort någons tillgång genast.',
    ])
    expectEach(log, ['De som sköter Insyn', 'Those who run Insyn', 'Insynin ylläpito', 'Den som sköter Insyn'])
    expect(log[3], 'whose').toContain('Gäller Greta Malm.')
    expect(await operator(['rights', 'restart', '--right', right])).toMatchObject({ code: 0 })
    expect((await greta.get(base)).status).toBe(200)
    expect((await logOf(karl, base))[3]).toContain('Lät någon få tillbaka sin tillgång.')
    expect(await operator(['rights', 'restart', '--right', right])).toMatchObject({ code: 1 })
  })

  it('ends one that was given here, for good', async () => {
    const [pia, nils] = [await signInOverHttp(stack.origins, 'pia'), await signInOverHttp(stack.origins, 'nils')]
    const base = await baseOf(pia, 'Pia Lindgren')
    expect((await nils.get(base)).status).toBe(200)
    const [right = ''] = rightsIn((await operator(['rights', 'why', '--number'], numberOf('nils'))).said, 'anhorig')
    expect(await operator(['rights', 'end', '--right', right])).toMatchObject({ code: 0 })
    expect((await nils.get(base)).status).toBe(404)
    expect(await operator(['rights', 'restart', '--right', right])).toMatchObject({ code: 1 })
    expect((await nils.get(base)).status).toBe(404)
  })

  it('does not shut the brukare out, and says what is not there or not a number', async () => {
    const pia = await signInOverHttp(stack.origins, 'pia')
    const base = await baseOf(pia, 'Pia Lindgren')
    const [own = ''] = rightsIn((await operator(['rights', 'why', '--number'], numberOf('pia'))).said, 'brukare')
    expect(await operator(['rights', 'end', '--right', own])).toEqual({
      code: 1,
      said: expect.stringContaining('own right'),
    })
    expect((await pia.get(base)).status).toBe(200)
    expect(await operator(['rights', 'end', '--right', 'none'])).toMatchObject({ code: 1 })
    expect(await operator(['rights', 'end', '--right', '-none'])).toMatchObject({ code: 1 })
    expect(await operator(['outages', 'end', '--outage', '--none'])).toMatchObject({ code: 1 })
    expect(await operator(['sessions', 'end', '--person', 'none'])).toMatchObject({ code: 1 })
    expect(await operator(['sessions', 'end', '--number'], '191212121213')).toMatchObject({ code: 2 })
    for (const wrong of [[], ['sessions'], ['sessions', 'end'], ['rights', 'end'], ['sessions', 'end', '191212121212']])
      expect(await operator(wrong)).toMatchObject({ code: 2 })
  })
})

describe('what the portal says of itself', () => {
  it('is how long it keeps things, as it is configured, in each language', async () => {
    const client = createHttpClient(stack.origins.portal)
    const words = {
      'sv-lattlast': ['5 timmar', '24 timmar', '45 dagar', '17 år'],
      en: ['5 hours', '24 hours', '45 days', '17 years'],
      fi: ['5 tuntia', '24 tuntia', '45 päivää', '17 vuotta'],
      sv: ['5 timmar', '24 timmar', '45 dagar', '17 år'],
    }
    for (const [language, said] of Object.entries(words)) {
      await client.get(`/sprak/${language}`)
      const { text } = await client.get('/integritet')
      for (const one of said) expect(text, language).toContain(`<dd>${one}</dd>`)
    }
  })

  it('is where somebody who has found a hole writes, for anybody to read', async () => {
    const { status, headers, text } = await createHttpClient(stack.origins.portal).get('/.well-known/security.txt')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(text).toContain('Contact: https://insyn.example/hal')
    const expires = /^Expires: (.*)$/m.exec(text)?.[1] ?? ''
    expect(new Date(expires).getTime()).toBeGreaterThan(new Date(testClock).getTime())
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
