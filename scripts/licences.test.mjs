import { expect, it } from 'vitest'
import { licences } from './licences.mjs'

it('runs with packages whose licence somebody has looked at', () => {
  const all = licences()
  expect(all.length).toBeGreaterThan(150)
  expect(all.filter((one) => !one.isLookedAt)).toEqual([])
  expect(all.find(({ name }) => name === 'prom-client')).toMatchObject({ licence: 'Apache-2.0' })
})
