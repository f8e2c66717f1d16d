import { expect, it } from 'vitest'
import { isReading } from './reading'

it('is to open a page, and nothing that is fetched beforehand, of itself, or without its content', () => {
  const reads = (headers: Record<string, string>, method = 'GET') =>
    isReading({ method, headers: new Headers(headers) })
  expect(reads({})).toBe(true)
  expect(reads({ 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' })).toBe(true)
  expect(reads({}, 'HEAD')).toBe(false)
  expect(reads({ 'sec-purpose': 'prefetch' })).toBe(false)
  expect(reads({ 'sec-purpose': 'prefetch;prerender', 'sec-fetch-dest': 'document' })).toBe(false)
  expect(reads({ purpose: 'prefetch' })).toBe(false)
  expect(reads({ 'x-moz': 'prefetch' })).toBe(false)
  expect(reads({ 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' })).toBe(false)
})
