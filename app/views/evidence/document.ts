import type { Origin } from '~/i18n/origin'
import type { HoursView } from '~/views/hours/hours'
import type { TimelineItem } from '~/views/reports/month-timeline'
import type { TimeBarView } from '~/views/time/time-bar'

/**
 * Words as they are looked at. With `spoken`, a screen reader says that instead of `shown`, "7:00–14:30", which is not
 * for the ear; `more` stands after it and is both seen and heard.
 */
export type Words = string | { shown: string; spoken: string; more: string }

/** A piece of a document that is drawn both as a page and as a PDF, with the same words. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'facts'; facts: { name: string; value: string }[] }
  | { kind: 'list'; items: string[] }
  /** What somebody has written, as it was written; what comes from a provider is in Swedish. */
  | { kind: 'quote'; text: string; from: Origin }
  /** A bar of time, and its numbers with their names, which say all that it shows. */
  | { kind: 'bar'; bar: TimeBarView | null; sums: HoursView['sums'] }
  /** The steps of the month, in their order. */
  | { kind: 'way'; steps: readonly TimelineItem[] }
  /** The first cell of a row is its heading. `widths`: the columns' shares of the width, where they are not alike. */
  | {
      kind: 'table'
      caption: string
      columns: string[]
      widths?: readonly number[]
      rows: { id: string; cells: Words[] }[]
    }

/** A section with its heading. `id` is its place on the page. `newSheet`: on paper it begins one. */
export type Section = { id: string; heading: string; blocks: Block[]; newSheet?: boolean }

/** A whole document: its heading, what must be known before it is read, and its sections. */
export type PrintableDocument = {
  title: string
  /** Whose and what it is, for the foot of each sheet. */
  foot: string
  lead: string
  warnings: string[]
  sections: Section[]
}

/** A paragraph. */
export const text = (words: string): Block => ({ kind: 'text', text: words })
/** Names and values. */
export const facts = (items: { name: string; value: string }[]): Block => ({ kind: 'facts', facts: items })
/** A heading within a section. */
export const heading = (words: string): Block => ({ kind: 'heading', text: words })
/** A list; nothing when it is empty. */
export const list = (items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', items: [...items] }]
/** Somebody's words; nothing when there are none. */
export const quote = (words: string | null, from: Origin): Block[] =>
  words === null || words.trim() === '' ? [] : [{ kind: 'quote', text: words, from }]
/** A sentence; nothing when there is none. */
export const maybeText = (words: string | null): Block[] => (words === null || words === '' ? [] : [text(words)])
