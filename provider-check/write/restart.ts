import type { Context } from '../context'
import { under } from '../context'
import { readWhole } from '../steps/lists'
import { hashOf, type KeptWrites } from './keys'
import { createWriter } from './send'

/** Sends all again that the first pass wrote, after a restart of the provider: the first answers come, and nothing is kept twice. */
export async function checkAfterRestart(
  { session }: Context,
  { brukareId, role, reference, writes }: KeptWrites,
): Promise<void> {
  const writer = createWriter(session, role)
  for (const { status, hash, ...write } of writes) {
    const answer = await writer.send(write)
    const isSame = answer?.status === status && hashOf(answer.json) === hash
    answer?.look(
      'write-restart',
      '',
      isSame,
      `status ${answer.status} to a key from before the restart, or another answer than the first`,
    )
  }
  const [first] = writes
  if (first !== undefined) {
    const { operation, path, key, body } = first
    await writer.refused('write-other-body', [422], 'a key from before the restart with another body', {
      ...{ operation, path, key },
      body: { ...body, text: 'Another text, after the restart.' },
    })
  }
  const place = { brukareId, role }
  const list = await readWhole(session, 'ObjectionPage', (cursor) => ({
    operation: 'listObjections',
    path: under(place, `/objections${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`),
    role,
  }))
  const own = list?.pages.flatMap((page) => page.items).filter((one) => one.reference === reference)
  list?.look(
    'write-restart',
    '/items',
    own?.length === 1,
    'do not have once what was sent before and after the restart',
  )
}
