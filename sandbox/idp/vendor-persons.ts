import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { CastPerson } from '../data/cast'

const number = z.string().regex(/^(18|19|20)\d{10}$/)
const named = z.object({ number, name: z.string().min(1).max(100).optional() })
/** The file of the provider check: numbers, or numbers with a name to sign in under. */
const personsFile = z.object({
  persons: z
    .array(z.union([number, named]))
    .min(1)
    .max(200),
})

/** Birth numbers from 980 are kept for tests, and Tolvan Tolvansson is nobody. */
const isInvented = (whole: string): boolean => /^\d{8}9[89]\d{2}$/.test(whole) || whole === '191212121212'

/** To look at: an invented number as it is, another without what makes it somebody's. */
function shown(whole: string): string {
  return `${whole.slice(0, 8)}-${isInvented(whole) ? whole.slice(8) : '****'}`
}

/**
 * The test persons of a vendor, to sign in as in place of the sandbox's own, from the file that the provider check has.
 * @throws Error that names the file and what is wrong with it, and nothing that stands in it
 */
export function readVendorPersons(file: string): CastPerson[] {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`${file} cannot be read as JSON.`)
  }
  const parsed = personsFile.safeParse(content)
  if (!parsed.success)
    throw new Error(`${file} is to be {"persons": ["191212121212", {"number": "…", "name": "…"}, …]}.`)
  return parsed.data.persons.map((one, nth) => {
    const person = typeof one === 'string' ? { number: one, name: undefined } : one
    const familyName = `${nth + 1}`
    return {
      ...{ key: `person-${nth + 1}`, number: person.number, note: shown(person.number) },
      ...{ name: person.name ?? `Testperson ${familyName}`, givenName: person.name ?? 'Testperson', familyName },
      ...(Number(person.number.slice(6, 8)) > 60 && { coordination: true }),
    }
  })
}
