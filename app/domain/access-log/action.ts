/** What one may ask the access log for: what was seen, what was done, and who signed in and out. */
export const logKinds = ['seen', 'done', 'signIn'] as const
export type LogKind = (typeof logKinds)[number]

/**
 * Every action that the access log can hold about a brukare, and its kind. In the log there is a full stop for the colon.
 * Each has its sentence in every language (locales, log.json).
 */
const kinds = {
  'now:read': 'seen',
  'schedule:read': 'seen',
  'shift:read': 'seen',
  'reports:read': 'seen',
  'report:read': 'seen',
  'row:read': 'seen',
  'faststallande:read': 'seen',
  'faststallanden:read': 'seen',
  'comment:open': 'seen',
  'objections:read': 'seen',
  'objection:read': 'seen',
  'objection:start': 'seen',
  'objectionReceipt:read': 'seen',
  'objectionDraft:read': 'seen',
  'accessLog:read': 'seen',
  'accessLog:export': 'seen',
  'access:list': 'seen',
  'access:read': 'seen',
  'access:start': 'seen',
  'accessDraft:read': 'seen',
  'invitation:read': 'seen',
  'fullmakt:read': 'seen',
  'workList:read': 'seen',
  'hours:read': 'seen',
  'decisions:read': 'seen',
  'ownData:export': 'seen',
  'continuity:read': 'seen',
  'continuity:export': 'seen',
  'hours:export': 'seen',
  'decisions:export': 'seen',
  'schedule:export': 'seen',
  'reports:export': 'seen',
  'report:export': 'seen',
  'faststallanden:export': 'seen',
  'claim:read': 'seen',
  'claim:export': 'seen',
  'evidence:read': 'seen',
  'evidence:download': 'seen',
  'ownNotes:read': 'seen',
  'ownNote:open': 'seen',
  'jointActs:read': 'seen',
  'joint:read': 'seen',
  'commentDraft:save': 'done',
  'comment:submit': 'done',
  'objectionDraft:begin': 'done',
  'objectionDraft:save': 'done',
  'objectionDraft:remove': 'done',
  'objection:submit': 'done',
  'objection:resend': 'done',
  'objection:reply': 'done',
  'objection:withdraw': 'done',
  'review:submit': 'done',
  'review:undo': 'done',
  'ownNote:write': 'done',
  'ownNote:change': 'done',
  'ownNote:remove': 'done',
  'joint:ask': 'done',
  'joint:confirm': 'done',
  'joint:decline': 'done',
  'joint:takeBack': 'done',
  'accessDraft:begin': 'done',
  'accessDraft:save': 'done',
  'accessDraft:remove': 'done',
  'access:submit': 'done',
  'access:accept': 'done',
  'access:decline': 'done',
  'access:limit': 'done',
  'access:withdraw': 'done',
  'fullmakt:give': 'done',
  'fullmakt:withdraw': 'done',
  'number:change': 'done',
  'session:start': 'signIn',
  'session:end': 'signIn',
  'session:endAtBroker': 'signIn',
  'session:timeout': 'signIn',
  'session:endByNumber': 'signIn',
} as const satisfies Record<string, LogKind>

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
    .filter(([, own]) => own === kind)
    .map(([name]) => name.replace(':', '.'))
}
