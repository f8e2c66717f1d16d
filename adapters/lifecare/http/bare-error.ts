/** What is logged of an error. */
export type BareError = { name: string; code?: string; at: string[] }

/** An error without its message, which of a database or a parser may hold what a person is called: its name, code and places. */
export function bareError(error: unknown): BareError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { name: error.name, ...code, at: places.slice(0, 12).map((line) => line.trim()) }
}
