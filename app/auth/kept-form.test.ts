import { describe, expect, it } from 'vitest'
import { createCookies } from './cookies.server'
import { createKeptForms } from './kept-form.server'

const now = new Date('2026-11-19T14:00:00Z')

/** Forms that wait, and how many the database was given. */
function scene() {
  const kept: unknown[] = []
  const forms = createKeptForms(
    {
      signIns: {
        create: ({ data }) => Promise.resolve({ token: String(kept.push(data)).padStart(43, 'x') }),
        find: () => Promise.resolve(null),
        consume: () => Promise.resolve(false),
      },
      persons: Object.create({ idsOf: (id: string) => Promise.resolve([id]) }),
      clock: () => now,
      owners: { of: (id) => id, is: (word, id) => word === id, isOurs: () => true },
    },
    createCookies({ secure: true }),
  )
  const send = (owner: string, text = 'Hej') => forms.keep({ owner, action: '/b/x', fields: [['text', text]] }, null)
  return { kept, send }
}

describe('forms that wait', () => {
  it('are so many for each person that no program fills the database with them, without hindering others', async () => {
    const { kept, send } = scene()
    for (let n = 0; n < 100; n++) await send('pia')
    expect(kept).toHaveLength(40)
    expect(await send('pia')).toEqual([])
    expect(await send('karl')).toEqual([expect.stringContaining('insyn-form')])
  })

  it('are no longer than a form is', async () => {
    const { kept, send } = scene()
    expect(await send('pia', 'x'.repeat(70_000))).toEqual([])
    expect(await send('pia', 'x'.repeat(20_000))).toHaveLength(1)
    expect(kept).toHaveLength(1)
  })
})
