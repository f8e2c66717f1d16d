import { openingScopes, type Scope } from '~/domain/access/representation'
import type { Scene } from '~/views/frame/scene'

/** What somebody may do for another, each in a few words ("se schemat"), in the order of the menu. */
export function rightsInWords(scopes: ReadonlySet<Scope>, { t }: Pick<Scene, 't'>): string[] {
  return openingScopes.flatMap((scope) => (scopes.has(scope) ? [t(`work-list.can.${scope}`)] : []))
}
