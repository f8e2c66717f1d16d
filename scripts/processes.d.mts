import type { StartedProcess } from './programs.mjs'

export type StackName = 'portal' | 'provider' | 'idp' | 'post'

/** Where everything of a stack listens: its processes, the post office's server of letters, and the portal's figures, where they are wanted. */
export type StackPorts = Record<StackName | 'smtp', number> & { figures?: number }

export type Stack = {
  origins: Record<StackName, string>
  data: string
  processes: Record<StackName, StartedProcess>
  stop: () => Promise<void>
  stopOne: (name: StackName) => Promise<void>
  killOne: (name: StackName) => Promise<void>
  startOne: (name: StackName) => Promise<void>
  /** `beforePortal` is done when the provider answers and before the portal asks it anything. */
  restartAt: (instant: string, beforePortal?: () => Promise<void>) => Promise<void>
}

export type StackOptions = {
  ports: StackPorts
  data: string
  env?: Record<string, string>
  clock?: string
  providerTimeoutMs?: number
  isSeeded?: boolean
  hasProvider?: boolean
  onLine?: (line: string, name: string) => void
}

export function startStack(options: StackOptions): Promise<Stack>
export function stackEnvironment(
  options: Pick<StackOptions, 'ports' | 'data' | 'clock' | 'env' | 'providerTimeoutMs'>,
): Record<'sandbox' | 'portal', Record<string, string>>
export function seed(env: Record<string, string>, onLine?: StackOptions['onLine']): Promise<void>
export function freeStackPorts(): Promise<StackPorts>
export function freePorts(count: number): Promise<number[]>
export function stopEverything(): Promise<void>
export function stopOnSignals(stop: () => unknown, atCtrlC?: number): void
