import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { exportJWK, generateKeyPair } from 'jose'
import { rulesAsMarkdown } from './catalog/rules'
import { check } from './check'
import { Misuse, readOptions, usage, type Options } from './options'
import { junitOf } from './report/junit'
import type { Report } from './report/report'
import { textOf } from './report/text'
import { keptWrites } from './write/keys'

/** Makes a key for the check, and the key set with its public half that the provider's token endpoint is to take. */
async function makeKey(): Promise<void> {
  if (existsSync('key.json')) throw new Misuse('There is a key.json already: nothing was done.')
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: 'test-1', alg: 'ES256', use: 'sig' }
  writeFileSync('key.json', `${JSON.stringify(key)}\n`, { mode: 0o600 })
  const { d: _, ...open } = key
  writeFileSync('jwks.json', `${JSON.stringify({ keys: [open] })}\n`)
}

const formOf = (file: string, report: Report): string => {
  if (file.endsWith('.json')) return `${JSON.stringify(report, null, 2)}\n`
  return file.endsWith('.xml') ? junitOf(report) : `${textOf(report)}\n`
}

function restartOf({ afterRestart, stateFile }: Options) {
  if (!afterRestart || stateFile === null) return null
  const parsed = keptWrites.safeParse(JSON.parse(readFileSync(stateFile, 'utf8')))
  if (!parsed.success) throw new Misuse('The --state file is not one that the check has written.')
  return parsed.data
}

/**
 * The check as a program. Its exit status: 0 every rule holds, 1 one does not, 2 it could not be checked.
 * @param say takes each text that it says
 */
export async function providerCheck({
  args,
  say,
}: {
  args: readonly string[]
  say: (text: string) => void
}): Promise<number> {
  try {
    const options = readOptions(args)
    if (options === 'help' || options === 'rules') {
      say(options === 'help' ? usage : rulesAsMarkdown())
      return 0
    }
    if (options === 'make-key') {
      await makeKey()
      say('Made key.json, for --key, and jwks.json, for your token endpoint.')
      return 0
    }
    const { report, kept, isDone, why } = await check(options, restartOf(options))
    say(textOf(report))
    for (const file of options.reports) writeFileSync(file, formOf(file, report))
    if (kept !== null && options.stateFile !== null)
      writeFileSync(options.stateFile, JSON.stringify(kept), { mode: 0o600 })
    if (options.write !== null && kept === null)
      say('Nothing was written: no row of the months to object to, or the first write was not kept.')
    if (!isDone) {
      say(why)
      return 2
    }
    return report.faults > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    say(error.message)
    return 2
  }
}
