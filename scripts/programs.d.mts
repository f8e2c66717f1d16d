/** Runs a program to its end; gives its code and what it said. */
export function runToEnd(options: {
  name: string
  command: string
  args: string[]
  env?: Record<string, string | undefined>
}): Promise<{ code: number | null; lines: string[] }>
