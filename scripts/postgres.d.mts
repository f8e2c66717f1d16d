export type OneDatabase = { url: string; drop: () => Promise<void> }

export type TestPostgres = {
  /** Of the database `postgres`. */
  url: string
  /** As when the power goes: no process of the server gets to finish anything. */
  kill: () => Promise<void>
  /** Starts it again after `kill`, on the same port and data. */
  start: () => Promise<void>
  /** Ends it, and leaves its databases in a folder that is not there yet. */
  keep: (folder: string) => Promise<void>
  /** Ends it and removes its folder. */
  stop: () => Promise<void>
}

export function runStatement(url: string, sql: string): Promise<void>
export function createDatabase(url: string, options?: { name?: string; template?: string }): Promise<OneDatabase>
export function startPostgres(options?: {
  from?: string
  within?: string
  settings?: readonly string[]
  port?: number
}): Promise<TestPostgres>
export function giveToPostgres(folder: string): Promise<void>

export const runningRole: string
export function asRunning(url: string): string
