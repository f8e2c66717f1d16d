import { isolated } from '~/i18n/outside-text'

/**
 * How each of these people is called on a sheet: "Hodan" of "Hodan Warsame". Of two who share a first name both have the letter of
 * their last, "Anna E"; where that is not enough, or what stands first is no name ("Vikarie 3"), the whole stands.
 */
export function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(names)]
  const firsts = countOf(all.map(firstOf))
  const lettered = countOf(all.map(letteredOf))
  const shortOf = (name: string): string => {
    if (!isNamed(name)) return name
    if (firsts.get(firstOf(name)) === 1) return firstOf(name)
    return lettered.get(letteredOf(name)) === 1 ? letteredOf(name) : name
  }
  return new Map(all.map((name) => [name, isolated(shortOf(name))]))
}

const bare = (name: string) => name.replaceAll(/[\u2068\u2069]/g, '').trim()
const partsOf = (name: string) => bare(name).split(/\s+/)

/** Every part begins with a letter, and the first is more than one: "Kim A." is, "B. Ek" and "Vikarie 3" are not. */
function isNamed(name: string): boolean {
  const parts = partsOf(name)
  return parts.every((part) => /^\p{L}/u.test(part)) && /^\p{L}[\p{L}\p{M}'’-]+$/u.test(parts[0] ?? '')
}

const firstOf = (name: string) => partsOf(name)[0] ?? ''

function letteredOf(name: string): string {
  const parts = partsOf(name)
  const last = parts.length > 1 ? parts.at(-1) : undefined
  return last === undefined ? firstOf(name) : `${firstOf(name)} ${[...last][0] ?? ''}`
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
