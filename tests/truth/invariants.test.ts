import { describe, expect, it } from 'vitest'
import type { TrueFile } from './look'
import { lengthsIn, minutesOf } from './invariants/duration'
import { ofCounts, sameWaits } from './invariants/counts'
import { ofForm } from './invariants/form'
import { ofSums } from './invariants/sums'
import { ofTime } from './invariants/time'
import { ofWhose } from './invariants/whose'
import { readPage, type TruePage } from './read-page'

/** The checks of pages find what they are for: each is shown a page where it does not hold. */

const now = new Date('2026-11-19T12:00:00+01:00')

const page = (path: string, pattern: string, main: string, about = 'Pia Lindgren'): TruePage =>
  readPage('pia', about, {
    ...{ path, pattern, status: 200, type: 'text/html', text: '' },
    html: `<title>Sida</title><main>${main}</main>`,
  })

const faultsOf = (pages: readonly TruePage[], files: readonly TrueFile[] = []): string =>
  [...ofForm, ...ofSums, ...ofCounts].flatMap(({ faults }) => faults(pages, now, files)).join('\n')

const month = (sum: string, told: string, heading = 'Ingen av 2 tidrapporter har något att titta på'): TruePage =>
  page(
    '/b/p/tidrapporter/2026-10',
    'b/:brukareId/tidrapporter/:month',
    `<h1>${heading}</h1><table><caption>Tidrapporter för oktober 2026 utan anmärkning</caption>
    <thead><tr><th>Personal</th><td></td><th>Läge</th><th>Tid</th></tr></thead>
    <tbody><tr><th><a href="/b/p/tidrapport/farsta/r1">Tidrapport, Ann</a></th><td></td>
    <td>Klar</td><td>Planerat 2 timmar, rapporterat 2 timmar, fastställt 1 timme 5 minuter.</td></tr>
    <tr><th><a href="/b/p/tidrapport/farsta/r2">Tidrapport, Bo</a></th><td></td>
    <td>Klar</td><td>Planerat 2 timmar, rapporterat 2 timmar, fastställt ${told}.</td></tr></tbody></table>
    <dl><dt>Fastställd tid</dt><dd>${sum}</dd></dl>`,
  )

const hours = (heading: string, missing: string, inRow = missing): TruePage =>
  page(
    '/b/p/timmar/manad/2026-10',
    'b/:brukareId/timmar/manad/:month',
    `<h1>${heading}</h1><p>Du fick 9 timmar av 10 timmar.</p><dl><div><dt>Given tid som är godkänd (fastställd)</dt><dd>8 timmar</dd></div>
    <div><dt>Given tid som inte är godkänd än</dt><dd>1 timme</dd></div></dl>
    <table><caption>Timmarna del för del</caption><thead><tr><th>När</th><td></td><th>Saknas</th><th>Given tid</th></tr></thead><tbody>
    <tr><th>vecka 40</th><td></td><td>${inRow}</td><td>9 timmar av 10 timmar</td></tr>
    <tr><th>vecka 41</th><td></td><td>Inte än</td><td>Bokat 2 timmar av 10 timmar</td></tr></tbody></table>
    <p><span>Saknas tillsammans</span> <strong>${missing}</strong></p>`,
  )

describe('lengths of time', () => {
  it('are read as they are written', () => {
    expect(
      ['1 timme 5 minuter', '646 timmar', 'minus 15 minuter', '15 minuter mer', '0 minuter', 'Inte än'].map(minutesOf),
    ).toEqual([...[65, 38_760, -15, -15, 0], null])
    expect(lengthsIn('Du fick 8 timmar 1 minut av 9 timmar. 59 minuter saknas.')).toEqual([481, 540, 59])
  })
})

