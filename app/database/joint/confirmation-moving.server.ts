import { sealerFor, type Store } from '~/database/store.server'
import { yesId } from './acts.server'

/**
 * What one account has agreed to becomes the other's. A name is sealed to its act and person, so it is sealed anew. Where
 * both have agreed to the same act it was one person: the first yes stays, alone if either was.
 */
export async function moveConfirmations(store: Store, fromId: string, intoId: string): Promise<void> {
  const { jointConfirmation } = store.prisma
  for (const { personId, sealedName, ...yes } of await jointConfirmation.findMany({ where: { personId: fromId } })) {
    const { jointActId } = yes
    const name = sealerFor(store.vault, 'JointConfirmation', yesId({ jointActId, personId })).open(
      'sealedName',
      sealedName,
    )
    const id = { jointActId, personId: intoId }
    const known = await jointConfirmation.findUnique({ where: { jointActId_personId: id } })
    const alone = yes.alone || (known?.alone ?? false)
    const isFirst = known === null || yes.at < known.at
    const moved = {
      ...{ at: yes.at, confirmedAs: yes.confirmedAs },
      sealedName: sealerFor(store.vault, 'JointConfirmation', yesId(id)).seal('sealedName', name),
    }
    await jointConfirmation.upsert({
      where: { jointActId_personId: id },
      create: { ...id, ...moved, alone },
      update: isFirst ? { ...moved, alone } : { alone },
    })
    await jointConfirmation.delete({ where: { jointActId_personId: { jointActId, personId } } })
  }
}
