import { describe, expect, it } from 'vitest'
import { createMetricsBook } from './metrics.server'

const newBook = () => createMetricsBook({ version: '1.2.3', node: '20.19.0' })
const linesOf = async (book: ReturnType<typeof newBook>) => (await book.read()).text.split('\n')

describe('the book of figures', () => {
  it('says what runs, and how the process is', async () => {
    const lines = await linesOf(newBook())
    expect(lines).toContain('insyn_build_info{version="1.2.3",node="20.19.0"} 1')
    for (const name of [
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
      'process_cpu_seconds_total',
    ]) {
      expect(
        lines.some((line) => line.startsWith(`${name} `)),
        name,
      ).toBe(true)
    }
  })

  it('has no line of what is not known', async () => {
    const book = newBook()
    let known: number | null = null
    book.gauge('age_seconds', 'An age', [], () => (known === null ? [] : [{ value: known }]))
    const ages = async () => (await linesOf(book)).filter((line) => line.startsWith('age_seconds'))
    expect(await ages()).toEqual([])
    known = 0
    expect(await ages()).toEqual(['age_seconds 0'])
    known = null
    expect(await ages(), 'not known any more').toEqual([])
  })

  it('counts in one book what happens to one process', async () => {
    const [one, other] = [newBook(), newBook()]
    one.metrics.notice('sms', 'handed over')
    expect(await linesOf(one)).toContain('insyn_notices_total{channel="sms",outcome="handed over"} 1')
    expect((await linesOf(other)).filter((line) => line.startsWith('insyn_notices_total'))).toEqual([])
  })
})
