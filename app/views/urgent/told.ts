import type { Said } from '~/domain/urgent/urgent'
import type { ObjectionState } from '~/domain/objections/objection'
import type { Scene } from '~/views/frame/scene'
import type { ToldOpen } from './open-case'
import { whenText } from '~/views/frame/when'

/** That nobody has come, and what became of it. `own`: the viewer said it. `by`: who did; null: not known. */
export type ToldNobody = {
  objectionId: string
  urgent: boolean
  state: ObjectionState
  at: Date
  own: boolean
  by: string | null
  /** Null while the provider has not confirmed it. */
  receivedAt: Date | null
  /** What the provider has said of an urgent one; null: nothing yet. */
  there: {
    urgent: boolean
    answerDueAt?: Date
    reaction?: { acknowledgedBy: string; acknowledgedAt: Date; onTheWay: boolean; etaAt?: Date }
  } | null
}

/** That somebody is there, though no start is registered. */
export type ToldHere = {
  /** Null: the viewer may not see when somebody came, nor what says nearly the same. */
  at: Date | null
  own: boolean
  by: string | null
  state: 'queued' | 'received' | 'refused'
}

/**
 * All that has been said of a shift. `nobody` and `here`: of one that nothing is registered of. `open`: an objection about it, of
 * whatever kind, that has no answer yet.
 */
export type Told = { nobody: ToldNobody | null; here: ToldHere | null; open?: ToldOpen | null }

/** Nothing has been said of it. */
export const nothingTold: Told = { nobody: null, here: null }

/** As the rules know it. */
export function saidOf({ nobody, here }: Told): Said {
  return { nobody, somebodyHere: here !== null && here.state !== 'refused' }
}

/** What has been said of a shift, and what the provider has done about it, in sentences; none when nothing has. */
export function toldLines({ nobody, here }: Told, provider: string, scene: Scene): string[] {
  return [
    ...(nobody === null ? [] : nobodyLines(nobody, provider, scene)),
    ...(here === null ? [] : hereLines(here, provider, scene)),
  ]
}

function nobodyLines(told: ToldNobody, provider: string, { t, f, now }: Scene): string[] {
  const { at, own, by, receivedAt, there, urgent, state } = told
  const time = whenText(at, { f, now })
  const lines = [
    own
      ? t('urgent.told.nobody.own', { time })
      : t('urgent.told.nobody.other', { name: by ?? t('urgent.someone'), time }),
  ]
  if (state === 'needsAttention') return [...lines, t('urgent.told.refused', { provider })]
  if (receivedAt === null) return [...lines, t('urgent.told.notThere', { provider })]
  lines.push(t('urgent.told.received', { provider, time: whenText(receivedAt, { f, now }) }))
  if (!urgent || there === null) return lines
  if (!there.urgent) return [...lines, t('urgent.told.notUrgentThere', { provider })]
  const { reaction, answerDueAt } = there
  if (reaction === undefined) {
    return answerDueAt === undefined
      ? lines
      : [...lines, t('urgent.told.due', { time: whenText(answerDueAt, { f, now }) })]
  }
  const { acknowledgedBy: name, acknowledgedAt, onTheWay, etaAt } = reaction
  lines.push(t('urgent.told.read', { name, time: whenText(acknowledgedAt, { f, now }) }))
  if (etaAt !== undefined) return [...lines, t('urgent.told.eta', { time: whenText(etaAt, { f, now }) })]
  return onTheWay ? [...lines, t('urgent.told.onTheWay')] : lines
}

function hereLines({ at, own, by, state }: ToldHere, provider: string, { t, f, now }: Scene): string[] {
  const said = hereText({ own, name: by ?? t('urgent.someone') }, at === null ? null : whenText(at, { f, now }), { t })
  return state === 'received'
    ? [said, t('urgent.told.hereReceived', { provider })]
    : [said, t('urgent.told.hereNotThere', { provider })]
}

function hereText(who: { own: boolean; name: string }, time: string | null, { t }: Pick<Scene, 't'>): string {
  if (time === null) return t('urgent.told.here.untold', { name: who.name })
  return who.own ? t('urgent.told.here.own', { time }) : t('urgent.told.here.other', { name: who.name, time })
}
