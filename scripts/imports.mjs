// Which file imports which, types too: for the checks of the house, which run without the bundler.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'

const code = /\.(ts|tsx|mts|mjs)$/
const endings = ['', '.ts', '.tsx', '.mts', '.mjs', '/index.ts']

/**
 * The files of the project that each file of the folders imports; packages, and files that are not code, are left out.
 * @param {string} root the folder of the project
 * @param {string[]} folders as ['app', 'sandbox']
 * @returns {Map<string, string[]>} file → files, as 'app/domain/time/time.ts'
 */
export function readImports(root, folders) {
  const files = new Set(folders.flatMap((folder) => filesIn(root, folder)))
  return new Map([...files].map((file) => [file, importsOf(root, file, files)]))
}

function filesIn(root, folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => code.test(file) && !file.includes('/generated/') && !file.endsWith('.d.mts'))
}

function importsOf(root, file, files) {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true)
  const found = importedFiles.map(({ fileName }) => endings.map((ending) => pathOf(file, fileName) + ending))
  return [...new Set(found.flatMap((paths) => paths.find((path) => files.has(path)) ?? []))]
}

function pathOf(file, name) {
  if (name.startsWith('~/')) return `app/${name.slice(2)}`
  return name.startsWith('.') ? posix.join(dirname(file), name) : name
}

/**
 * Circles of imports: files each of which leads to all the others, by however long a way.
 * @param {ReadonlyMap<string, string[]>} imports
 * @returns {string[][]} the files of each circle, in order of name
 */
export function circlesIn(imports) {
  // Tarjan's strongly connected components.
  const [index, low, open, stack, circles] = [new Map(), new Map(), new Set(), [], []]
  const visit = (file) => {
    index.set(file, index.size)
    low.set(file, index.get(file))
    stack.push(file)
    open.add(file)
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) visit(next)
      if (open.has(next)) low.set(file, Math.min(low.get(file), low.get(next)))
    }
    if (low.get(file) !== index.get(file)) return
    const circle = stack.splice(stack.indexOf(file))
    for (const one of circle) open.delete(one)
    if (circle.length > 1 || (imports.get(file) ?? []).includes(file)) circles.push(circle.sort())
  }
  for (const file of imports.keys()) if (!index.has(file)) visit(file)
  return circles
}
