import type { StackName } from './processes.mjs'

export function signInByHttp(
  origins: Record<StackName, string>,
  person: string,
  path?: string,
): Promise<{ cookie: string; page: { url: string; status: number; html: string } }>
