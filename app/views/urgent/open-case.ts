import type { ObjectionState } from '~/domain/objections/objection'
import { stockholmDate, type DayString } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'

/** An objection about a shift that has no answer yet, whatever it says. `own`: the viewer said it; `by`: who did; null: not known. */
export type ToldOpen = {
  objectionId: string
  state: ObjectionState
  own: boolean
  by: string | null
  /** Null while the provider has not confirmed it. */
  receivedAt: Date | null
  dueBy: DayString | null
}

/** Where the case is, and what is said of it where the shift stands; no lines where they have been said of the shift already. */
export type OpenCaseView = { href: string; lines: string[] }

/** The open case of a shift. `isTold`: the lines of the shift tell of it. */
export function openCaseView(
  told: ToldOpen,
  isTold: boolean,
  { brukareId, providerName: provider, ...scene }: Scene & { brukareId: string; providerName: string },
): OpenCaseView {
  const { t } = scene
  const { objectionId, own, by } = told
  const said = own ? t('urgent.open.said.own') : t('urgent.open.said.other', { name: by ?? t('urgent.someone') })
  return {
    href: `/b/${brukareId}/invandningar/${objectionId}`,
    lines: isTold ? [] : [said, ...stateLines(told, provider, scene)],
  }
}

function stateLines({ state, receivedAt, dueBy }: ToldOpen, provider: string, { t, f, now }: Scene): string[] {
  if (state === 'needsAttention') return [t('urgent.open.refused', { provider })]
  if (receivedAt === null) return [t('urgent.open.notThere', { provider })]
  if (dueBy === null) return []
  const values = { provider, date: f.date(dueBy) }
  return [t(dueBy < stockholmDate(now) ? 'urgent.open.late' : 'urgent.open.due', values)]
}
