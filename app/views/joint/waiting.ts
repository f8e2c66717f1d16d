import type { RightAt } from '~/domain/access/rights'
import { asksFor, holderOf } from '~/domain/joint/act'
import type { WaitingAct } from '~/domain/work-list/waiting'
import type { Scene } from '~/views/frame/scene'
import { others, type ActData, type ActViewer } from './act'

/** An act of several as the viewer is told of it, in words and where it leads. */
export type ToldAct = { act: WaitingAct; href: string; text: string }

/**
 * What the viewer is told among several's acts: the yes that is asked for; of what the viewer has asked for, that it waits, that
 * somebody said no, or that there was no answer in time. The rest is nobody's to be told.
 */
export function toldActs(
  acts: readonly ActData[],
  viewer: ActViewer & { places: readonly RightAt[] },
  scene: Scene,
): ToldAct[] {
  return acts.flatMap((act): ToldAct[] => {
    const holder = holderOf(act, viewer)
    if (holder === null) return []
    const told = act.personId === viewer.personId ? ownAct(act, scene.now) : null
    const asks = act.state === 'waiting' && act.expiresAt > scene.now && asksFor(act, viewer.personId, holder)
    const waiting = told ?? (asks ? { id: act.id, is: 'asksYou' as const, at: act.expiresAt } : null)
    if (waiting === null) return []
    return [{ act: waiting, href: `${viewer.base}/tillsammans/${act.id}`, text: textOf(act, waiting, scene) }]
  })
}

function ownAct({ id, state, expiresAt, endedAt }: ActData, now: Date): WaitingAct | null {
  switch (state) {
    case 'waiting':
      return { id, is: expiresAt > now ? 'youWait' : 'expired', at: expiresAt }
    case 'declined':
    case 'expired':
      return { id, is: state, at: endedAt ?? expiresAt }
    case 'done':
    case 'takenBack':
      return null
  }
}

function textOf(act: ActData, { is, at }: WaitingAct, scene: Scene): string {
  const { t, f } = scene
  switch (is) {
    case 'asksYou':
      return t('joint.waiting.yours', { name: act.name, date: f.date(at) })
    case 'youWait':
      return t('joint.waiting.asked', { names: others(act, scene), date: f.date(at) })
    case 'declined':
      return t('joint.waiting.declined', { name: act.endedBy ?? t('joint.someone') })
    case 'expired':
      return t('joint.waiting.expired', { names: others(act, scene) })
  }
}
