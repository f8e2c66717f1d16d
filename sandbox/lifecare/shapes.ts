/** From the mock's people and plan to the answers of Lifecare's API, with the fields that nobody should keep filled in. */
import { stockholmOffset } from '../../app/domain/time/stockholm'
import type { MockClient, MockStaff } from './people'
import type { MockActivity, MockService, MockWorkshift } from './plan'
import type { MockVisit } from './visits'

/** What stands in a field that an adapter must drop, by the field's name; a test puts a canary there. */
export type Secret = (field: string) => string

const wall = (at: Date): string =>
  new Date(at.getTime() + stockholmOffset(at.getTime()) * 60_000).toISOString().slice(0, 19)
const dashed = (number: string): string => `${number.slice(0, 8)}-${number.slice(8)}`
const two = (value: number): string => String(value).padStart(2, '0')
const codeText = ({ code, text }: MockService) => ({ Code: code, Text: text })
const fullName = ({ first, last }: { first: string; last: string }) => ({
  FirstName: first,
  LastName: last,
  FullName: `${first} ${last}`,
})

const position = (secret: Secret) => ({
  Address: { StreetAddress: secret('StreetAddress'), ZipCode: secret('ZipCode'), City: secret('City') },
  Coordinate: { Latitude: 59.329444, Longitude: 18.068611, CoordinateSystem: 'WGS84' },
  DetailText: secret('DetailText'),
})

const reach = (secret: Secret) => ({
  Addresses: [
    {
      ...{ StreetAddress: secret('StreetAddress'), ZipCode: secret('ZipCode'), City: secret('City') },
      ...{ CareOf: secret('CareOf'), Protected: false, EntryCode: secret('EntryCode'), Type: 'Home' },
    },
  ],
  Phones: [{ PhoneNumber: secret('PhoneNumber'), Protected: false, Type: 'Home' }],
  Emails: [{ EmailAddress: secret('EmailAddress'), Protected: false, Type: 'Home' }],
})

