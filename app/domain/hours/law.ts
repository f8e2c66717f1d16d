import type { Law } from '../../../provider-api/contract'

/**
 * Whom a decision by these laws is from: where to turn when the time is not given. Försäkringskassan decides by SFB,
 * socialförsäkringsbalken chapter 51; the municipality by LSS and by SoL, socialtjänstlagen. `null`: not known now.
 */
export function decidersOf(laws: ReadonlySet<Law> | null): 'state' | 'municipality' | 'both' | 'unknown' {
  if (laws === null || laws.size === 0) return 'unknown'
  const isMunicipal = laws.has('LSS') || laws.has('SoL')
  if (laws.has('SFB')) return isMunicipal ? 'both' : 'state'
  return 'municipality'
}
