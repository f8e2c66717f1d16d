/**
 * The invented people of the sandbox. Every number ends in a birth number from 980 up, which is kept for tests, and has
 * a right check digit; no real person has one. The sandbox identity provider signs them in, the sandbox provider knows
 * them, and the portal's demo consents name them.
 */

/** A person of the sandbox. `number` has 12 digits; a samordningsnummer has 60 added to the day. */
export type CastPerson = {
  key: string
  name: string
  givenName: string
  familyName: string
  number: string
  /** True for a samordningsnummer. */
  coordination?: boolean
  /** The samordningsnummer that a person had before the personnummer. */
  previousCoordinationNumber?: string
  /** What the sign-in page says of one who has no note of the sandbox's own. */
  note?: string
}

const person = (key: string, givenName: string, familyName: string, number: string): CastPerson => ({
  key,
  name: `${givenName} ${familyName}`,
  givenName,
  familyName,
  number,
})

/** Those who get help. `provider` keys are tenants of the sandbox provider. */
export const brukare = [
  person('pia', 'Pia', 'Lindgren', '198311059847'),
  person('karl', 'Karl', 'Öberg', '194709239810'),
  person('alva', 'Alva', 'Sandell', '201009229806'),
  person('elsa', 'Elsa', 'Sandell', '201703119816'),
  person('maja', 'Maja', 'Holm', '199002159854'),
  person('sven', 'Sven', 'Aronsson', '193602299863'),
  person('bo', 'Bo', 'Nyström', '197106309854'),
  person('rut', 'Rut', 'Hedlund', '194405059884'),
  person('ivar', 'Ivar', 'Björk', '196605279832'),
  person('tuulikki', 'Tuulikki', 'Virtanen', '195201189825'),
  person('hanna', 'Hanna', 'Dahl', '199912309896'),
  person('yngve', 'Yngve', 'Falk', '193107139804'),
] as const satisfies readonly CastPerson[]

/** Those who act for or follow a brukare, and one who has nothing here. */
export const others = [
  person('greta', 'Greta', 'Malm', '196403079822'),
  person('omar', 'Omar', 'Haddad', '197309099807'),
  person('leila', 'Leila', 'Sandell', '198502199832'),
  person('jan', 'Jan', 'Nyström', '196806069826'),
  person('eva', 'Eva', 'Aronsson', '196108039832'),
  person('nils', 'Nils', 'Lindgren', '195804129806'),
  person('sara', 'Sara', 'Lindgren', '199204169826'),
  person('ulla', 'Ulla', 'Berg', '195510179814'),
  person('vera', 'Vera', 'Lund', '200202289880'),
  person('frida', 'Frida', 'Ström', '198805129809'),
  person('ingrid', 'Ingrid', 'Sjö', '195909309808'),
  person('per', 'Per', 'Sjö', '196201179808'),
  { ...person('amir', 'Amir', 'Rahimi', '199507819853'), coordination: true },
  // One person: before and after the samordningsnummer became a personnummer.
  { ...person('zeki', 'Zeki', 'Demir', '198802749807'), coordination: true },
  { ...person('zekiNy', 'Zeki', 'Demir', '198802149800'), previousCoordinationNumber: '198802749807' },
] as const satisfies readonly CastPerson[]

/** Everyone who can sign in. Elsa is a child of nine and has no e-legitimation. */
export const signInPersons: readonly CastPerson[] = [...brukare.filter((p) => p.key !== 'elsa'), ...others]

/** The two tenants of the sandbox provider; the key is the first part of the path of its base URL. */
export const tenants = {
  farsta: { name: 'Farsta Assistans', brukare: brukare.map((p) => p.key) },
  soder: { name: 'Söders Hemtjänst', brukare: ['karl'] },
} as const

/** Legal representations, kept by the provider. Dates are offsets in days from the world's first day of today. */
export type CastRepresentation = {
  holder: string
  brukare: string
  kind: 'vardnadshavare' | 'godMan' | 'forvaltare' | 'framtidsfullmakt'
  assignments?: ('bevakaRatt' | 'sorjaForPerson' | 'forvaltaEgendom')[]
  validFromDays: number
  validToDays?: number
  revokedDays?: number
  jointWith?: string
  conflictOfInterest?: 'assistant' | 'employer'
}