describe('sums', () => {
  it('are more than the decision, and not missing by less than nothing', () => {
    expect(faultsOf([hours('1 timme saknas i oktober', '1 timme', 'minus 5 minuter')])).toContain('minus 5 minuter')
    expect(faultsOf([hours('1 timme saknas i oktober', '1 timme', '5 minuter mer')])).not.toContain(
      'by less than nothing',
    )
  })

  it('hold when they agree', () => {
    expect(faultsOf([month('2 timmar', '55 minuter')])).toBe('')
    expect(faultsOf([hours('1 timme saknas i oktober', '1 timme')])).toBe('')
  })

  it('find rows that do not add up, and another figure for a report on its own page or in a file', () => {
    expect(faultsOf([month('2 timmar', '54 minuter')])).toContain('Fastställd tid: 120 and 119')
    const path = '/b/p/tidrapport/farsta/r2'
    const own = page(
      path,
      'b/:brukareId/tidrapport/:providerId/:reportId',
      '<h1>Tidrapport</h1><dl><dt>Fastställd tid</dt><dd>54 minuter</dd></dl>',
    )
    expect(faultsOf([month('2 timmar', '55 minuter'), own])).toContain(`Fastställd tid, ${path}: 54 at`)
    const file: TrueFile = {
      ...{ person: 'pia', about: 'Pia Lindgren', status: 200, type: 'text/csv', html: '' },
      path: '/b/p/tidrapporter/2026-10.csv',
      pattern: 'b/:brukareId/tidrapporter/:month.csv',
      text: '[]\n\uFEFFPersonal;Fastställd tid (minuter)\r\nAnn;65\r\nBo;56\r\n',
    }
    expect(faultsOf([month('2 timmar', '55 minuter')], [file])).toContain('121 at pia /b/p/tidrapporter/2026-10.csv')
  })

  it('find a heading of hours that does not follow from what is under it', () => {
    const wrong = hours('2 timmar saknas för Karl Öberg i oktober', '1 timme')
    expect(faultsOf([wrong])).toContain('missing, and granted less given: 120 and 60')
    expect(faultsOf([wrong])).toContain('missing, in the heading and the reasons: 120 and 60')
    expect(faultsOf([hours('1 timme saknas i oktober', '1 timme', '59 minuter')])).toContain('the table: 60 and 59')
  })
})

describe('counts', () => {
  it('find a list that has more or less than its heading says', () => {
    expect(faultsOf([month('2 timmar', '55 minuter', 'Ingen av 3 tidrapporter har något att titta på')])).toContain(
      'counts 3 and has 2',
    )
    const day = (heading: string): TruePage =>
      page(
        '/b/p/schema/dag/2026-11-19',
        'b/:brukareId/schema/dag/:date',
        `<h1>${heading}</h1><ul><li class="shift"><p>Ann</p></li></ul>`,
      )
    expect(faultsOf([day('Ett pass torsdag 19 november')])).toBe('')
    expect(faultsOf([day('2 pass torsdag 19 november')])).toContain('counts 2 and has 1')
  })

  it('find a menu that has another figure than its list has marks', () => {
    const list = (answers: number, marks: string): TruePage =>
      readPage('pia', 'Pia Lindgren', {
        ...{
          path: '/b/p/invandningar',
          pattern: 'b/:brukareId/invandningar',
          status: 200,
          type: 'text/html',
          text: '',
        },
        html: `<nav class="menu"><a href="/b/p/invandningar">Ärenden <i>${answers}</i> ${answers} svar att läsa</a></nav>
        <main><h1>Inget</h1>${marks}</main>`,
      })
    const marks = '<p>Svar att läsa</p><p><span>Nytt svar</span></p>'
    expect(faultsOf([list(2, marks)])).not.toContain('the menu has')
    expect(faultsOf([list(1, marks)])).toContain('marks 2 and the menu has 1')
  })

  it('find a first page, a choice and a work list that do not say the same', () => {
    const list = page(
      '/att-gora',
      'att-gora',
      `<h1>2 av 2 personer väntar på dig</h1><table><tbody><tr><th><a href="/b/x">Bo</a></th><td></td><td></td>
      <td><a href="/b/x/1">Läs svaret<span>. Bo</span></a></td></tr><tr><th><a href="/b/y">Eva</a></th><td></td><td></td>
      <td><a href="/b/y/1">Granska<span>. Eva</span></a><a href="/b/y">2 saker väntar på dig<span>. Eva</span></a></td></tr></tbody></table>`,
      '',
    )
    const choice = (count: string): TruePage =>
      page('/valj', 'valj', `<h1>Vem gäller det?</h1><h2><a href="/b/x">Bo</a></h2><p>${count}</p>`, '')
    const first = (to: string): TruePage =>
      page('/b/x', 'b/:brukareId', `<h1>Nu</h1><p>En sak väntar på dig</p><a href="${to}">Läs</a>`, 'Bo')
    expect(waitFaults([list, choice('En sak väntar på dig'), first('/b/x/1')])).toEqual([])
    expect(waitFaults([list, choice('2 saker väntar på dig'), first('/b/x/1')]).join()).toContain('the choice says 2')
    expect(waitFaults([list, choice('En sak väntar på dig'), first('/b/x/2')]).join()).toContain(
      'not on the first page',
    )
    const short = { ...list, blocks: list.blocks.map((block) => block.replace('2 av 2', '1 av 2')) }
    expect(waitFaults([short]).join()).toContain('has 2 of 2')
  })

  it('judge by no figure that is said not to be the whole, and by none of another person', () => {
    const list = page(
      '/att-gora',
      'att-gora',
      `<h1>Minst en person väntar på dig, men vi kan inte läsa allt</h1><table><tbody>
      <tr><th><a href="/b/x">Bo</a></th><td></td><td></td><td><a href="/b/x/1">Läs svaret<span>. Bo</span></a></td></tr>
      <tr><th><a href="/b/y">Eva</a></th><td></td><td></td><td><a href="/b/y/1">Granska<span>. Eva</span></a>
      <p>Minst 2 saker väntar på dig</p></td></tr></tbody></table>`,
      '',
    )
    const card = (id: string, name: string, waits: string) =>
      `<li><div><h2><a href="/b/${id}">${name}</a></h2><p>Du är god man. Gäller tills vidare.</p><p>Du har uppdraget tillsammans
      med Siv.</p><p>Du är också arbetsgivare.</p><p>Anordnaren svarar inte.</p><p>Farsta</p><p>${waits}</p></div></li>`
    const choice = (bo: string, eva: string): TruePage =>
      page('/valj', 'valj', `<h1>Vem gäller det?</h1><ul>${card('x', 'Bo', bo)}${card('y', 'Eva', eva)}</ul>`, '')
    const first = (said: string): TruePage =>
      page('/b/x', 'b/:brukareId', `<h1>Nu</h1>${said}<a href="/b/x/1">Läs</a>`, 'Bo')
    const unknown = 'Vi vet inte om något väntar på dig just nu'
    expect(waitFaults([list, choice('En sak väntar på dig', '3 saker väntar på dig')])).toEqual([])
    expect(waitFaults([list, choice(unknown, '3 saker väntar på dig')])).toEqual([])
    expect(waitFaults([list, choice('Inget väntar på dig', unknown)]).join()).toContain('the choice says 0')
    expect(waitFaults([list, first('<h2>Ett svar att läsa</h2>')])).toEqual([])
    expect(waitFaults([list, first('<h2>Minst 2 saker väntar på dig</h2>')])).toEqual([])
    expect(waitFaults([list, first('<p>Vi kan inte läsa allt som kan vänta på dig just nu.</p>')])).toEqual([])
    expect(waitFaults([list, first('')]).join()).toContain('the first page says 0')
  })
})

