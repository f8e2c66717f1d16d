/** The invented staff of the sandbox provider. None of them has a personal identity number here. */
import { idOf } from './random'

export type WorldStaff = {
  id: string
  tenant: string
  displayName: string
  realName: string
  realAddress: string
  /** Personnummer; begins with SKYDDAD-, since it may be in no answer. */
  number: string
  role: 'assistant' | 'homeCarer' | 'nurse' | 'arbetsledare'
  protectedIdentity: boolean
  phone: string
  email: string
}

const givenNames = (
  'Amina,Lars,Fatima,Johan,Sofia,Kim,Tove,Ahmed,Birgitta,Marek,' +
  'Linnea,Tesfaye,Ingrid,Samuel,Nadja,Pär,Maryam,Oskar,Elin,Giorgos,' +
  'Hodan,Viktor,Agneta,Daniel,Ester,Mohammed,Petra,Anders,Zahra,Filip,' +
  'Marta,Yonas,Camilla,Henrik,Aisha,Stefan,Lovisa,Dragan,Helena,Erik,' +
  'Pirjo,Abdi,Katarina,Simon,Ewa,Robin,Jasmin,Magnus,Selma,Jan,' +
  'Anneli,Mehmet,Carina,Isak,Blessing,Roger,Therese,Ali,Monika,Gustav,' +
  'Saga,Hanna,Heikki,Lucia,Tomas,Nour,Barbro,Adam,Svetlana,Jonas,' +
  'Rebecka,Idris,Malin,Per,Farida,Leif,Astrid,Emil,Noor,Viggo'
).split(',')
const familyNames = (
  'Yusuf,Bergström,Hassan,Lindqvist,Ekman,A.,Sundberg,Karimi,Norén,Kowalski,' +
  'Åkesson,Bekele,Wallin,Öst,Petrova,Hallberg,Rezai,Forsman,Strand,Pappas,' +
  'Warsame,Lundin,Sjögren,Mattsson,Kuusela,Al-Amin,Blom,Vikström,Noori,Hedman,' +
  'Nowak,Tekle,Sandberg,Dalin,Omar,Melin,Granath,Jovanović,Ågren,Roos,' +
  'Korhonen,Farah,Löfgren,Ehn,Zielińska,Svärd,Demir,Rydell,Palm,Nyström,' +
  'Ek,Yıldız,Brandt,Thorén,Okafor,Sjöberg,Lind,Jafari,Szabó,Molin,' +
  'Franzén,Ibsen,Laine,Moreno,Backlund,Haddad-Ström,Eklöf,Cederholm,Ivanova,Falkman,' +
  'Stål,Jama,Hjort,Lundmark,Sadiq,Boman,Wiklund,Nordin,Hakimi,Ståhl'
).split(',')

/** Index in the team list of the assistant who has protected identity and is known by an alias. */
export const protectedAssistant = 5
/** Index of Jan, who is also brother and god man of Bo. */
export const janIndex = 49

const contact = (tenant: string, index: number) => ({
  phone: `08-123 45${String(index % 10)} ${String(10 + (index % 80))}`,
  email: `personal${String(index + 1)}@${tenant}.example`,
})

function assistant(index: number): WorldStaff {
  const name = `${givenNames[index] ?? ''} ${familyNames[index] ?? ''}`
  const isProtected = index === protectedAssistant
  return {
    id: idOf('stf', 'farsta', index),
    tenant: 'farsta',
    displayName: name,
    realName: isProtected ? 'SKYDDAD-PERSONAL-NAMN' : name,
    realAddress: isProtected ? 'SKYDDAD-PERSONAL-ADRESS 7' : `Farstavägen ${String(index + 1)}, Farsta`,
    number: `SKYDDAD-PERSONNUMMER-${String(index + 1)}`,
    role: 'assistant',
    protectedIdentity: isProtected,
    ...contact('farsta', index),
  }
}

function other(tenant: string, name: string, role: WorldStaff['role'], index: number): WorldStaff {
  return {
    id: idOf('stf', tenant, role, index),
    tenant,
    displayName: name,
    realName: name,
    realAddress: `Centralplan ${String(index + 1)}`,
    number: `SKYDDAD-PERSONNUMMER-${tenant}-${String(index + 1)}`,
    role,
    protectedIdentity: false,
    ...contact(tenant, 100 + index),
  }
}

/** The 80 assistants of Farsta, in the order that the teams point at. */
export const assistants: readonly WorldStaff[] = givenNames.map((_, index) => assistant(index))

/** Arbetsledare; the first of a tenant is the one who acts in the world's own history. */
export const arbetsledare: Record<string, readonly WorldStaff[]> = {
  farsta: ['Malin Ek', 'Kerstin Lövgren', 'Jamal Aziz'].map((name, index) =>
    other('farsta', name, 'arbetsledare', index),
  ),
  soder: [other('soder', 'Anna-Karin Holst', 'arbetsledare', 0)],
}

const homeCarerNames = [
  'Ulrika Sand',
  'Mustafa Öztürk',
  'Lena Fors',
  'Teresa Gómez',
  'Kalle Berglund',
  'Hiwa Rashid',
  'Gunilla Ask',
  'Ritva Niemi',
  'Dawit Haile',
  'Josefin Kroon',
  'Peter Alm',
  'Sanna Hult',
]
/** The home carers of Söder and its nurse, in the order that the team points at. */
export const homeCarers: readonly WorldStaff[] = [
  ...homeCarerNames.map((name, index) => other('soder', name, 'homeCarer', index)),
  other('soder', 'Irma Dahlin', 'nurse', homeCarerNames.length),
]

/** Everyone who works at a tenant. */
export function staffOf(tenant: string): readonly WorldStaff[] {
  return [...(tenant === 'farsta' ? assistants : homeCarers), ...(arbetsledare[tenant] ?? [])]
}

/** A member of the tenant's team by index. */
export function member(tenant: string, index: number): WorldStaff {
  const found = (tenant === 'farsta' ? assistants : homeCarers)[index]
  if (!found) throw new Error(`no staff ${String(index)} at ${tenant}`)
  return found
}

/** The arbetsledare who acts in the world's own history, as shown: name and role. */
export function firstArbetsledare(tenant: string): WorldStaff {
  const found = arbetsledare[tenant]?.[0]
  if (!found) throw new Error(`no arbetsledare at ${tenant}`)
  return found
}
