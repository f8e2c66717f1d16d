/**
 * How long things are kept: the one place where a figure stands. The purge, the archive, the privacy page and the check of
 * docs/data-inventory.md go by it. Each has a variable of the environment, and bounds outside which the portal does not
 * start. Why each is what it is: docs/adr/0023.
 */
export const retentionRules = {
  /** From when a session ended, or was last used. */
  sessions: { variable: 'KEEP_SESSIONS_DAYS', unit: 'days', standard: 30, least: 1, most: 365 },
  /** From when somebody last signed in on a device: then it is new to them again. A browser keeps no cookie for longer. */
  devices: { variable: 'KEEP_DEVICES_DAYS', unit: 'days', standard: 400, least: 30, most: 400 },
  /** From when a draft was last changed. */
  drafts: { variable: 'KEEP_DRAFTS_DAYS', unit: 'days', standard: 30, least: 7, most: 365 },
  /** From when an invitation was sent that nobody has answered: then it ends. */
  unanswered: { variable: 'KEEP_UNANSWERED_INVITATIONS_DAYS', unit: 'days', standard: 90, least: 14, most: 365 },
  /** From when an invitation that came to nothing ended: the number of who was invited goes with it. */
  invitations: { variable: 'KEEP_ENDED_INVITATIONS_DAYS', unit: 'days', standard: 30, least: 15, most: 365 },
  /** From when the time was out for what several should agree on and did not. */
  unagreed: { variable: 'KEEP_UNAGREED_DAYS', unit: 'days', standard: 90, least: 30, most: 730 },
  /** From when somebody opened something, or was last here: longer than anything is new (domain/news). */
  opened: { variable: 'KEEP_OPENED_DAYS', unit: 'days', standard: 400, least: 400, most: 730 },
  /** From when something happened that people were told of outside the portal. */
  notices: { variable: 'KEEP_NOTICES_DAYS', unit: 'days', standard: 30, least: 7, most: 90 },
  /** From when an own note was last changed. */
  ownNotes: { variable: 'KEEP_OWN_NOTES_YEARS', unit: 'years', standard: 3, least: 1, most: 10 },
  /** From when a report about accessibility came. */
  accessibilityReports: { variable: 'KEEP_ACCESSIBILITY_REPORTS_YEARS', unit: 'years', standard: 1, least: 1, most: 5 },
  /** From when somebody without a right last had one or was here. */
  accounts: { variable: 'KEEP_UNUSED_ACCOUNTS_YEARS', unit: 'years', standard: 1, least: 1, most: 5 },
  /** From the last that happened to what was sent: objections, comments, reviews, wishes and what several have agreed on. */
  matters: { variable: 'KEEP_MATTERS_YEARS', unit: 'years', standard: 10, least: 5, most: 100 },
  /** From when a row of the access log was written. */
  accessLog: { variable: 'KEEP_ACCESS_LOG_YEARS', unit: 'years', standard: 10, least: 5, most: 100 },
} as const satisfies Record<string, Rule>

type Rule = { variable: string; unit: 'days' | 'years'; standard: number; least: number; most: number }

export type RetentionKind = keyof typeof retentionRules
/** How many days or years, as each rule's unit says. */
export type Retention = Readonly<Record<RetentionKind, number>>

const isKind = (name: string): name is RetentionKind => Object.hasOwn(retentionRules, name)

/** Every kind, in the order of the table. */
export const retentionKinds: readonly RetentionKind[] = Object.keys(retentionRules).filter(isKind)

/** All that is kept for as long as the table says, where nothing else is configured. */
export const standardRetention: Retention = {
  sessions: retentionRules.sessions.standard,
  devices: retentionRules.devices.standard,
  drafts: retentionRules.drafts.standard,
  unanswered: retentionRules.unanswered.standard,
  invitations: retentionRules.invitations.standard,
  unagreed: retentionRules.unagreed.standard,
  opened: retentionRules.opened.standard,
  notices: retentionRules.notices.standard,
  ownNotes: retentionRules.ownNotes.standard,
  accessibilityReports: retentionRules.accessibilityReports.standard,
  accounts: retentionRules.accounts.standard,
  matters: retentionRules.matters.standard,
  accessLog: retentionRules.accessLog.standard,
}

/**
 * Reads the figures that are configured; the others are the standard ones.
 * @param env the environment; a variable that is empty or missing is not configured
 * @returns the figures, and a line for each that makes no sense, by itself or beside another
 */
export function readRetention(env: Readonly<Record<string, string | undefined>>): {
  retention: Retention
  faults: string[]
} {
  const retention: Record<RetentionKind, number> = { ...standardRetention }
  const faults: string[] = []
  for (const kind of retentionKinds) {
    const { variable, unit, least, most } = retentionRules[kind]
    const text = env[variable]
    if (text === undefined || text === '') continue
    const figure = Number(text)
    const isWithin = /^\d+$/.test(text) && figure >= least && figure <= most
    if (isWithin) retention[kind] = figure
    else faults.push(`${variable} must be a whole number of ${unit}, from ${least} to ${most}`)
  }
  if (faults.length === 0 && retention.accessLog < retention.matters) {
    const { matters, accessLog } = retentionRules
    faults.push(`${accessLog.variable} must be at least ${matters.variable}: the log tells who did what is kept`)
  }
  return { retention, faults }
}

const dayMs = 24 * 60 * 60 * 1000

/** The instant before which what is of this kind has been kept long enough, at `now`. */
export function keptSince(kind: RetentionKind, retention: Retention, now: Date): Date {
  const figure = retention[kind]
  if (retentionRules[kind].unit === 'days') return new Date(now.getTime() - figure * dayMs)
  const then = new Date(now)
  then.setUTCFullYear(now.getUTCFullYear() - figure)
  return then
}

/** When what is of this kind and from `from` has been kept long enough. */
export function keptUntil(kind: RetentionKind, retention: Retention, from: Date): Date {
  const figure = retention[kind]
  if (retentionRules[kind].unit === 'days') return new Date(from.getTime() + figure * dayMs)
  const then = new Date(from)
  then.setUTCFullYear(from.getUTCFullYear() + figure)
  return then
}
