import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What a sentence rests on: all of these reads; of those in a list within, one. */
type Source = string | readonly string[]

const reportsOf = ['listTimeReports', 'searchTimeReports'] as const
const schedule = ['listShifts'] as const
const rows = ['listTimeReportsWithRows'] as const
const hours = ['listGrants', 'listShifts', 'listTimeReportsWithRows'] as const

/**
 * Sentences that say of a whole that there is nothing in it, or how much: true only when every read that they rest on has
 * been answered. By key, with all forms of it (`_one`, `_other`) and all that is under it.
 */
export const restsOn: Readonly<Record<string, readonly Source[]>> = {
  'now.answer.nothing': schedule,
  'now.line.nobodyHere': schedule,
  'now.noneToday': schedule,
  'now.simple.noMore': schedule,
  'now.noneTomorrow': schedule,
  'now.changes.none': schedule,
  'now.changes.noMore': schedule,
  'schedule.day.none': schedule,
  'schedule.week.none': schedule,
  'schedule.month.none': schedule,
  'schedule.day.heading': schedule,
  'schedule.week.heading': schedule,
  'schedule.month.heading': schedule,
  'schedule.dayEmpty': schedule,
  'schedule.sheet.none': schedule,
  'schedule.cell.planned': schedule,
  'schedule.cell.done': schedule,
  'schedule.look.heading': schedule,
  'schedule.look.none': schedule,
  'fullmakt.heading.no': ['getFaststallandeFullmakt'],
  'fullmakt.none': ['getFaststallandeFullmakt'],
  'fullmakt.madeWithout': ['getFaststallandeFullmakt'],
  'continuity.heading.none': [...rows, ...schedule],
  'continuity.heading.own': rows,
  'continuity.newcomer.none': schedule,
  'continuity.newcomer.count': schedule,
  'continuity.change': rows,
  'access-log.staff.none': ['listAccessLog'],
  'documents.heading.none': ['listDocuments'],
  'documents.heading.known': ['listDocuments'],
  'claims.heading.none': ['listClaims'],
  'claims.staff.without': rows,
  'claims.heading.same': ['listClaims', ...rows],
  'claims.heading.differs': ['listClaims', ...rows],
  'claims.without.none': ['listClaims'],
  'claims.without.notOffered': ['getCapabilities'],
  'evidence.title': rows,
  'evidence.deviations.none': rows,
  'evidence.objections.none': ['listObjections', ...rows],
  'reviews.nobody': [[...reportsOf, ...rows, 'getTimeReport']],
  'reports.heading': [[...reportsOf, ...rows]],
  'reports.look': [[...reportsOf, ...rows]],
  'reports.timeline.noObjections': [[...reportsOf, ...rows]],
  'reports.timeline.certified': [[...reportsOf, ...rows]],
  'reports.timeline.faststalld': [[...reportsOf, ...rows]],
  'reports.timeline.claim': ['listFaststallanden'],
  'reports.report.rowsNone': [['getTimeReport', ...rows]],
  'reports.faststallande.none': [['getTimeReport', ...rows]],
  'reports.faststallanden.none': ['listFaststallanden'],
  'reports.faststallanden.heading': ['listFaststallanden'],
  'work-list.heading': [reportsOf],
  'work-list.now.nothing': ['searchTimeReports'],
  'work-list.hours.all': ['searchTimeReports'],
  'work-list.hours.none': ['searchTimeReports'],
  'work-list.nothing': [reportsOf],
  'work-list.done.nothingLeft': [reportsOf],
  'access.list.nobody': ['listRepresentations'],
  'access.list.nobodyFor': ['listRepresentations'],
  'access.list.heading': ['listRepresentations'],
  'objections.list.none': ['listObjections'],
  'objections.list.noneOpen': ['listObjections'],
  'objections.list.waiting': ['listObjections'],
  'wishes.list.none': ['listWishes'],
  'wishes.list.noneOpen': ['listWishes'],
  'wishes.new.noShifts': schedule,
  'wishes.effect.noneWithin': schedule,
  'hours.heading': hours,
  // What is granted is known there, though nothing that rests on it.
  'hours.row.unread': ['listGrants'],
  'hours.reasons.none': hours,
  'hours.reasons.noneAhead': hours,
  'hours.total.missing': hours,
  'hours.days.none': hours,
  'hours.chart.nothingMissing': hours,
  'hours.decisions.none': ['listGrants'],
  'hours.decisions.heading': ['listGrants'],
  // Those that one may see are whom the providers say; what one is told of them is kept here.
  'notices.page.nobody': ['searchPersons'],
}

