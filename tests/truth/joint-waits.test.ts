import { describe, expect, it } from 'vitest'
import { textsFor } from '~/i18n/texts'
import { ofJoint } from './invariants/joint'
import { readPage, type TruePage } from './read-page'

/** The check of who waits for whom finds what it is for, in the words that the pages have now. */

const t = textsFor('sv')
const now = new Date('2026-11-19T12:00:00+01:00')
const base = '/b/t'
const act = `${base}/tillsammans/a`
const date = 'lördag 19 december'

const page = (path: string, pattern: string, main: string, about = 'Tuulikki Virtanen'): TruePage =>
  readPage('per', about, {
    ...{ path, pattern, status: 200, type: 'text/html', text: '' },
    html: `<title>Sida</title><main>${main}</main>`,
  })

type Words = { heading: string; fact: string; list: string; first: string; workList: string }

const pagesOf = ({ heading, fact, list, first, workList }: Words): TruePage[] => [
  page(
    act,
    'b/:brukareId/tillsammans/:jointActId',
    `<h1>${heading}</h1><dl><dt>${t('joint.fact.waits')}</dt><dd>${fact}</dd></dl>`,
  ),
  page(
    `${base}/tillsammans`,
    'b/:brukareId/tillsammans',
    `<h1>${t('joint.list.yours', { count: 2 })}</h1><section><h2>${t('joint.list.waiting')}</h2>
    <h3><a href="${base}/tillsammans/b">${t('joint.wants.giveAccess', { name: 'Ingrid' })}</a></h3>
    <p>${t('joint.state.waiting', { names: 'Olof' })}</p>
    <h3><a href="${act}">${t('joint.wants.giveAccess', { name: 'Ingrid' })}</a></h3><p>${list}</p></section>
    <section><h2>${t('joint.list.ended')}</h2><p>${t('joint.state.done')}</p></section>`,
  ),
  page(base, 'b/:brukareId', `<h1>Nu</h1><ul><li><a href="${act}">${first}</a></li></ul>`),
  page('/att-gora', 'att-gora', `<h1>1</h1><a href="${act}">${workList}<span>. Tuulikki Virtanen</span></a>`, ''),
]

const yours = t('joint.waiting.yours', { name: 'Ingrid', date })
const asked = t('joint.waiting.asked', { names: 'Per', date })
const right: Words = {
  heading: t('joint.heading.yours', { name: 'Ingrid' }),
  fact: t('joint.state.yours'),
  list: t('joint.state.yours'),
  first: yours,
  workList: yours,
}
const asker: Words = {
  heading: t('joint.heading.waiting', { names: 'Per' }),
  ...{ fact: t('joint.state.waiting', { names: 'Per' }), list: t('joint.state.waiting', { names: 'Per' }) },
  ...{ first: asked, workList: asked },
}
const faultsOf = (words: Words): string[] => ofJoint.flatMap(({ faults }) => faults(pagesOf(words), now))

describe('who waits for whom', () => {
  it('holds when all say the same, for the one who is asked and the one who asked', () => {
    expect([faultsOf(right), faultsOf(asker)]).toEqual([[], []])
  })

  it.each(['fact', 'list', 'first', 'workList'] as const)('is found when it is another thing: %s', (part) => {
    const [forAsked, forAsker] = [
      faultsOf({ ...right, [part]: asker[part] }),
      faultsOf({ ...asker, [part]: right[part] }),
    ]
    expect([forAsked.length, forAsker.length]).toEqual([1, 1])
    expect(forAsked.join()).toContain('waits for the reader, asked by Ingrid, and ')
    expect(forAsker.join()).toContain('waits for Per, and ')
  })

  it('is found when somebody else asks, or somebody else is asked', () => {
    const other = t('joint.waiting.yours', { name: 'Olof', date })
    expect(faultsOf({ ...right, workList: other }).join()).toContain('per /att-gora for the reader, asked by Olof')
    const toOlof = t('joint.waiting.asked', { names: 'Olof', date })
    expect(faultsOf({ ...asker, first: toOlof }).join()).toContain(`for Tuulikki Virtanen ${base} for Olof`)
  })

  it('is found when a row says that an act waits that has been answered', () => {
    const ended = { ...right, heading: t('joint.heading.done.giveAccess'), fact: '' }
    expect(faultsOf(ended)).toHaveLength(3)
    const told = t('joint.waiting.declined', { name: 'Per' })
    const declined = {
      heading: t('joint.heading.declined', { name: 'Per' }),
      fact: '',
      list: t('joint.state.declined'),
    }
    expect(faultsOf({ ...declined, first: told, workList: told })).toEqual([])
  })
})
