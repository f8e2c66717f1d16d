import { expect, it } from 'vitest'
import { textsFor } from '~/i18n/texts'
import { toldApart } from './told-apart'

const t = textsFor('sv')
const items = ['Rader', 'Passet', 'Rader'].map((about, index) => ({ id: `X${index}`, about }))

it('things of one name are numbered, and the others are left as they are', () => {
  expect(toldApart(items, 'about', t).map(({ about }) => about)).toEqual([
    'Rader, nummer 1',
    'Passet',
    'Rader, nummer 2',
  ])
})

it('or are told apart by something of their own', () => {
  expect(toldApart(items, 'about', t, ({ id }) => id).map(({ about }) => about)).toEqual([
    'Rader, X0',
    'Passet',
    'Rader, X2',
  ])
})
