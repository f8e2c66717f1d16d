// A demo with a vendor's own provider and persons: `npm run demo -- --provider URL --persons persons.json`.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { keysFileIn, readKeyFile, webhookSecretIn, writeKeyFile } from './key-file.mjs'

export const vendorUsage = `npm run demo -- --provider <base URL> --persons persons.json

  --provider URL         what stands before /v1; https, or http on this machine
  --persons FILE         whom one can sign in as: {"persons": ["191212121212", {"number": "…", "name": "…"}, …]}
  --token-endpoint URL   where you give tokens: <base URL>/oauth/token, if it is left out
  --client-id ID         as whom the portal signs in: insyn-portal, if it is left out
  --key FILE             the key that the portal signs with (key.json of provider:check -- --make-key); without it one is
                         made, whose public half is at <portal>/auth/jwks.json
  --name NAME            the name people know you by: Anordnaren, if it is left out

Without arguments the demo has the sandbox's own provider and persons.`

const flags = {
  ...{ provider: { type: 'string' }, persons: { type: 'string' }, 'token-endpoint': { type: 'string' } },
  ...{ 'client-id': { type: 'string', default: 'insyn-portal' }, key: { type: 'string' } },
  ...{ name: { type: 'string', default: 'Anordnaren' }, help: { type: 'boolean', default: false } },
}

function addressOf(text, what) {
  if (!URL.canParse(text)) throw new Error(`${what} is not an address.\n\n${vendorUsage}`)
  const { protocol, hostname, username } = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  if (!isSafe || username !== '') throw new Error(`${what} must be HTTPS, and hold no password.`)
  return text.replace(/\/$/, '')
}

/**
 * What the arguments of the demo ask for: null when it is the sandbox's own.
 * @throws Error with a text for the one who runs it
 */
export function readVendor(args) {
  let values
  try {
    values = parseArgs({ args, options: flags }).values
  } catch (error) {
    throw new Error(`${error.message}\n\n${vendorUsage}`)
  }
  if (values.help) throw new Error(vendorUsage)
  if (values.provider === undefined && values.persons === undefined) return null
  if (values.provider === undefined || values.persons === undefined)
    throw new Error(`--provider and --persons go together.\n\n${vendorUsage}`)
  const baseUrl = addressOf(values.provider, '--provider')
  return {
    ...{ baseUrl, name: values.name, clientId: values['client-id'], personsFile: resolve(values.persons) },
    tokenEndpoint: addressOf(values['token-endpoint'] ?? `${baseUrl}/oauth/token`, '--token-endpoint'),
    keyFile: values.key === undefined ? null : resolve(values.key),
  }
}

/** The environment of a stack with the vendor's provider, whose data are in a folder of their own. */
export function vendorEnvironment(vendor, data) {
  const file = keysFileIn(data)
  if (vendor.keyFile !== null) {
    let key
    try {
      key = JSON.parse(readFileSync(vendor.keyFile, 'utf8'))
    } catch {
      throw new Error(`--key ${vendor.keyFile} cannot be read as JSON.`)
    }
    writeKeyFile(file, { ...readKeyFile(file), signing: key })
  }
  const { name, baseUrl, clientId, tokenEndpoint } = vendor
  const provider = { id: 'anordnaren', name, baseUrl, clientId, tokenEndpoint, stalenessHours: 24 }
  return {
    PROVIDERS: JSON.stringify([{ ...provider, webhookSecret: webhookSecretIn(data) }]),
    IDP_PERSONS_FILE: vendor.personsFile,
  }
}

/** What the demo says when everything is up. */
export function vendorWelcome(origins, { baseUrl, personsFile, keyFile }, data) {
  return [
    ...['', `Insyn is up:  ${origins.portal}`, '', `Your provider:                 ${baseUrl}`],
    `Your persons, to sign in as:   ${origins.idp}/  (of ${personsFile})`,
    ...(keyFile === null ? [`The portal's key set, for you: ${origins.portal}/auth/jwks.json`] : []),
    `Webhooks, if you send them:    ${origins.portal}/webhooks/anordnaren`,
    `  signed with the secret in    ${data}/webhook-secret.txt`,
    ...[
      `What the portal asked you:     ${origins.post}/anrop`,
      `Letters and messages:          ${origins.post}/`,
      '',
      'Ctrl-C ends all. What was done is kept for the next time.',
      '',
    ],
  ]
}
