import { unzipSync } from 'fflate'
import type { ReadFault } from './failing-answers'
import type { FailingRead } from './failing-proxy'
import type { HttpClient } from './http-client'
import { patternsUnder } from './nothing-words'
import { settled } from './settled'
import type { WatchedStack } from './watched-stack'

type Scene = {
  stack: WatchedStack
  proxy: { fails: (read: FailingRead | null) => void }
  client: HttpClient
}

const unconfirmed = patternsUnder('own-data.readme.unconfirmed')
const refused = patternsUnder('own-data.readme.refused')
const noLongerYours = patternsUnder('own-data.readme.withheld')

const says = (text: string, some: readonly RegExp[]): boolean =>
  text.split(/\r?\n/).some((line) => some.some((one) => one.test(line)))

/** The words of the text file of the archive, by one who has just identified themself again. */
async function readmeOf({ stack, client }: Scene): Promise<string> {
  await client.identifyAgain?.('/mina-uppgifter')
  const answer = await fetch(new URL('/mina-uppgifter.zip', stack.origins.portal), {
    headers: { cookie: client.cookie() },
    redirect: 'manual',
  })
  if (answer.status !== 200) throw new Error(`the archive answered ${answer.status}`)
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  return Buffer.from(files['README.txt'] ?? []).toString('utf8')
}

/**
 * What is wrong with the archive of own data while a provider does not say whom a person may see, in each way. It rests on
 * no other read: all else in it is the portal's own.
 */
export async function archiveFaults(scene: Scene, ways: readonly ReadFault[]): Promise<string[]> {
  const { stack, proxy } = scene
  const faults: string[] = []
  for (const fault of ways) {
    proxy.fails(null)
    await settled(async () => !says(await readmeOf(scene), [...unconfirmed, ...refused]))
    const isSilent = fault === 'status500' || fault === 'timeout'
    const logFrom = stack.portalLog().length
    proxy.fails({ tenant: 'farsta', operation: 'searchPersons', fault })
    const text = await settled(async () => {
      const readme = await readmeOf(scene)
      return says(readme, [...unconfirmed, ...refused]) ? readme : null
    }).catch(() => null)
    if (text === null) {
      faults.push(`${fault}: no notice`)
      continue
    }
    if (!says(text, isSilent ? unconfirmed : refused)) faults.push(`${fault}: the notice of another fault`)
    if (says(text, noLongerYours)) faults.push(`${fault}: says whose matters one may not see any more`)
    const told = stack.portalLog().slice(logFrom)
    if (!told.some((line) => /"providerId":"farsta".*could not be confirmed/.test(line)))
      faults.push(`${fault}: no log`)
  }
  proxy.fails(null)
  return faults
}
