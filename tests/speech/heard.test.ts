import { describe, expect, it } from 'vitest'
import { faultsHeard } from './heard'

describe('what is wrong with how a page sounds', () => {
  const links = [
    { name: 'Mer', href: '/a' },
    { name: 'Mer', href: '/b' },
    { name: 'Hjälp', href: '/hjalp' },
  ]

  it('is nothing where all is said once and told apart', () => {
    expect(faultsHeard(['Vem kommer i dag?', 'Hjälp', 'länk', 'Klockan 8–10.'], links)).toEqual([])
  })

  it.each([
    [['Klart', 'Klart'], 'said twice: Klart'],
    [['–'], 'only signs: –'],
    [['Ärenden2 nya svar'], 'two words as one: Ärenden2 nya svar'],
    [['Mer', 'länk', 'Fatima', 'Mer', 'länk'], 'links that sound alike: Mer'],
    [['undefined kommer'], 'a hole: undefined kommer'],
  ])('is found in %j', (said, fault) => {
    expect(faultsHeard(said, links)).toEqual([fault])
  })
})
