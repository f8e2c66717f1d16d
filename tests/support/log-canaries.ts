import { castContacts } from '../../sandbox/data/contacts'
import { brukare, others } from '../../sandbox/data/cast'

const people = [...brukare, ...others]

/** A number as it can be written: with and without century and dash. */
const waysToWrite = (number: string): string[] => {
  const short = number.slice(2)
  const dashed = (one: string) => `${one.slice(0, -4)}-${one.slice(-4)}`
  return [short, dashed(short), dashed(number)]
}

/** What stands for all that is somebody's: names, numbers and addresses of the people of the sandbox. */
const words: ReadonlySet<string> = new Set([
  ...people.flatMap(({ name, familyName, number }) => [name, familyName, ...waysToWrite(number)]),
  ...castContacts.flatMap(({ email, phone }) => [email ?? [], phone ?? []].flat()),
])

const isWord = (line: string, word: string): boolean => {
  const at = line.indexOf(word)
  return at >= 0 && !/[\p{L}\d]/u.test(`${line[at - 1] ?? ''}${line[at + word.length] ?? ''}`)
}

/**
 * What is wrong with what the portal wrote in its log: somebody's name, number, address or words, or a field that is not in the
 * list of what may be written. The line itself is not repeated.
 * @param more what a test has typed itself
 */
export function faultsOfLog(lines: readonly string[], more: readonly string[] = []): string[] {
  return lines.flatMap((line) => {
    const message = /"msg":"([^"]*)"/.exec(line)?.[1] ?? line.slice(0, 60)
    const said = [...[...words].filter((word) => isWord(line, word)), ...more.filter((word) => line.includes(word))]
    const leftOut = /"leftOut":(\[[^\]]*\])/.exec(line)?.[1]
    return [
      ...said.map((word) => `the line "${message}" says "${word}"`),
      ...(leftOut === undefined ? [] : [`the line "${message}" had fields that may not be written: ${leftOut}`]),
    ]
  })
}