/** Greta is god man of eight; Ingrid and Per have theirs together; Ulla's two have ended (one expired, one revoked); Jan is brother, god man and assistant of Bo. */
export const legalRepresentations: readonly CastRepresentation[] = [
  ...['karl', 'sven', 'rut', 'ivar', 'tuulikki', 'hanna', 'yngve', 'maja'].map((key): CastRepresentation => ({
    holder: 'greta',
    brukare: key,
    kind: 'godMan',
    assignments:
      key === 'hanna' ? ['forvaltaEgendom'] : key === 'ivar' ? ['sorjaForPerson'] : ['bevakaRatt', 'sorjaForPerson'],
    validFromDays: -700,
  })),
  {
    holder: 'omar',
    brukare: 'hanna',
    kind: 'forvaltare',
    assignments: ['bevakaRatt', 'sorjaForPerson', 'forvaltaEgendom'],
    validFromDays: -400,
    validToDays: 200,
  },
  ...(['ingrid', 'per'] as const).map((holder): CastRepresentation => ({
    ...{ holder, brukare: 'tuulikki', kind: 'godMan', assignments: ['bevakaRatt'], validFromDays: -200 },
    jointWith: holder === 'per' ? 'ingrid' : 'per',
  })),
  { holder: 'leila', brukare: 'elsa', kind: 'vardnadshavare', validFromDays: -3000 },
  { holder: 'leila', brukare: 'alva', kind: 'vardnadshavare', validFromDays: -5000 },
  {
    holder: 'jan',
    brukare: 'bo',
    kind: 'godMan',
    assignments: ['bevakaRatt', 'sorjaForPerson'],
    validFromDays: -300,
    conflictOfInterest: 'assistant',
  },
  { holder: 'eva', brukare: 'sven', kind: 'framtidsfullmakt', validFromDays: -90 },
  {
    holder: 'ulla',
    brukare: 'rut',
    kind: 'godMan',
    assignments: ['bevakaRatt'],
    validFromDays: -900,
    validToDays: -30,
  },
  {
    holder: 'ulla',
    brukare: 'ivar',
    kind: 'godMan',
    assignments: ['bevakaRatt'],
    validFromDays: -600,
    revokedDays: -20,
  },
]

/** What a brukare has allowed in the portal, put there by the demo's seed. */
export type CastConsent = {
  holder: string
  brukare: string
  kind: 'anhorig' | 'ombud'
  scopes: ('schedule:read' | 'visits:read' | 'reports:read' | 'hours:read' | 'claim:read' | 'notes:read' | 'object')[]
  validFromDays: number
  validToDays?: number
  revokedDays?: number
  /** The holder has not said yes or no. */
  unanswered?: true
}

/** Nils sees who comes to Pia and when, Sara what was done too; Amir is Karl's ombud; Vera's access to Pia was withdrawn; Frida has not
 * answered. */
export const portalConsents: readonly CastConsent[] = [
  { holder: 'nils', brukare: 'pia', kind: 'anhorig', scopes: ['schedule:read'], validFromDays: -60 },
  {
    holder: 'sara',
    brukare: 'pia',
    kind: 'anhorig',
    scopes: ['schedule:read', 'visits:read', 'reports:read', 'hours:read'],
    validFromDays: -60,
    validToDays: 300,
  },
  {
    holder: 'amir',
    brukare: 'karl',
    kind: 'ombud',
    scopes: ['schedule:read', 'visits:read', 'reports:read', 'object'],
    validFromDays: -30,
    validToDays: 120,
  },
  {
    holder: 'vera',
    brukare: 'pia',
    kind: 'anhorig',
    scopes: ['schedule:read', 'visits:read', 'reports:read'],
    validFromDays: -200,
    revokedDays: -10,
  },
  {
    ...{ holder: 'frida', brukare: 'pia', kind: 'anhorig', scopes: ['schedule:read'], validFromDays: 0 },
    unanswered: true,
  },
]

/** What one who holds an assignment together with another has asked the other to agree to: an objection to the report of
 * a member of the staff (by place in the team) for last month. */
export type CastJointAsk = { asker: string; brukare: string; staff: number; text: string }

/** Ingrid waits for Per's yes. */
export const jointAsks: readonly CastJointAsk[] = [
  { asker: 'ingrid', brukare: 'tuulikki', staff: 61, text: 'Tuulikki säger att ingen kom på fredagen.' },
]

/** What a representative has noted for their own use. `days`: from today. */
export type CastNote = { writer: string; brukare: string; kind: 'visit' | 'note'; days: number; text: string }

/** Greta's own about Karl, of the month before. */
export const ownNotes: readonly CastNote[] = [
  { writer: 'greta', brukare: 'karl', kind: 'visit', days: -30, text: 'Han var nöjd med sina assistenter.' },
  { writer: 'greta', brukare: 'karl', kind: 'note', days: -24, text: 'Ringde om kvällen när ingen kom.' },
]
