/**
 * Someone with very many huvudmän, for what must stay fast and readable then. Only when the world is made with a number of
 * them (SANDBOX_HUVUDMAN): in the ordinary world there are none. Ulla, whose orders have ended there, is their god man.
 */
import type { Tables } from '../database/open'
import type { Profile } from './profiles'
import { activities, slot } from './slots'

const prefix = 'huvudman-'

/** Key in the cast of the god man of them all. */
export const crowdHolder = 'ulla'

const givenNames =
  'Astrid,Bengt,Cecilia,David,Elisabet,Folke,Gun,Harald,Irma,Josef,Kerstin,Lennart,Mona,Nina,Olof,Pirkko,Ragnar,Stina,Ture,Viola'.split(
    ',',
  )
const familyNames = 'Alm,Berglund,Ceder,Dahlberg,Edlund,Fransson,Grahn,Holmgren,Isaksson,Jonsson'.split(',')

/** Person 0, 1 … of the crowd: key, name, and a number that is kept for tests (birth numbers from 980 up). */
function personAt(index: number): { key: string; name: string; number: string } {
  const two = (value: number) => String(value).padStart(2, '0')
  const given = givenNames[index % givenNames.length] ?? ''
  const family = familyNames[Math.floor(index / givenNames.length) % familyNames.length] ?? ''
  const born = `19${two(30 + (index % 60))}${two(1 + ((index * 7) % 12))}${two(1 + ((index * 11) % 28))}`
  const digits = `${born}${String(980 + (index % 20))}`
  return {
    key: `${prefix}${String(index + 1).padStart(3, '0')}`,
    name: `${given} ${family}`,
    number: `${digits}${checkDigit(digits.slice(2))}`,
  }
}

/** The Luhn check digit of nine. */
function checkDigit(digits: string): number {
  const sum = Array.from(digits).reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** The first `count` of them, with help every day from two assistants who take turns, and one at weekends. */
export function crowdOf(count: number): (Profile & { name: string; number: string })[] {
  return Array.from({ length: count }, (_, index) => ({
    ...personAt(index),
    tenant: 'farsta',
    laws: ['LSS'],
    unit: 'Farsta grupp 4',
    municipality: 'Stockholm',
    contact: index % 3,
    slots: [
      slot('day', '10:00 12:00', activities.midday, [index % 80, (index + 1) % 80], { weekdays: [1, 2, 3, 4, 5] }),
      slot('weekend', '16:00 17:00', activities.evening, [(index + 2) % 80], { weekdays: [6, 7] }),
    ],
  }))
}

/** How many of them the tenant's world was made with. */
export function crowdSize(tables: Tables, tenantId: string): Promise<number> {
  return tables.brukare.count({ where: { tenantId, key: { startsWith: prefix } } })
}
