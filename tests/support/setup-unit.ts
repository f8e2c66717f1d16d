import type { TestProject } from 'vitest/node'
import { makeTemplates } from './template-making'

/** What the tests beside the code copy. */
export default async function setup({ provide }: TestProject): Promise<void> {
  provide('templates', await makeTemplates(['provider']))
}
