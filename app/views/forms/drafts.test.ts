import { expect, it } from 'vitest'
import { textsFor } from '~/i18n/texts'
import { numbered } from './drafts'

it('drafts about the same are numbered, and the others are left as they are', () => {
  const drafts = ['Rader', 'Passet', 'Rader'].map((about, index) => ({ id: `${index}`, about }))
  expect(numbered(drafts, textsFor('sv'))).toEqual([
    { id: '0', about: 'Rader, utkast 1' },
    { id: '1', about: 'Passet' },
    { id: '2', about: 'Rader, utkast 2' },
  ])
})
