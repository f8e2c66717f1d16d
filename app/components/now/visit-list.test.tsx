import { load } from 'cheerio'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TextsProvider } from '~/i18n/context'
import { nowView } from '~/views/now/now'
import { nobody, own, today } from '~/views/now/now.fixture'
import { at, scene, shiftData } from '~/views/schedule/shift.fixture'
import { whole } from '../../../tests/support/known'
import { VisitDay } from './visit-list'

it('says again of every other visit what has been said of the one in the answer', () => {
  const changes = [{ type: 'moved' as const, at: '2026-11-18T09:00:00+01:00' }]
  const here = today('14:00', '16:00', {
    ...{ changes, status: 'started', actualStart: at('2026-11-19T14:02:00+01:00') },
  })
  const shifts = [here, today('18:00', '20:00', { id: 'p2', changes }), shiftData({ id: 'p3', changes })]
  const view = nowView(whole([{ shifts, scene }]), own, nobody, scene)
  const said = { href: view.saidOf ?? '', lines: view.answer.lines }
  const told = view.days.flatMap((day) => {
    const page = load(
      renderToStaticMarkup(
        <TextsProvider language="sv">
          <VisitDay day={day} said={said} />
        </TextsProvider>,
      ),
    )
    return page('.visit')
      .toArray()
      .map((row) => page(row).text().includes('Tiden är ändrad.'))
  })
  expect(told).toEqual([false, true, true])
})