const waitFaults = (pages: readonly TruePage[]): string[] =>
  ofCounts.find(({ name }) => name === sameWaits)?.faults(pages, now) ?? ['there is no such invariant']

describe('what waits, and what is to come', () => {
  const found = (pattern: string, main: string, about = 'Pia Lindgren') =>
    [...ofTime, ...ofWhose].flatMap(({ faults }) => faults([page('/b/p/x', pattern, main, about)], now)).join('\n')
  const month = 'b/:brukareId/tidrapporter/:month'
  const review = '<li><a href="/x">Granska 9 tidrapporter för november 2026, senast tisdag 8 december</a></li>'

  it('is of one day on one page', () => {
    const steps = (day: number) => `<li><span>Kommer: </span>Räkningen ska vara klar 7 till ${day} december.</li>`
    expect(found(month, review + steps(8))).toBe('')
    expect(found(month, review + steps(10))).toContain('8 december, and 10 december')
  })

  it('is not said to be impossible where it waits', () => {
    const cannot = '<p>Allt är inte rapporterat än. Du kan granska när allt är rapporterat.</p>'
    expect(found(month, review + cannot)).toContain('says: Allt är inte rapporterat än.')
    expect(found(month, cannot)).toBe('')
  })

  it('is not nothing where nobody has planned, and is nobody else’s right', () => {
    expect(found('b/:brukareId/timmar/period/:from', '<p>Bokat 0 minuter av 740 timmar</p>')).toContain('Bokat 0')
    const right = '<p>Ring. Du har rätt att vara med när planen görs.</p>'
    expect(found('b/:brukareId/plan/:providerId/:planId', right, 'Karl Öberg')).toContain('Du har rätt')
    expect(found('b/:brukareId/plan/:providerId/:planId', right)).toBe('')
  })
})

describe('clock times', () => {
  it.each(['07:00–14:30', '7.00–14.30', '7.00 till 14.30', 'klockan 6.03', '06:03'])('finds %s', (time) => {
    expect(faultsOf([page('/x', 'x', `<h1>Nu</h1><p>${time}</p>`)])).toContain('says: ')
  })

  it('lets 6:03–13:57 be', () => {
    expect(faultsOf([page('/x', 'x', '<h1>Nu</h1><p>6:03–13:57, från klockan 6 till 13:57.</p>')])).toBe('')
  })
})
