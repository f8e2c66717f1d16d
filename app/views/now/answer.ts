import { minutesBetween, type Span } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { CallView } from '~/views/urgent/call'

type Link = { href: string; text: string }

/**
 * What a card is about, which decides how it looks: somebody is here, has stayed, can come or comes next; nobody is booked next or
 * nobody comes; it is not known, or not the viewer's to see; somebody is late, was missed or is said to be here, or nobody is
 * booked now; a shift that is over, or cancelled.
 */
export type AnswerKind =
  | ('here' | 'overrun' | 'onCall' | 'next' | 'nextVacant' | 'nothing' | 'unknown' | 'notYours')
  | ('late' | 'missed' | 'saidHere' | 'vacantNow')
  | ('over' | 'cancelled')

/** How far a shift has come by its plan: `from` and `to` to look at, and how much of it has passed, of 100. */
export type Progress = { from: string; to: string; percent: number }

/** The answer of a page as a card, finished: who, since when or how late, what comes next, and what one can do. */
export type AnswerView = {
  id: string
  kind: AnswerKind
  heading: string
  /** Whom it is about, to be drawn by their letters; empty: nobody, or nobody who is known. */
  people: string[]
  /** Where the portal has the picture of one of them or of who comes after, by name; the others are drawn by their letters. */
  photos: Record<string, string>
  tag: string | null
  lines: string[]
  progress: Progress | null
  /** Who comes after, and whose letters are drawn beside it; null: that is not said here. */
  next: { people: string[]; lines: string[] } | null
  /** What should have been done, in words. */
  activities: { heading: string; names: string[] } | null
  /** Whom to ring; null: nobody is to be rung from here. */
  call: CallView | null
  /** To the page that says that nobody has come. */
  sayNobody: Link | null
  /** Says at once that somebody is there: an address to send to. */
  sayHere: { action: string; text: string } | null
  /** To say that it is not right, to what has been said, or on to where more is. */
  more: Link | null
  /** What happens on pressing, and when to ring 112. */
  help: string[]
}

/** A card with its heading alone; the rest is what there is to say. */
export function answerOf(
  kind: AnswerKind,
  heading: string,
  rest: Partial<Omit<AnswerView, 'kind' | 'heading'>> = {},
): AnswerView {
  return {
    ...{ id: 'svar', kind, heading, people: [], photos: {}, tag: null, lines: [], progress: null, next: null },
    activities: null,
    ...{ call: null, sayNobody: null, sayHere: null, more: null, help: [] },
    ...rest,
  }
}

/** How much of a planned time has passed; null when it does not end after it begins, or `now` is not within it. */
export function progressOf({ start, end }: Span, { f, now }: Pick<Scene, 'f' | 'now'>): Progress | null {
  const whole = minutesBetween(start, end)
  const passed = minutesBetween(start, now)
  if (whole <= 0 || passed < 0 || passed > whole) return null
  return { from: f.time(start), to: f.time(end), percent: Math.round((passed * 1000) / whole) / 10 }
}
