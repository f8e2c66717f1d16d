import type { ChildProcess } from 'node:child_process'

export type StartedProcess = {
  name: string
  child: ChildProcess
  lastLines: string[]
  exited: boolean
  ended: Promise<{ code: number; signal: NodeJS.Signals | null }>
}

type Program = {
  name: string
  command: string
  args: string[]
  env?: Record<string, string | undefined>
  /** Gets each line that it writes. */
  onLine?: (line: string) => void
}

/** Starts a program in a process group of its own; the last lines it wrote are kept. */
export function startProcess(options: Program): StartedProcess
/** Asks it to end by SIGTERM, and ends it after `patience` ms. */
export function stopProcess(started: StartedProcess, patience?: number): Promise<void>
/** Waits until an address answers below 500; throws when the process ends before. */
export function waitUntilItAnswers(url: string, started: StartedProcess, patience?: number): Promise<void>
/** Runs a program to its end; gives its code and what it said. */
export function runToEnd(options: Program): Promise<{ code: number | null; lines: string[] }>
/** As many free ports as asked for, all different. */
export function freePorts(count: number): Promise<number[]>
