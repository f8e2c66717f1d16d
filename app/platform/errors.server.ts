/** What can go wrong in a way a person is told about. */
export type FaultKind = 'unavailable' | 'contract' | 'notFound' | 'forbidden' | 'invalid'

/** An error with a kind, which decides the page, and a code, which is shown and logged. Its message holds nothing personal. */
export type Fault = Error & { kind: FaultKind; code: string }

const kinds: ReadonlySet<unknown> = new Set<FaultKind>(['unavailable', 'contract', 'notFound', 'forbidden', 'invalid'])

/** Makes a fault. `code` is short and stable, for example `broker-discovery`. */
export function fault(
  kind: FaultKind,
  { code, message, cause }: { code: string; message: string; cause?: unknown },
): Fault {
  return Object.assign(new Error(message, { cause }), { kind, code })
}

/** True for what `fault` made. */
export function isFault(error: unknown): error is Fault {
  return error instanceof Error && 'kind' in error && kinds.has(error.kind) && 'code' in error
}

/** The HTTP status that goes with a kind of fault. */
export function statusOf(kind: FaultKind): number {
  return { unavailable: 503, contract: 502, notFound: 404, forbidden: 403, invalid: 400 }[kind]
}
