import type { ClaimView } from '~/views/claims/claim'
import type { ClaimsView } from '~/views/claims/claims'
import type { LineView } from '~/views/claims/line'
import type { Scene } from '~/views/frame/scene'
import { heading, list, maybeText, text, type Block } from './document'

/** The underlag to the räkning beside the rows: what it comes to, and each line that is wrong, in the words of its page. */
export function claimBlocks({ heading: answer, claims, without, crossing }: ClaimsView, { t }: Scene): Block[] {
  const nights = crossing.map(({ text: said }) => said)
  return [
    ...[text(answer), text(t('claims.explain')), ...without.map(text), ...claims.flatMap(oneClaim)],
    ...(nights.length === 0
      ? []
      : [heading(t('claims.crossing.heading')), text(t('claims.how.reports')), ...list(nights)]),
  ]
}

function oneClaim(claim: ClaimView): Block[] {
  return [
    heading(claim.heading),
    ...claim.summary.map(text),
    ...claim.warnings.map(text),
    { kind: 'facts', facts: claim.facts },
    ...maybeText(claim.waiting),
    ...maybeText(claim.overlap),
    ...claim.differences.flatMap(differenceBlocks),
  ]
}

function differenceBlocks({ what, faults, sides, difference }: LineView): Block[] {
  return [text(what), ...list([...faults, ...sides, ...(difference === null ? [] : [difference])])]
}
