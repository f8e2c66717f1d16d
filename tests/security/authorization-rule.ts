import type { Scope } from '../../app/domain/access/representation'
import type { Ids } from './authorization-ids'

/** A page that anyone may ask for, and what it answers to a GET, to a form, and to a GET by one who is signed in. */
type OpenRule = {
  who: 'anyone'
  get: number
  signedIn?: number
  /** Status for an anonymous form without fields; `none`: takes no forms. */
  post: number | 'none'
}
/** A page about a brukare. `scope` null: any valid representation opens it. */
export type BrukareRule = {
  who: 'brukare'
  scope: Scope | null
  /** What it answers one who may: the page, or a redirect to one. */
  get: readonly number[]
  /** What a form of one who may can be answered with; `none`: takes no forms. */
  post: readonly number[] | 'none'
  query?: (ids: Ids) => string
  fields?: (ids: Ids) => Record<string, string>
  /** For those who act for or follow the brukare; the brukare gets the same as for a page that is not there. */
  asRepresentative?: true
  /** Only there where several hold the right together; elsewhere as a page that is not there. */
  joint?: true
  /** It stands in a page and is seen with it: that page says so in the access log. A browser may keep it. */
  isPart?: true
  /** The address names nothing but the brukare and a time: there is nothing of another's to name. */
  onlyBrukare?: true
}
/** What is offered to one person: nobody else's to see. */
type InvitationRule = { who: 'invited'; fields: Record<string, string> }
export type Rule =
  | OpenRule
  | InvitationRule
  | { who: 'signedIn'; get: readonly number[]; post: readonly number[] | 'none' }
  | BrukareRule

/** A page that is open to all, and what it answers to a GET. */
export const page = (get: number, more: Partial<OpenRule> = {}): Rule => ({ who: 'anyone', get, post: 'none', ...more })
/** A page about a brukare that a right opens. */
export const about = (scope: Scope | null, more: Partial<BrukareRule> = {}): Rule => ({
  who: 'brukare',
  scope,
  get: [200],
  post: 'none',
  ...more,
})
/** One whose address names nothing but the brukare and a time. */
export const time = (scope: Scope | null, get: readonly number[] = [200]): Rule =>
  about(scope, { get, onlyBrukare: true })
/** A step of an objection. */
export const step = (get: readonly number[] = [200]): Rule =>
  about('object', { get, post: [303], fields: () => ({ version: '0', text: '', reason: 'other' }) })
