import { createHash } from 'node:crypto'
import { castGroups, castNotes } from './cast-notes'
import type { CastPerson } from '../data/cast'
import type { Played } from './played'
import { style } from './style'

const styleHash = createHash('sha256').update(style).digest('base64')

/** The response headers of every page here. `formTargets` are the origins a form's answer may lead to. */
export function pageHeaders(formTargets: readonly string[]): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': [
      `default-src 'none'`,
      `style-src 'sha256-${styleHash}'`,
      `form-action 'self' ${formTargets.join(' ')}`.trim(),
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
    ].join('; '),
  }
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const page = ({ name }: Played, title: string, main: string) =>
  `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${title === name ? name : `${escape(title)}, ${name}`}</title>` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
  `<style>${style}</style></head><body><header><p class="band">Testmiljö. Alla personer är påhittade.</p><p class="service">${name}</p></header><main>${main}</main></body></html>`

/**
 * The page that stands in BankID's place: the test persons, each a button with what that person shows.
 * `message` is what the portal says is about to be done, as plain text.
 */
export function personsPage(options: {
  uid: string
  plays: Played
  persons: readonly CastPerson[]
  message: string | undefined
}): string {
  const { uid, plays, persons, message } = options
  const grouped = castGroups.map((group) => ({
    heading: group.heading,
    members: group.keys.flatMap((key) => persons.filter((person) => person.key === key)),
  }))
  const known = new Set(castGroups.flatMap((group) => group.keys))
  const rest = { heading: 'Övriga', members: persons.filter((person) => !known.has(person.key)) }
  const sections = [...grouped, rest].filter((group) => group.members.length > 0)
  return page(
    plays,
    'Välj testperson',
    `<h1>Välj testperson</h1>` +
      `<p>Här står testpersoner i stället för ${plays.name.replace('Test-', '')}. Välj den du vill vara, så kommer du tillbaka till portalen.</p>` +
      (message === undefined
        ? ''
        : `<div class="message"><p>Du legitimerar dig för att:</p><p><strong>${escape(message)}</strong></p></div>`) +
      `<form method="post" action="${plays.base}/valj/${uid}">${sections.map(section).join('')}</form>` +
      `<form method="post" action="${plays.base}/valj/${uid}/avbryt"><button class="cancel">Avbryt</button></form>`,
  )
}

function section(group: { heading: string; members: readonly CastPerson[] }): string {
  const items = group.members.map((person) => {
    const note = castNotes[person.key] ?? person.note ?? ''
    return `<li><button class="person" name="person" value="${escape(person.key)}"><strong>${escape(person.name)}</strong>${escape(note)}</button></li>`
  })
  return `<h2>${escape(group.heading)}</h2><ul>${items.join('')}</ul>`
}

/** For one who opens the identity provider by its address: what it is, who can be chosen, and who is signed in at it now. */
export function homePage({
  plays,
  portalOrigin,
  persons,
  here,
}: {
  plays: Played
  portalOrigin: string
  persons: readonly CastPerson[]
  here: string | null
}): string {
  const rows = persons.map(
    ({ key, name, note }) => `<li><strong>${escape(name)}</strong>. ${escape(castNotes[key] ?? note ?? '')}</li>`,
  )
  return page(
    plays,
    plays.name,
    `<h1>${plays.name}</h1><p>Den här tjänsten står i stället för ${plays.name.replace('Test-', '')} när Insyn provas.</p>` +
      `<p id="here">${here === null ? 'Ingen är inloggad här.' : `${escape(here)} är inloggad här.`}</p>` +
      `<p><a href="${escape(portalOrigin)}/logga-in">Logga in i portalen</a></p>` +
      `<h2>Testpersoner</h2><ul>${rows.join('')}</ul>`,
  )
}

/** A calm page for what went wrong here, with the way back to the portal. */
export function problemPage(options: { plays: Played; portalOrigin: string; code: string; detail: string }): string {
  return page(
    options.plays,
    'Det gick inte',
    `<h1>Det gick inte</h1><p>Inloggningen kan inte fortsätta. Gå tillbaka till portalen och logga in igen.</p>` +
      `<p><a href="${escape(options.portalOrigin)}/logga-in">Till portalen</a></p>` +
      `<p>Felkod: <span lang="en">${escape(options.code)}. ${escape(options.detail)}</span></p>`,
  )
}

/** Shown when someone logged out here without coming from the portal. */
export function signedOutPage({ plays, portalOrigin }: { plays: Played; portalOrigin: string }): string {
  return page(
    plays,
    'Du är utloggad',
    `<h1>Du är utloggad</h1><p><a href="${escape(portalOrigin)}/">Till portalen</a></p>`,
  )
}
