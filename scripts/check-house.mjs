// Checks the house: no circles of imports, and a table of subjects that is true. One line a fault; ends with 1 if there is one.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { circlesIn, readImports } from './imports.mjs'
import { placeOf } from './lint/subject-use.mjs'
import { subjectFloors, subjects, wordFiles } from './lint/subjects.mjs'

/**
 * Circles of imports, types too: each file of one can only be understood with all the others.
 * @param {ReadonlyMap<string, string[]>} imports
 */
export function circleFaults(imports) {
  return circlesIn(imports).map((files) => `a circle of imports: ${files.join(', ')}`)
}

/**
 * Files in the table of subjects that no other subject uses.
 * @param {ReadonlyMap<string, string[]>} imports
 */
export function unusedForOthers(imports) {
  const used = new Set(
    [...imports].flatMap(([file, imported]) => {
      const from = placeOf(file)
      const others = imported.map(placeOf).filter((to) => to !== null && to.subject !== from?.subject)
      return from === null || file.includes('.test.') ? [] : others.map((to) => `${to.subject}: ${to.name}`)
    }),
  )
  return Object.entries(subjects).flatMap(([subject, { forOthers }]) =>
    forOthers === 'everything'
      ? []
      : forOthers
          .filter((name) => !used.has(`${subject}: ${name}`))
          .map((name) => `scripts/lint/doors.mjs: ${subject} has ${name} for others, and no other subject uses it`),
  )
}

/**
 * Folders and texts that are no subject, and subjects that have nothing.
 * @param {string[]} folders as 'views/hours'
 * @param {string[]} texts as 'hours', the files of locales/sv
 */
export function roomFaults(folders, texts) {
  const found = new Set(folders.map((folder) => folder.split('/')[1]))
  return [
    ...folders
      .filter((folder) => !(folder.split('/')[1] in subjects))
      .map((folder) => `app/${folder} is no subject of scripts/lint/subjects.mjs`),
    ...texts
      .filter((text) => !(text in subjects) && !wordFiles.includes(text))
      .map((text) => `locales/*/${text}.json is no subject of scripts/lint/subjects.mjs`),
    ...Object.keys(subjects)
      .filter((subject) => !found.has(subject))
      .map((subject) => `scripts/lint/subjects.mjs: ${subject} has no folder`),
  ]
}

/** Where the table of CONTRIBUTING.md says something else than scripts/lint/subjects.mjs. */
export function tableFaults(contributing) {
  return Object.entries(subjects)
    .filter(([name, { is }]) => !new RegExp(`^\\| \`${name}\` +\\| ${escaped(is)} +\\|`, 'm').test(contributing))
    .map(
      ([name]) =>
        `CONTRIBUTING.md lacks the row of ${name}, or says something else of it than scripts/lint/subjects.mjs`,
    )
}

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

function faultsOf(root) {
  const imports = readImports(root, [
    'app',
    'sandbox',
    'scripts',
    'provider-api',
    'provider-check',
    'provider-kit',
    'adapters',
    'tests',
  ])
  const folders = subjectFloors.flatMap((floor) =>
    readdirSync(join(root, 'app', floor), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
      .map(({ name }) => `${floor}/${name}`),
  )
  const texts = readdirSync(join(root, 'locales/sv')).map((file) => file.replace('.json', ''))
  return [
    ...circleFaults(imports),
    ...unusedForOthers(imports),
    ...roomFaults(folders, texts),
    ...tableFaults(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')),
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = faultsOf(join(import.meta.dirname, '..'))
  for (const fault of faults) console.log(fault)
  console.log(`the house: ${Object.keys(subjects).length} subjects, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
