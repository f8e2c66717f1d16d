/**
 * The keys of every text, as types. A new file in locales/ is two lines here; scripts/check-translations.mjs says so if
 * they are forgotten. Plural forms (`_one`, `_other`) are one key.
 */
import type access from '../../locales/sv/access.json'
import type auth from '../../locales/sv/auth.json'
import type choose from '../../locales/sv/choose.json'
import type continuity from '../../locales/sv/continuity.json'
import type claims from '../../locales/sv/claims.json'
import type errors from '../../locales/sv/errors.json'
import type evidence from '../../locales/sv/evidence.json'
import type format from '../../locales/sv/format.json'
import type forms from '../../locales/sv/forms.json'
import type fullmakt from '../../locales/sv/fullmakt.json'
import type gate from '../../locales/sv/gate.json'
import type home from '../../locales/sv/home.json'
import type hours from '../../locales/sv/hours.json'
import type joint from '../../locales/sv/joint.json'
import type layout from '../../locales/sv/layout.json'
import type log from '../../locales/sv/log.json'
import type notes from '../../locales/sv/notes.json'
import type objections from '../../locales/sv/objections.json'
import type ownData from '../../locales/sv/ownData.json'
import type publicPages from '../../locales/sv/public.json'
import type reports from '../../locales/sv/reports.json'
import type review from '../../locales/sv/review.json'
import type schedule from '../../locales/sv/schedule.json'
import type tables from '../../locales/sv/tables.json'
import type terms from '../../locales/sv/terms.json'
import type work from '../../locales/sv/work.json'

type Files = {
  access: typeof access
  auth: typeof auth
  choose: typeof choose
  continuity: typeof continuity
  claims: typeof claims
  errors: typeof errors
  evidence: typeof evidence
  format: typeof format
  forms: typeof forms
  fullmakt: typeof fullmakt
  gate: typeof gate
  home: typeof home
  hours: typeof hours
  joint: typeof joint
  layout: typeof layout
  log: typeof log
  notes: typeof notes
  objections: typeof objections
  ownData: typeof ownData
  public: typeof publicPages
  reports: typeof reports
  review: typeof review
  schedule: typeof schedule
  tables: typeof tables
  terms: typeof terms
  work: typeof work
}

type Base<Key extends string> = Key extends `${infer Name}_one` | `${infer Name}_other` ? Name : Key
type Path<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Base<Key> : `${Key}.${Path<Node[Key]>}`
}[keyof Node & string]

/** '<file>.<path>' of a text that exists in Swedish. */
export type TextKey = Path<Files>
