import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { setImmediate as turn } from 'node:timers/promises'
import { csvOf, csvTexts } from './csv.server'

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

  it('has quotes round what has a separator, a quote or a line end of any kind in it', async () => {
    const lines = [['a;"b"', 'c\nd', 'e\rf', 'g\r\nh', ' i', 'j']]
    expect(await text(lines)).toBe('\uFEFF"a;""b""";"c\nd";"e\nf";"g\nh";" i";j\r\n')
  })

  it('lets others have their turn while many lines are made of what is there already', async () => {
    let turns = 0
    const done = new AbortController()
    const others = (async () => {
      for (; !done.signal.aborted; turns += 1) await turn()
    })()
    let length = 0
    for await (const part of csvTexts(Array.from({ length: 10_000 }, (_, n) => [n, 'x']))) length += part.length
    done.abort()
    await others
    expect(length).toBeGreaterThan(10_000)
    expect(turns).toBeGreaterThan(40)
  })
})