/** Sentences of `restsOn` that are about one provider, beside what others have: one that has answered is enough. */
export const ofOneProvider: readonly string[] = [
  ...['fullmakt.none', 'fullmakt.madeWithout', 'claims.without.none', 'claims.heading.differs', 'claims.heading.same'],
  // Of one person among several, who has what one provider tells of them.
  ...['work-list.now', 'work-list.hours', 'work-list.nothing', 'work-list.done.nothingLeft'],
]

/**
 * Sentences that are true all the same where the page says them when every read is answered: what is kept here may be enough to
 * know it by, though a read that it mostly rests on has failed.
 */
const trueAnyway: readonly string[] = ['evidence.objections.none']

/** True where the half of a list that came tells of the very person whom the sentence is about. */
const isOfWhoCame = (key: string, failing: string, fault: string): boolean =>
  fault === 'half' && failing.endsWith(' searchTimeReports') && key.startsWith('work-list.nothing')

/** True where a sentence may stand though what it rests on has failed. `isSaidWhole`: the page has it when nothing fails. */
export const isTrueAnyway = (key: string, now: { isSaidWhole: boolean; failing: string; fault: string }): boolean =>
  isOfWhoCame(key, now.failing, now.fault) || (now.isSaidWhole && trueAnyway.includes(key))

/** Headings that say that it is not known are under the keys above, and are true. */
const saysNotKnown = /\.(unknown|unread|partly|uncompared)(_one|_other)?$/

/** Sentences about one thing that came, or about what the portal itself keeps: no read that failed makes them false. */
export const ofOneThing: readonly string[] = [
  ...['now.answer.nextVacant', 'now.line.nextVacant', 'now.changes.kind', 'schedule.answer'],
  ...['schedule.vacantCount', 'schedule.line', 'schedule.remark', 'schedule.state', 'schedule.table.nobody'],
  'calendar.entry.vacant',
  ...['schedule.shift', 'schedule.moreVacant', 'fullmakt.failed', 'continuity.noShifts', 'claims.lines.nothing'],
  ...['claims.fault', 'claims.line.none', 'reports.row.none'],
  ...['reviews.say', 'reviews.saidReport', 'reviews.saidMonth'],
  ...['access.can', 'access.limit', 'access.past'],
  ...['access.protected', 'access.check', 'access.invitation', 'objections.about', 'objections.case.next'],
  ...['objections.list.removeText', 'objections.step.rows.none', 'objections.check', 'objections.withdraw'],
  ...['objections.comment', 'hours.kinds.noDecision', 'hours.reason', 'hours.explain'],
  ...['hours.warning', 'hours.agreement'],
  ...['choose.none', 'access.state.resting', 'access.resting'],
  // The name of a choice, with how many there are, and that a search found nobody among those whom one may see.
  ...['work-list.filter', 'work-list.found'],
  // Of a shift that came with the schedule: that nothing is registered of it, or what somebody has said of it.
  ...['schedule.missedCount', 'schedule.onCall', 'schedule.odd', 'urgent'],
  ...['schedule.cell.missed', 'schedule.cell.vacant', 'schedule.cell.vacantPast', 'schedule.key'],
  'schedule.strip.nobody',
  // The sheet: of a shift that came, and that we have nothing of a day, which is so when nothing came, too.
  ...['schedule.sheet.nobody', 'schedule.sheet.wasNobody', 'schedule.sheet.said', 'schedule.sheet.before'],
  // Of a plan that came; and of the line between the browser and the portal.
  ...['documents.plan.nothing', 'live.away'],
  // What is sent and what is not, as it is kept here: one's own choices and addresses, and what has been sent to them.
  ...['notices.page.ring', 'notices.page.failedText', 'notices.page.quietNever', 'notices.page.ofProtected'],
  ...['notices.page.pauseNo', 'notices.page.pauseFurther', 'notices.page.pauseTo', 'notices.state.stopped'],
  ...['notices.add.email.error.noSuch', 'notices.destination.notCome', 'notices.sms.notCome', 'notices.times'],
  ...['notices.level', 'notices.what', 'notices.about', 'notices.protected', 'notices.told.nothing', 'notices.stop'],
  'notices.page.gone',
  // Who else is told is kept here, and those whom the viewer may not see are not said not to be.
  ...['notices.people.nobody', 'notices.people.nobodySeen', 'notices.people.limit', 'notices.people.set'],
  // Of a wish that came, or is kept here; and the names of what can be wished.
  ...['wishes.kind', 'wishes.item', 'wishes.list.removeText', 'wishes.new.lead', 'wishes.new.shiftVacant'],
  ...['wishes.new.gone', 'wishes.form.unsent', 'fullmakt.changedText'],
  ...['wishes.new.none', 'wishes.said', 'wishes.effect.partly', 'wishes.check', 'wishes.receipt', 'wishes.case'],
  ...['wishes.withdraw', 'wishes.unsent'],
  // A register of mailboxes that has answered: one that has not is told of as not known.
  'notices.digitalPost.state.unreachable',
]

