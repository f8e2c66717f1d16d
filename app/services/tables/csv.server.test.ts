import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.server'

const text = async (lines: Parameters<typeof csvOf>[0]) => (await buffer(csvOf(lines))).toString('utf8')

describe('a file for a spreadsheet', () => {
  it('begins with a byte order mark, and has semicolons and line ends that spreadsheets know', async () => {
    expect(
      await text([
        ['Dag', 'Minuter'],
        ['2026-11-19', 60],
        [null, 0],
      ]),
    ).toBe('\uFEFFDag;Minuter\r\n2026-11-19;60\r\n;0\r\n')
  })

  it('has no text that is a formula, and leaves numbers and times with a minus as they are', async () => {
    const lines = [['=1+1', '@a', '+b', '-c', -15, { hours: '-0:15' }, 'a;"b"\nc']]
    expect(await text(lines)).toBe(`\uFEFF'=1+1;'@a;'+b;'-c;-15;-0:15;"a;""b""\nc"\r\n`)
  })
})
