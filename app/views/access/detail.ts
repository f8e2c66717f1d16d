import type { ActorRole } from '~/domain/access/representation'
import type { Scene } from '~/views/frame/scene'
import { documentText, itemView, offersOf, verifiedText, type AccessItem, type Held } from './list'
import { isOver } from './when'

/** All that is known of one. */
export type AccessDetail = AccessItem & {
  href: string
  stateText: string
  basis: string
  verified: string | null
  /** How often the person has seen and done something; null when never. */
  use: string | null
  message: string | null
  /** True: what it was about, of what has ended. */
  isOver: boolean
  /** Null where nothing can be changed or ended any more. */
  whoCanEnd: string | null
  mayLimit: boolean
  mayWithdraw: boolean
  /** It has run out, and can be given anew. */
  mayGiveAgain: boolean
}

/** One with all that is known. */
export function detailView(one: Held, base: string, scene: Scene): AccessDetail {
  const { t } = scene
  const item = itemView(one, base, scene)
  const { use } = one
  const { state } = item
  const offers = offersOf(one, state)
  const { mayGiveAgain } = offers
  const isOpen = !isOver(state)
  return {
    ...item,
    stateText: t(`access.state.${state}`),
    isOver: !isOpen,
    basis: basisText(one, scene),
    verified: verifiedText(one, scene),
    use:
      use === null || use.reads + use.acts === 0
        ? null
        : t('access.use.counts', {
            reads: t('access.use.times', { count: use.reads }),
            acts: t('access.use.times', { count: use.acts }),
          }),
    message: one.message,
    whoCanEnd: mayGiveAgain ? t('access.whoCanEnd.again') : isOpen ? whoCanEnd(one.kind, scene) : null,
    ...offers,
  }
}

function basisText({ basis, givenByName, givenAs, createdAt, source, acceptedAt }: Held, scene: Scene): string {
  const { t, f } = scene
  const document = documentText(basis, scene)
  if (document !== null) return document
  const values = { name: givenByName ?? t('access.basis.someone'), date: f.dateLong(createdAt) }
  // What nobody has said yes to is offered, and not given.
  const isGiven = source === 'provider' || acceptedAt !== null
  if (givenAs === null || givenAs === 'brukare')
    return t(isGiven ? 'access.basis.given' : 'access.basis.offered', values)
  const role = t(`terms.role.${givenAs}`)
  return t(isGiven ? 'access.basis.givenAs' : 'access.basis.offeredAs', { ...values, role })
}

function whoCanEnd(kind: ActorRole, { t }: Scene): string {
  return kind === 'brukare' ? '' : t(`access.whoCanEnd.${kind}`)
}
