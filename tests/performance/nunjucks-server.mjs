// What the portal is compared with: Express and Nunjucks, the way such a server is usually written, giving the same HTML.
// For each page: the session from an embedded database, the same data from the provider, the template, brotli.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import express from 'express'
import { importJWK, SignJWT } from 'jose'
import nunjucks from 'nunjucks'
import { Pool } from 'undici'
import { toTemplate } from './same-page.mjs'

const { port, folder, provider, clientId, signingKey, search, actor, week, pages } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
)
const brotli = promisify(brotliCompress)
const base = new URL(provider)
const pool = new Pool(base.origin, { connections: 32 })

async function openSessions() {
  const database = await PGlite.create(folder)
  await database.exec(`
    CREATE TABLE person (id text PRIMARY KEY, name text NOT NULL);
    CREATE TABLE session (token_hash text PRIMARY KEY, person_id text NOT NULL REFERENCES person, seen_at timestamptz);
    INSERT INTO person VALUES ('${actor}', 'Pia Lindgren');
    INSERT INTO session VALUES ('${hashOf('known')}', '${actor}', now())`)
  return async (token) => {
    const sql =
      'SELECT p.id, p.name, s.seen_at FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1'
    return (await database.query(sql, [hashOf(token)])).rows[0]
  }
}

function hashOf(token) {
  return createHash('sha256').update(token).digest('hex')
}

let token = { value: '', until: 0 }
async function accessToken() {
  if (Date.now() < token.until) return token.value
  const audience = `${provider}/oauth/token`
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: signingKey.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(signingKey, 'ES256'))
  const answer = await fetch(audience, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  const given = await answer.json()
  token = { value: given.access_token, until: Date.now() + (given.expires_in - 30) * 1000 }
  return token.value
}

async function fromProvider(path, person, body) {
  const headers = {
    ...(body && { 'content-type': 'application/json' }),
    authorization: `Bearer ${await accessToken()}`,
    'x-request-id': randomUUID(),
    'insyn-actor': person,
    'insyn-actor-role': 'brukare',
  }
  const answer = await pool.request({ method: body ? 'POST' : 'GET', path: base.pathname + path, headers, body })
  if (answer.statusCode !== 200) throw new Error(`the provider answered ${answer.statusCode} to ${path}`)
  return answer.body.json()
}

const findSession = await openSessions()
const { brukare } = await fromProvider('/v1/persons/search', actor, JSON.stringify(search))
const pathsOf = {
  week: () => `/v1/brukare/${brukare.id}/shifts?from=${week.from}&to=${week.to}`,
  report: (portalPath) => `/v1/time-reports/${portalPath.split('/').at(-1)}`,
}
const environment = new nunjucks.Environment(null, { autoescape: true })
const app = express().disable('x-powered-by').disable('etag')

for (const { name, html, path } of pages) {
  const { template, groups } = toTemplate(html)
  const source = pathsOf[name](path)
  const compiled = nunjucks.compile(template, environment)
  app.get(`/${name}`, async (request, response) => {
    const session = await findSession(/session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '')
    if (session === undefined) return response.sendStatus(401)
    const data = await fromProvider(source, session.id)
    const rows = data.items ?? data.rows
    let at = 0
    // The texts are finished already: the comparison is kind to this server, which formats nothing.
    const filled = groups.map((group) => group.map((row) => ({ ...row, id: rows[at++]?.id })))
    const page = Buffer.from(compiled.render({ groups: filled, nonce: randomBytes(18).toString('base64') }))
    // As the portal packs its pages: both have the same to send.
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: page.length,
      [constants.BROTLI_PARAM_LGWIN]: Math.ceil(Math.log2(page.length + 16)),
    }
    const packed = request.acceptsEncodings('br') ? await brotli(page, { params }) : page
    if (packed !== page) response.set('content-encoding', 'br')
    response.type('html').set('cache-control', 'no-store').end(packed)
  })
}
app.use((error, _request, response, _next) => {
  process.stderr.write(`${error.stack}\n`)
  response.sendStatus(500)
})
app.listen(port)
