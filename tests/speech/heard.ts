/** What Orca calls a link and a button, in Swedish: said after their names, as a breath of its own or within it. */
const roles = new Set(['länk', 'tryckknapp', 'markerad', 'ej markerad'])

/**
 * What is wrong with how a page sounds when it is read from beginning to end: said twice after each other, a sign that is spelled out,
 * two words that run together, two links
 * with one name that lead to different places. `links`: each link of the page, as its name and where it leads.
 */
export function faultsHeard(said: readonly string[], links: readonly { name: string; href: string }[]): string[] {
  const words = said.filter((one) => !roles.has(one))
  const twice = words.filter((one, at) => one === words[at + 1]).map((one) => `said twice: ${one}`)
  const signs = words.filter((one) => !/[\p{L}\p{N}]/u.test(one)).map((one) => `only signs: ${one}`)
  const holes = words.filter((one) => /undefined|null|NaN|\{\{|\[object/.test(one)).map((one) => `a hole: ${one}`)
  const joined = words.filter((one) => /\p{Ll}(?:\p{Lu}|\p{N})/u.test(one)).map((one) => `two words as one: ${one}`)
  const places = new Map<string, Set<string>>()
  for (const { name, href } of links) places.set(name, (places.get(name) ?? new Set()).add(href))
  const alike = said
    .filter((one, at) => said[at + 1] === 'länk' && (places.get(one)?.size ?? 0) > 1)
    .map((one) => `links that sound alike: ${one}`)
  return [...twice, ...signs, ...holes, ...joined, ...new Set(alike)]
}
