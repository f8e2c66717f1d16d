import type { AppLoadContext } from '@remix-run/node'
import type { Access } from '~/auth/types'

/** By whose rights each page is drawn, from its loader to its document. The load context is one for each request. */
const drawn = new WeakMap<AppLoadContext, readonly Access[]>()

/** Says that a page shows all that these rights open of it now: what could not be had is not said of. */
export function showsFrom(context: AppLoadContext, held: readonly Access[]): void {
  drawn.set(context, held)
}

/** What was said of the page; undefined: nothing, so that it is not known whether it is whole. */
export function shownFrom(context: AppLoadContext): readonly Access[] | undefined {
  return drawn.get(context)
}
