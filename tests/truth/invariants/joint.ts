import type { Invariant } from '../invariants'
import { where } from '../invariants'
import type { TruePage } from '../read-page'

/** Who waits for whom, as one place tells it. `by`: who asks, where that is told. */
type Waits = { at: string; for: 'you' | (string & {}); by?: string }

/** What the heading of an act's page, and a row of the first page or of the work list, says of what waits. */
const asksYou = /^(.+?) behöver ditt ja(?:$|, senast )/u
const waitsFor = /^(?:Väntar på (.+)|Du väntar på svar från (.+?), senast .+)$/u
/** What the list of acts says of one, and the page of the act among its facts. */
const stateOfAct = /^Väntar på (?:(ditt svar)|(.+))\.$/u

const isAct = ({ pattern }: TruePage): boolean => pattern === 'b/:brukareId/tillsammans/:jointActId'
const actPath = /^\/b\/[^/]+\/tillsammans\/[^/?#]+$/u

/** A heading or a row; null when it does not say that anything waits. */
function saidBy(text: string, at: string): Waits | null {
  const by = asksYou.exec(text)?.[1]
  if (by !== undefined) return { at, for: 'you', by }
  const [, heading, row] = waitsFor.exec(text) ?? []
  const names = heading ?? row
  return names === undefined ? null : { at, for: names }
}

function stateBy(text: string, at: string): Waits | null {
  const [, you, names] = stateOfAct.exec(text) ?? []
  return you === undefined && names === undefined ? null : { at, for: you === undefined ? (names ?? '') : 'you' }
}

/** What the page of an act says itself, in its heading and among its facts; none when it does not wait. */
const ownWords = (page: TruePage): Waits[] =>
  [
    saidBy(page.heading, `the heading of ${where(page)}`),
    ...page.facts
      .filter(({ name }) => name === 'Läget')
      .map(({ value }) => stateBy(value, `the facts of ${where(page)}`)),
  ].filter((one) => one !== null)

/** What the other pages of a reader say of an act: the first page and the work list in its link, the list beside it. */
function wordsElsewhere(path: string, pages: readonly TruePage[]): Waits[] {
  return pages.flatMap((page) => {
    if (isAct(page)) return []
    const rows = page.links.filter(({ to }) => to === path).map(({ text }) => saidBy(text, where(page)))
    const waiting = page.sections.find(({ heading }) => heading === 'Väntar på svar')
    const acts = [...new Set((waiting?.links ?? []).map(({ to }) => to).filter((to) => actPath.test(to)))]
    // The list has a state for each that waits, in the order of its links.
    const states = page.blocks.filter((block) => stateOfAct.test(block))
    const state = states[acts.indexOf(path)]
    const listed = page.pattern === 'b/:brukareId/tillsammans' && state !== undefined
    return [...rows, listed ? stateBy(state, where(page)) : null].filter((one) => one !== null)
  })
}

const isSame = (a: Waits, b: Waits): boolean =>
  a.for === b.for && (a.by === undefined || b.by === undefined || a.by === b.by)

const told = ({ for: whom, by }: Waits): string =>
  whom === 'you' ? `the reader${by === undefined ? '' : `, asked by ${by}`}` : whom

/** Each act that one can reach: all that its reader is told of who waits for whom is one thing, and nothing when it does not wait. */
function actFaults(pages: readonly TruePage[]): string[] {
  return pages.filter(isAct).flatMap((page) => {
    const mine = pages.filter(({ person, about }) => person === page.person && (about === page.about || about === ''))
    const [first, ...own] = ownWords(page)
    const others = [...own, ...wordsElsewhere(page.path, mine)]
    if (first === undefined) return others.map(({ at }) => `${where(page)} does not wait, and ${at} says that it does`)
    return others
      .filter((other) => !isSame(first, other))
      .map((other) => `${first.at} waits for ${told(first)}, and ${other.at} for ${told(other)}`)
  })
}

/** Of what several must agree on. */
export const ofJoint: readonly Invariant[] = [
  {
    name: 'who waits for whom is the same in the heading of a joint act, in the list, in the work list and on the first page',
    faults: actFaults,
  },
]
