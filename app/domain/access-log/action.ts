import type { Scope } from '~/domain/access/representation'

/** What one may ask the access log for: what was seen, what was done, and who signed in and out. */
export const logKinds = ['seen', 'done', 'signIn'] as const
export type LogKind = (typeof logKinds)[number]

/**
 * Every action that the access log can hold about a brukare: its kind, and the right that it takes, by which one that came to
 * nothing is told as a try. In the log there is a full stop for the colon.
 * Each has its sentence in every language (locales, log.json).
 */
const kinds = {
  'now:read': ['seen', null],
  'more:read': ['seen', null],
  'numbers:read': ['seen', null],
  'schedule:read': ['seen', 'schedule:read'],
  'shift:read': ['seen', 'schedule:read'],
  'documents:read': ['seen', 'schedule:read'],
  'plan:read': ['seen', 'notes:read'],
  'document:download': ['seen', 'schedule:read'],
  'reports:read': ['seen', 'reports:read'],
  'report:read': ['seen', 'reports:read'],
  'row:read': ['seen', 'reports:read'],
  'faststallande:read': ['seen', 'reports:read'],
  'faststallanden:read': ['seen', 'reports:read'],
  'comment:open': ['seen', 'object'],
  'objections:read': ['seen', 'object'],
  'objection:read': ['seen', 'object'],
  'objection:start': ['seen', 'object'],
  'urgent:open': ['seen', 'object'],
  'objectionReceipt:read': ['seen', 'object'],
  'objectionDraft:read': ['seen', 'object'],
  'wishes:read': ['seen', 'wish'],
  'wish:read': ['seen', 'wish'],
  'wish:start': ['seen', 'wish'],
  'wishDraft:read': ['seen', 'wish'],
  'wishReceipt:read': ['seen', 'wish'],
  'accessLog:read': ['seen', 'access:manage'],
  'accessLog:export': ['seen', 'access:manage'],
  'access:list': ['seen', 'access:manage'],
  'access:read': ['seen', 'access:manage'],
  'access:start': ['seen', 'access:manage'],
  'accessDraft:read': ['seen', 'access:manage'],
  'invitation:read': ['seen', null],
  'fullmakt:read': ['seen', 'access:manage'],
  'workList:read': ['seen', null],
  'hours:read': ['seen', 'hours:read'],
  'decisions:read': ['seen', 'hours:read'],
  'ownData:export': ['seen', null],
  'continuity:read': ['seen', 'hours:read'],
  'continuity:export': ['seen', 'hours:read'],
  'hours:export': ['seen', 'hours:read'],
  'decisions:export': ['seen', 'hours:read'],
  'schedule:export': ['seen', 'schedule:read'],
  'reports:export': ['seen', 'reports:read'],
  'report:export': ['seen', 'reports:read'],
  'faststallanden:export': ['seen', 'reports:read'],
  'claim:read': ['seen', 'claim:read'],
  'claim:export': ['seen', 'claim:read'],
  'evidence:read': ['seen', 'reports:read'],
  'evidence:download': ['seen', 'reports:read'],
  'calendar:read': ['seen', 'schedule:read'],
  'calendar:fetch': ['seen', 'schedule:read'],
  'ownNotes:read': ['seen', 'reports:read'],
  'ownNote:open': ['seen', 'reports:read'],
  'jointActs:read': ['seen', null],
  'joint:read': ['seen', null],
  'commentDraft:save': ['done', 'object'],
  'comment:submit': ['done', 'object'],
  'objectionDraft:begin': ['done', 'object'],
  'objectionDraft:save': ['done', 'object'],
  'objectionDraft:remove': ['done', 'object'],
  'objection:submit': ['done', 'object'],
  'objection:urgent': ['done', 'object'],
  'shift:arrived': ['done', 'object'],
  'objection:resend': ['done', 'object'],
  'objection:reply': ['done', 'object'],
  'objection:withdraw': ['done', 'object'],
  'wishDraft:begin': ['done', 'wish'],
  'wishDraft:save': ['done', 'wish'],
  'wishDraft:remove': ['done', 'wish'],
  'wish:submit': ['done', 'wish'],
  'wish:resend': ['done', 'wish'],
  'wish:withdraw': ['done', 'wish'],
  'review:submit': ['done', 'object'],
  'review:undo': ['done', 'object'],
  'ownNote:write': ['done', 'reports:read'],
  'ownNote:change': ['done', 'reports:read'],
  'ownNote:remove': ['done', 'reports:read'],
  'calendar:make': ['done', 'schedule:read'],
  'calendar:rotate': ['done', 'schedule:read'],
  'calendar:remove': ['done', 'schedule:read'],
  'calendar:allowNames': ['done', 'access:manage'],
  'calendar:denyNames': ['done', 'access:manage'],
  'joint:ask': ['done', null],
  'joint:confirm': ['done', null],
  'joint:decline': ['done', null],
  'joint:takeBack': ['done', null],
  'accessDraft:begin': ['done', 'access:manage'],
  'accessDraft:save': ['done', 'access:manage'],
  'accessDraft:remove': ['done', 'access:manage'],
  'access:submit': ['done', 'access:manage'],
  'access:accept': ['done', 'access:manage'],
  'access:decline': ['done', 'access:manage'],
  'access:limit': ['done', 'access:manage'],
  'access:withdraw': ['done', 'access:manage'],
  'access:lapse': ['done', 'access:manage'],
  'access:stop': ['done', 'access:manage'],
  'access:restart': ['done', 'access:manage'],
  'access:explain': ['seen', 'access:manage'],
  'fullmakt:give': ['done', 'access:manage'],
  'fullmakt:withdraw': ['done', 'access:manage'],
  'fullmakt:givenShown': ['done', 'access:manage'],
  'fullmakt:withdrawnShown': ['done', 'access:manage'],
  'notices:read': ['seen', null],
  'notices:choose': ['done', null],
  'notices:limit': ['done', 'access:manage'],
  'noticeAddress:add': ['done', null],
  'noticeAddress:confirm': ['done', null],
  'noticeAddress:remove': ['done', null],
  'number:change': ['done', null],
  'session:start': ['signIn', null],
  'session:end': ['signIn', null],
  'session:endAtBroker': ['signIn', null],
  'session:timeout': ['signIn', null],
  'session:endByNumber': ['signIn', null],
  'session:endByOperator': ['signIn', null],
} as const satisfies Record<string, readonly [LogKind, Scope | null]>

