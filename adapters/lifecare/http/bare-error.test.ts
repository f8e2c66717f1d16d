import { expect, it } from 'vitest'
import { bareError } from './bare-error'

it('logs where an error was, and nothing of what it says', () => {
  const error = Object.assign(new TypeError('Astrid Almgren\nis not here\n  193001019805'), { code: 'P2002' })
  const bare = bareError(error)
  expect(bare).toMatchObject({ name: 'TypeError', code: 'P2002' })
  expect(bare.at[0]).toContain('bare-error.test.ts')
  expect(JSON.stringify(bare)).not.toMatch(/Astrid|1930/)
  expect(bareError('Astrid')).toEqual({ name: 'string', at: [] })
})
