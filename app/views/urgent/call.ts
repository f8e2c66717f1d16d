import type { Scene } from '~/views/frame/scene'

/** What a provider says of whom to ring; provider-api/openapi.yaml, Brukare. */
export type Numbers = {
  contact?: { name: string; role: string; phone?: string | undefined } | undefined
  phones: readonly { purpose: 'jour' | 'office'; number: string; hours?: string | undefined }[]
}

/** One number: `text` is whole, `number` as it is read; `note` is in the provider's own words, in Swedish; `name`: whose it is, where it is a person's. */
export type CallRow = { href: string; text: string; number: string; note: string | null; name: string | null }

/** Whom to ring at a provider, the most urgent first. */
export type CallView = {
  providerId: string
  heading: string
  /** The first row as a button: "Ring jouren, 08-123 456 00". */
  first: { href: string; text: string } | null
  /** The same where nothing is wrong: "Ring Farsta Assistans". */
  ring: { href: string; text: string } | null
  /** The contact person, as a button: "Fråga Malin Ek". Null: there is none with a number. */
  ask: { href: string; text: string } | null
  rows: CallRow[]
  /** Why there is none; null when there is. */
  none: string | null
}

/** A number as it is read: on one line. */
export function phoneText(number: string): string {
  return number.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')
}

/** A number to press, as it is written by the provider; null for what is no number. */
export function telHref(number: string): string | null {
  const digits = number.replaceAll(/[^\d+]/g, '')
  return /\d{3}/.test(digits) ? `tel:${digits}` : null
}

/** `numbers` null: the provider does not answer and nothing is kept, so that nobody knows whether there is one. */
export function callView(
  provider: { id: string; name: string },
  numbers: Numbers | null,
  { t }: Pick<Scene, 't'>,
): CallView {
  const heading = t('urgent.call.heading', { provider: provider.name })
  const known = { providerId: provider.id, heading }
  if (numbers === null) {
    return {
      ...known,
      first: null,
      ring: null,
      ask: null,
      rows: [],
      none: t('urgent.call.unknown', { provider: provider.name }),
    }
  }
  const { contact, phones } = numbers
  const [jour, office] = (['jour', 'office'] as const).map((wanted) =>
    phones
      .filter(({ purpose }) => purpose === wanted)
      .flatMap(({ number, hours }) =>
        row(number, t(`urgent.call.${wanted}`, { number: phoneText(number) }), hours ?? null),
      ),
  )
  const person =
    contact?.phone === undefined
      ? []
      : row(
          contact.phone,
          t('urgent.call.person', { name: contact.name, number: phoneText(contact.phone) }),
          contact.role,
          contact.name,
        )
  const rows = [...(jour ?? []), ...person, ...(office ?? [])]
  const jourNumber = phones.find(({ purpose, number }) => purpose === 'jour' && telHref(number) !== null)?.number
  const [best] = rows
  const first =
    best === undefined
      ? null
      : {
          href: best.href,
          text:
            jourNumber === undefined
              ? t('urgent.call.ring', { text: best.text })
              : t('urgent.call.ringJour', { number: phoneText(jourNumber) }),
        }
  const ask =
    person.flatMap(({ href }) => ({ href, text: t('urgent.call.ask', { name: contact?.name ?? '' }) }))[0] ?? null
  return {
    ...known,
    first,
    ring: best === undefined ? null : { href: best.href, text: heading },
    ask,
    rows,
    none: best === undefined ? t('urgent.call.none', { provider: provider.name }) : null,
  }
}

function row(number: string, text: string, note: string | null, name: string | null = null): CallRow[] {
  const href = telHref(number)
  return href === null ? [] : [{ href, text, number: phoneText(number), note, name }]
}