/** An action that has a sentence, e.g. `schedule:read`. */
export type LogAction = keyof typeof kinds

const isLogAction = (name: string): name is LogAction => Object.hasOwn(kinds, name)

/** The action of a row of the log, such as `schedule.read`; null for one that this version does not know. */
export function logActionOf(action: string): LogAction | null {
  const name = action.replace('.', ':')
  return isLogAction(name) ? name : null
}

/** The actions of a kind, as the log has them. */
export function actionsOfKind(kind: LogKind): string[] {
  return Object.entries(kinds)
    .filter(([, [own]]) => own === kind)
    .map(([name]) => name.replace(':', '.'))
}

/** Who does what no person who is signed in has done: who runs the portal by hand, or the portal by itself. */
export function doerOfAction(action: string): 'operator' | 'portal' | null {
  const name = logActionOf(action)
  if (name === 'access:lapse' || name === 'fullmakt:givenShown' || name === 'fullmakt:withdrawnShown') return 'portal'
  return name === 'access:stop' || name === 'access:restart' || name === 'access:explain' ? 'operator' : null
}

/** What somebody else does to one's own sessions: about oneself, and not by oneself. */
export const doneToOne: readonly string[] = ['session.endByNumber', 'session.endByOperator']

/** The right by which a try is told; `any` for one that takes none of its own. */
export function scopeOfTry(action: string): Scope | 'any' {
  const known = logActionOf(action)
  return (known === null ? null : kinds[known][1]) ?? 'any'
}
