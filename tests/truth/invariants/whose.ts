import { brukare } from '../../../sandbox/data/cast'
import { never, type Invariant } from '../invariants'
import type { TruePage } from '../read-page'

const nameOf = new Map<string, string>(brukare.map(({ key, name }) => [key, name]))

/** True of a page about somebody other than who reads it. */
const isAboutAnother = ({ person, about }: TruePage): boolean => about !== '' && nameOf.get(person) !== about

/** True of a page about who reads it. What is put together of a month is written for others to read. */
const isAboutOneself = ({ person, about, pattern }: TruePage): boolean =>
  about !== '' && nameOf.get(person) === about && !pattern.includes('/sammanstallning/')

/** What only the one who gets the help has: hours, help, assistants, a decision, somebody at home. */
const ownHelp =
  /\bhos dig\b|\bdina (timmar|assistenter|beslut|tidrapporter)\b|\b(din|ditt) (hjälp|assistans|assistent|beslut|arbetsledare|anordnare|schema|rätt till)\b|\btid(en)? du (har fått|fick)\b|\bdu (har rätt till \d|fick \d|har fått \d|har fått alla|fick alla|har rätt att vara med)/iu

/** What is true only where the one who reads is: at the brukare's. And what only the one who pays can be told. */
const atHome =
  /\bskulle (ha varit|vara) här\b|(?<!\p{L})(?:är|var|varit|väntar|stannar) här\b|(?<!\p{L})här nu\b|\bdu (kan få betala|fick inte \d)|\bdina siffror\b|\bshould have been here\b|\byou may be charged\b/iu

/** Of whose every sentence is. */
export const ofWhose: readonly Invariant[] = [
  never('nobody else is spoken to as the one who gets the help', ownHelp, isAboutAnother),
  never('nobody else is told that somebody is here, or what they pay', atHome, isAboutAnother),
  never('the one who gets the help is not spoken of as another', /den som får hjälpen/iu, isAboutOneself),
]
