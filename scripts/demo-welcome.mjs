// What the demo says when everything is up.
import { root } from './programs.mjs'

/** The test persons and what each shows, out of the sandbox's own sources. */
export async function loadCast() {
  // Imported here, because the packages may not be there when the demo begins.
  const { build } = await import('esbuild')
  const result = await build({
    stdin: {
      contents: [
        "export { signInPersons } from './sandbox/data/cast'",
        "export { castContacts } from './sandbox/data/contacts'",
        "export { castGroups, castNotes } from './sandbox/idp/cast-notes'",
      ].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  return import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].contents).toString('base64')}`)
}

/** Where somebody is told of what happens: what they have of e-mail, telephone and digital mailbox. */
function reached({ email, phone, mailbox }) {
  const ways = [email, phone, mailbox && `digital box (${mailbox.supplier})`].filter(Boolean)
  return ways.length === 0 ? 'nothing' : ways.join(', ')
}

/** The lines of the welcome: where everything is, and the test persons in groups, each with what that person shows. */
export function welcomeLines(origins, { signInPersons, castContacts, castGroups, castNotes }) {
  const nameOf = new Map(signInPersons.map((person) => [person.key, person.name]))
  const width = Math.max(...[...nameOf.values()].map((name) => name.length)) + 2
  return [
    '',
    `Insyn is up:  ${origins.portal}`,
    '',
    "The provider's side of it:",
    `  Desk of the arbetsledare    ${origins.provider}/farsta/skrivbord`,
    `  Check-in of the assistants  ${origins.provider}/farsta/pass`,
    `  All of it                   ${origins.provider}/`,
    `Sign-in, in BankID's place:    ${origins.idp}/`,
    '',
    `Calls to the providers:        ${origins.post}/anrop`,
    `Telephone and mailbox of each: ${origins.post}/`,
    ...castContacts.map((one) => `  ${origins.post}/${one.key.padEnd(9)} ${reached(one)}`),
    '',
    'Sign in as any of these; all are invented:',
    ...castGroups.flatMap(({ heading, keys }) => [
      `  ${heading}`,
      ...keys.map((key) => `    ${(nameOf.get(key) ?? key).padEnd(width)}${castNotes[key] ?? ''}`),
    ]),
    '',
    'Ctrl-C ends all four. What was done is kept for the next time.',
    '',
  ]
}
