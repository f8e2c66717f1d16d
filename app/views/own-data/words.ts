import { actorRoles, allScopes } from '~/domain/access/representation'
import { feedLevels } from '~/domain/calendar/feed'
import { jointActKinds, jointActStates } from '~/domain/joint/act'
import { noticeChoices, noticeTones } from '~/domain/notices/event'
import { objectionStates } from '~/domain/objections/objection'
import { wishKinds, wishStates } from '~/domain/wishes/wish'
import type { TextKey } from '~/i18n/texts'
import { actWords } from '~/views/access-log/act-words'
import type { Scene } from '~/views/frame/scene'
import type { OwnFile } from './own-data'

/** A thing that is stored, by the names the portal itself has for its parts. */
export type CodedRow = Readonly<Record<string, unknown>>
/** A code of a row in words; null when it has none there, or one that there are no words for. */
type Words = (row: CodedRow, scene: Scene) => string | null

/** The words of a code that is one of `codes`. */
function oneOf<Code extends string>(column: string, codes: readonly Code[], key: (code: Code) => TextKey): Words {
  return (row, { t }) => {
    const code = codes.find((one) => one === row[column])
    return code === undefined ? null : t(key(code))
  }
}

const level = (column: string) => oneOf(column, noticeChoices, (code) => `notices.level.${code}.name`)
const role = (column: string) => oneOf(column, actorRoles, (code) => `terms.role.${code}`)
const scopes: Words = ({ scopes: held }, { t, f }) => {
  const known = Array.isArray(held) ? allScopes.filter((scope) => held.includes(scope)) : []
  return known.length === 0 ? null : f.list(known.map((scope) => t(`terms.scope.${scope}`)))
}
const outcomes = ['allowed', 'denied', 'absent', 'failed', 'unknown'] as const
const reasons = [
  ...(['didNotHappen', 'wrongTime', 'wrongPerson', 'activityMissing', 'doubleStaffing'] as const),
  ...(['paidButNotReceived', 'other'] as const),
]
const endReasons = [
  ...(['signedOut', 'endedByPerson', 'idle', 'tooOld', 'brokerSignedOut', 'replaced', 'numberChanged'] as const),
]
const act: Words = ({ action, outcome }, { t }) => {
  const known = outcomes.find((one) => one === outcome)
  return typeof action === 'string' && known !== undefined ? actWords({ action, outcome: known }, t) : null
}

/** The columns of each file that are codes. */
const words: Partial<Record<OwnFile, Record<string, Words>>> = {
  sessions: { endReason: oneOf('endReason', endReasons, (code) => `own-data.code.endReason.${code}`) },
  representations: { kind: role('kind'), scopes },
  given: { kind: role('kind'), scopes },
  drafts: { kind: oneOf('kind', ['objection', 'comment', 'access', 'wish'], (code) => `own-data.code.draft.${code}`) },
  objections: {
    onBehalfOf: role('onBehalfOf'),
    state: oneOf('state', objectionStates, (code) =>
      code === 'withdrawn' ? 'own-data.code.objection.withdrawn' : `terms.objectionState.${code}`,
    ),
    reason: oneOf('reason', reasons, (code) => `terms.reason.${code}`),
  },
  comments: { onBehalfOf: role('onBehalfOf') },
  reviews: {
    onBehalfOf: role('onBehalfOf'),
    action: oneOf('action', ['reviewed', 'undone'], (code) => `terms.reviewAction.${code}`),
  },
  wishes: {
    ...{ onBehalfOf: role('onBehalfOf'), kind: oneOf('kind', wishKinds, (code) => `own-data.code.wish.${code}`) },
    state: oneOf('state', wishStates, (code) => `own-data.code.wishState.${code}`),
  },
  notes: { kind: oneOf('kind', ['visit', 'note'], (code) => `own-data.code.note.${code}`) },
  calendars: { level: oneOf('level', feedLevels, (code) => `own-data.code.calendar.${code}`) },
  jointActs: {
    kind: oneOf('kind', jointActKinds, (code) => `own-data.code.joint.${code}`),
    state: oneOf('state', jointActStates, (code) => `own-data.code.jointState.${code}`),
    askedAs: role('askedAs'),
  },
  noticeChoices: { level: level('level'), most: level('most') },
  noticesTold: { tone: oneOf('tone', noticeTones, (code) => `notices.told.${code}`) },
  log: { role: role('role'), action: act, outcome: oneOf('outcome', outcomes, (code) => `access-log.outcome.${code}`) },
}

/** What says the codes of a column in words; null when it holds none. */
export function wordsOf(file: OwnFile, column: string): Words | null {
  return words[file]?.[column] ?? null
}