const activityOf = ({ id, client, start, minutes, services }: MockActivity, secret: Secret) => ({
  ...{ Id: id, PlanningUnitId: '17:HC:P', StartTime: start, TypeOfPlannedActivity: 'Visit' },
  Duration: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`,
  TraveltimeToActivity: '00:05:00',
  ...{ ActivityName: `¤${secret('ActivityName')}`, Description: secret('Description') },
  ...{ IsMonitored: true, MedicalReminder: false, StartPosition: position(secret), EndPosition: position(secret) },
  Client: { PlanningUnitId: '17:HC:P', ...reach(secret), PersonId: client.number, ...fullName(client) },
  KeyInfos: [
    { TypeOfKeyInfo: 'ClientKeyNumber', TypeOfKeyInfoLocalized: 'Nyckelnummer', Value: secret('KeyNumber') },
    { TypeOfKeyInfo: 'ClientKeyCode', TypeOfKeyInfoLocalized: 'Portkod', Value: secret('KeyCode') },
  ],
  ServiceItems: services.map((one) => ({ Type: codeText(one), Category: { Code: 1, Text: 'Hemtjänst' } })),
})

const pauseOf = (start: string, secret: Secret) => ({
  ...{ Id: `${start.slice(0, 10)}:P`, PlanningUnitId: '17:HC:P', StartTime: start, Duration: '00:20:00' },
  ...{ TraveltimeToActivity: '00:00:00', ActivityName: secret('PauseName'), Description: '' },
  ...{ IsMonitored: false, MedicalReminder: false, TypeOfPlannedActivity: 'Pause', KeyInfos: [], ServiceItems: [] },
})

/** A planned shift. A revoked one comes empty, with year 0001, as the real one does. */
export function workshiftOf(shift: MockWorkshift, secret: Secret) {
  const named = { Id: shift.id, ModificationTime: shift.modified.toISOString(), PlanningUnitId: '17:HC:P' }
  if (shift.isRevoked) {
    const nowhere = { StartTime: '0001-01-01T00:00:00', EndTime: '0001-01-01T00:00:00' }
    return { ...named, ...nowhere, PlannedActivities: [], Personnel: null, IsRevoked: true }
  }
  const { staff } = shift
  return {
    ...{ ...named, StartTime: shift.start, EndTime: shift.end, TravelTimeHome: '00:10:00' },
    ...{ StartPosition: position(secret), EndPosition: position(secret), TypeOfTransportation: 'Car' },
    PlannedActivities: [...shift.activities.map((one) => activityOf(one, secret)), pauseOf(shift.start, secret)],
    Personnel: staff && { PlanningUnitId: '17:HC:P', PersonId: dashed(staff.number), ...fullName(staff) },
    IsRevoked: false,
  }
}

/** A registered visit. One that was deleted comes with nothing in it. */
export function visitShapeOf(visit: MockVisit, secret: Secret) {
  if (visit.isDeleted) return { Id: visit.id, Deleted: true }
  const { activity, workshift, staff, status, start, end, originalStart } = visit
  const isGiven = status === 'Completed' || status === 'CompletedAndChangedTime'
  return {
    ...{ Id: visit.id, ExternalId: `ext-${visit.id}`, ClientPersonId: activity.client.number, Law: 'SoL' },
    ...{ ServiceCategory: { Code: 1, Text: 'Hemtjänst' }, PersonnelPersonId: dashed(staff.number) },
    ...{ PersonnelUserId: staff.userId, ExecutionId: activity.client.id, ProviderUnitId: 17 },
    ...{ StartTime: wall(start), ...(end && { EndTime: wall(end) }), Status: status },
    ...(originalStart && { OriginalStartTime: wall(originalStart), OriginalEndTime: end ? wall(end) : undefined }),
    ...{ LastUpdatedTime: visit.updated.toISOString(), IsDoubleManning: false },
    ...{ PlannedVisitId: activity.id, PlannedWorkshiftId: workshift.id },
    Services: activity.services.map((one) => ({
      ServiceCategory: { Code: 1, Text: 'Hemtjänst' },
      ServiceType: codeText(one),
      ExecutionId: activity.client.id,
      Quantity: 1,
      Status: isGiven ? 'Done' : 'NotDone',
    })),
    ...{ StartQuittanceType: visit.method, EndQuittanceType: visit.method },
    ...{ StartQuittanceId: secret('StartQuittanceId'), EndQuittanceId: secret('EndQuittanceId') },
    ...{ DeviceId: secret('DeviceId'), CancelledReason: secret('CancelledReason') },
    ...{ ReportingSystem: secret('ReportingSystem'), Approved: visit.isApproved, Deleted: false },
  }
}

/** A client, with all that the register has. */
export function clientShapeOf(client: MockClient, secret: Secret) {
  return {
    ...{ Id: client.id, ProtectedRegistration: client.isProtected, IsConfidential: false, Active: true },
    ...{ MaritalStatus: secret('MaritalStatus'), KeyCode: secret('ClientKeyCode'), UpdateTime: '2026-01-01T08:00:00Z' },
    ...{ Deleted: false, ...reach(secret), PersonId: client.number, ...fullName(client) },
  }
}

/** One who works. */
export function personnelShapeOf(staff: MockStaff, secret: Secret) {
  return {
    ...{ Id: staff.id, Title: staff.title, Signature: secret('Signature').slice(0, 10), UserId: staff.userId },
    ...{ Deleted: false, ...reach(secret), PersonId: dashed(staff.number), ...fullName(staff) },
    HsaIds: [{ HsaId: secret('HsaId'), ProviderUnitId: 17 }],
    Roles: [{ Active: true, FromDate: null, ToDate: null, Name: 'Hemtjänst', ProviderUnitId: 17 }],
  }
}

/** A decision on home care. Every third is by a type of hour that a word list may lack. */
export function decisionShapeOf(client: MockClient, secret: Secret) {
  const isOdd = client.id % 3 === 2
  return {
    ...{ Id: client.id * 10, InvestigationId: client.id, PersonId: client.number },
    ...{ Code: { Code: 40, Text: 'Hemtjänst i ordinärt boende' }, Type: { Code: 1, Text: 'Bifall' } },
    ...{ Date: '2026-01-15T00:00:00', FromDate: '2026-02-01T00:00:00', ToDate: '2027-01-31T00:00:00' },
    ...{ Reason: { Code: 9, Text: secret('DecisionReason') }, ServiceCategory: { Code: 1, Text: 'Hemtjänst' } },
    ...{ Hour: 12.5, HourType: isOdd ? { Code: 77, Text: 'Tim enl rutin' } : { Code: 2, Text: 'Timmar per vecka' } },
    ...{ DecisionLevel: { Code: 3, Text: 'Handläggare' }, ExecutionStartDate: '2026-02-02T00:00:00' },
    ...{ OrderIds: [], Deleted: false },
  }
}

/** A genomförandeplan. Its texts are the client's own, in the mock's words. */
export function planShapeOf(client: MockClient, secret: Secret) {
  const relative = { first: 'Rut', last: secret('ParticipantName') }
  return {
    ...{ Id: client.id * 7, ProviderUnitId: 17, PersonId: client.number, EstablishedDate: '2026-03-02T00:00:00' },
    ...{ ClientParticipation: true, ClientParticipationComment: 'Jag vill duscha på morgonen.' },
    Participants: [{ Relation: 'Dotter', ...reach(secret), PersonId: '', ...fullName(relative) }],
    OtherInformation: [
      {
        Headline: { Id: 1, Text: 'Boende', Type: 'Accommodation' },
        ...{ Text: 'Tre trappor utan hiss.', StartDate: '2026-03-02T00:00:00', EndDate: null },
      },
    ],
    Services: [
      { ServiceType: { Code: 11, Text: 'Personlig hygien' }, StartDate: '2026-03-02T00:00:00', EndDate: null },
    ],
    ...{ OtherServices: 'Promenad när vädret är bra.', ImportantInformation: 'Ring på och vänta.' },
    ...{ FollowUpDate: '2027-03-01T00:00:00', FollowUpComment: secret('FollowUpComment') },
    CreatedBy: { FirstName: secret('CreatedBy'), LastName: secret('CreatedBy'), Signature: 'abc' },
  }
}