/** Subjects whose pages say nothing of what a provider has. */
const ofOurOwn = new Set([
  ...['about', 'access-log', 'errors', 'format', 'forms', 'frame', 'joint', 'notes', 'own-data', 'sign-in'],
  ...['tables', 'terms'],
])

const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])))
type Tree = { [name: string]: string | Tree }

/** Every text of a language by its key. */
export function textsIn(language: string): Map<string, string> {
  const folder = join('locales', language)
  const found = new Map<string, string>()
  const walk = (branch: Tree, path: string): void => {
    for (const [name, value] of Object.entries(branch)) {
      if (typeof value === 'string') found.set(`${path}.${name}`, value)
      else walk(value, `${path}.${name}`)
    }
  }
  for (const file of readdirSync(folder)) {
    walk(tree.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))), file.replace('.json', ''))
  }
  return found
}

const isUnder = (key: string, root: string): boolean =>
  key === root || key.startsWith(`${root}.`) || key.startsWith(`${root}_`)

/** Keys of Swedish texts that say that there is nothing, and that nobody has judged here. */
export function unjudgedKeys(): string[] {
  const judged = [...Object.keys(restsOn), ...ofOneThing]
  return [...textsIn('sv')].flatMap(([key, text]) => {
    const subject = key.split('.')[0] ?? ''
    const saysNothing = /(^|[^\p{L}])(ing(a|et|en)|finns inte|inte finns)([^\p{L}]|$)/iu.test(text)
    return saysNothing && !ofOurOwn.has(subject) && !judged.some((root) => isUnder(key, root)) ? [key] : []
  })
}

/** What stands where a value is: a number has digits, and so has a day and a length of time. */
const length = '(?:minus )?\\d[\\d ]* (?:timm|minut)[^.:]{0,24}?'
const values: Readonly<Record<string, string>> = {
  count: '\\d[\\d ]*',
  ...{ difference: length, granted: length, delivered: length },
  date: '[^.:]{0,30}?\\d[^.:]{0,30}?',
}

/** A text as it stands on a page, with anything where its values are. */
function patternOf(text: string, end = '(?=$|[\\s.])'): RegExp {
  const pattern = text
    .replace(/\s/g, ' ')
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{\{(\w+)(?::\w+)?\}\}/g, (_, name: string) => values[name] ?? '.{1,160}?')
  return new RegExp(`(?:^|[.:!?]\\s)${pattern}${end}`, 'u')
}

/** The sentences of `restsOn` with how each is recognised. */
export function judgedSentences(language = 'sv'): { key: string; pattern: RegExp; sources: readonly Source[] }[] {
  return [...textsIn(language)].flatMap(([key, text]) => {
    const root = Object.keys(restsOn).find((one) => isUnder(key, one))
    if (root === undefined || saysNotKnown.test(key)) return []
    return [{ key, pattern: patternOf(text), sources: restsOn[root] ?? [] }]
  })
}

/** The texts under a key, as patterns that may stand anywhere in a line. */
export function patternsUnder(root: string, language = 'sv'): RegExp[] {
  return [...textsIn(language)].flatMap(([key, text]) => (isUnder(key, root) ? [patternOf(text, '')] : []))
}

/** What a page, or a part of it, says: a line for each element that is not within a sentence. */
export function linesOfHtml(html: string): string[] {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(?:a|span|strong|em|b|abbr|time|bdi)(?:\s[^>]*)?>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}
