import { profiles } from '../../../sandbox/provider/world/profiles'
import { brukare } from '../../../sandbox/data/cast'
import { never, type Invariant } from '../invariants'
import type { TruePage } from '../read-page'

/** The laws of each brukare's help, by the name that pages say. */
const lawsOf = new Map(
  brukare.map(({ key, name }) => [
    name,
    new Set(profiles.filter((profile) => profile.key === key).flatMap(({ laws }) => laws)),
  ]),
)

const lacks =
  (law: 'SFB' | 'LSS') =>
  (page: TruePage): boolean => {
    const laws = lawsOf.get(page.about)
    return laws !== undefined && !laws.has(law)
  }

const isHomeCare = (page: TruePage): boolean => lacks('SFB')(page) && lacks('LSS')(page)

/** Of the words for each kind of help: the law of the grant decides them. */
export const ofLaw: readonly Invariant[] = [
  never('no Försäkringskassan without assistance by socialförsäkringsbalken', /Försäkringskassan/u, lacks('SFB')),
  never('no assistants in home care', /assistent/iu, isHomeCare),
  never('no väntetid or beredskap in home care', /väntetid|beredskap/iu, isHomeCare),
]
