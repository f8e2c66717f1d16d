/**
 * The keys of every text, as types. A new file in locales/ is two lines here; scripts/check-translations.mjs says so if
 * they are forgotten. Plural forms (`_one`, `_other`) are one key.
 */
import type about from '../../locales/sv/about.json'
import type access from '../../locales/sv/access.json'
import type accessLog from '../../locales/sv/access-log.json'
import type calendar from '../../locales/sv/calendar.json'
import type choose from '../../locales/sv/choose.json'
import type claims from '../../locales/sv/claims.json'
import type continuity from '../../locales/sv/continuity.json'
import type documents from '../../locales/sv/documents.json'
import type errors from '../../locales/sv/errors.json'
import type evidence from '../../locales/sv/evidence.json'
import type format from '../../locales/sv/format.json'
import type forms from '../../locales/sv/forms.json'
import type frame from '../../locales/sv/frame.json'
import type fullmakt from '../../locales/sv/fullmakt.json'
import type hours from '../../locales/sv/hours.json'
import type joint from '../../locales/sv/joint.json'
import type live from '../../locales/sv/live.json'
import type news from '../../locales/sv/news.json'
import type notes from '../../locales/sv/notes.json'
import type notices from '../../locales/sv/notices.json'
import type now from '../../locales/sv/now.json'
import type objections from '../../locales/sv/objections.json'
import type outages from '../../locales/sv/outages.json'
import type ownData from '../../locales/sv/own-data.json'
import type reports from '../../locales/sv/reports.json'
import type reviews from '../../locales/sv/reviews.json'
import type schedule from '../../locales/sv/schedule.json'
import type signIn from '../../locales/sv/sign-in.json'
import type staff from '../../locales/sv/staff.json'
import type tables from '../../locales/sv/tables.json'
import type terms from '../../locales/sv/terms.json'
import type urgent from '../../locales/sv/urgent.json'
import type wishes from '../../locales/sv/wishes.json'
import type workList from '../../locales/sv/work-list.json'

type Files = {
  about: typeof about
  access: typeof access
  'access-log': typeof accessLog
  calendar: typeof calendar
  choose: typeof choose
  claims: typeof claims
  continuity: typeof continuity
  documents: typeof documents
  errors: typeof errors
  evidence: typeof evidence
  format: typeof format
  forms: typeof forms
  frame: typeof frame
  fullmakt: typeof fullmakt
  hours: typeof hours
  joint: typeof joint
  live: typeof live
  news: typeof news
  notes: typeof notes
  notices: typeof notices
  now: typeof now
  objections: typeof objections
  outages: typeof outages
  'own-data': typeof ownData
  reports: typeof reports
  reviews: typeof reviews
  schedule: typeof schedule
  'sign-in': typeof signIn
  staff: typeof staff
  tables: typeof tables
  terms: typeof terms
  urgent: typeof urgent
  wishes: typeof wishes
  'work-list': typeof workList
}

type Base<Key extends string> = Key extends `${infer Name}_one` | `${infer Name}_other` ? Name : Key
type Path<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Base<Key> : `${Key}.${Path<Node[Key]>}`
}[keyof Node & string]

/** '<file>.<path>' of a text that exists in Swedish. */
export type TextKey = Path<Files>
