/**
 * What is taken out of Lifecare's answers. Everything else is dropped here, before anything is kept or logged: keys and door
 * codes, positions, addresses, telephones, devices, reasons, names of activities and their descriptions.
 */
import { z } from 'zod'

const text = z.string().max(300)
/** A text that is not needed: one that cannot be read costs only itself. */
const aside = text.nullish().catch(null)
const codeText = z.object({ Code: z.number().int(), Text: aside })
const personnel = z.object({ PersonId: text, FirstName: aside, LastName: aside })
const serviceType = codeText.nullish().catch(null)

/** A planned activity of a shift. */
export const activityRow = z.object({
  Id: text,
  StartTime: text,
  Duration: text,
  TraveltimeToActivity: text.nullish(),
  TypeOfPlannedActivity: text.nullish(),
  Client: z.object({ PersonId: text }).nullish(),
  ServiceItems: z
    .array(z.object({ Type: serviceType }).catch({}))
    .nullish()
    .catch(null),
})

/** What can be said of an activity that cannot be read as a whole. */
export const brokenActivity = z.object({
  Id: aside,
  StartTime: aside,
  TypeOfPlannedActivity: aside,
  Client: z.object({ PersonId: text }).nullish().catch(null),
})

/** What can be said of a shift that cannot be read as a whole. */
export const brokenWorkshift = z.object({ Id: text, PlannedActivities: z.array(z.unknown()).catch([]) })

/** A planned shift of one who works. Its activities are read one by one. */
export const workshiftRow = z.object({
  Id: text,
  ModificationTime: text,
  Personnel: personnel.nullish(),
  PlannedActivities: z.array(z.unknown()).nullish(),
  IsRevoked: z.boolean().nullish(),
})
export type WorkshiftRow = z.infer<typeof workshiftRow>
export type ActivityRow = z.infer<typeof activityRow>

const quittance = z.enum(['None', 'Nfc', 'Bluetooth', 'Lock'])

/** A registered visit. */
export const visitRow = z.object({
  Id: z.number().int(),
  ClientPersonId: text,
  PersonnelPersonId: text,
  Law: aside,
  StartTime: text,
  EndTime: text.nullish(),
  Status: z.enum(['Started', 'Completed', 'Cancelled', 'Declined', 'CompletedAndChangedTime']),
  OriginalStartTime: aside,
  OriginalEndTime: aside,
  LastUpdatedTime: aside,
  PlannedVisitId: text.nullish(),
  Services: z
    .array(z.object({ ServiceType: serviceType, Status: aside }).catch({}))
    .nullish()
    .catch(null),
  StartQuittanceType: quittance,
  EndQuittanceType: quittance,
  Approved: z.boolean().nullish(),
  Deleted: z.boolean().nullish(),
})
export type VisitRow = z.infer<typeof visitRow>

/** One that was deleted: it comes with nothing else in it. */
export const deletedRow = z.object({ Id: z.number().int(), Deleted: z.literal(true) })

/** What can be said of a visit that cannot be read as a whole. */
export const brokenVisit = z.object({ Id: z.number().int(), ClientPersonId: aside, StartTime: aside })

/** A client: the number, the name and the flags. */
export const clientRow = z.object({
  PersonId: text,
  FirstName: text.nullish(),
  LastName: text.nullish(),
  ProtectedRegistration: z.boolean().nullish(),
  IsConfidential: z.boolean().nullish(),
  Active: z.boolean().nullish(),
  Deregistration: z.object({ Reason: text.nullish() }).nullish(),
  Deleted: z.boolean().nullish(),
})
export type ClientRow = z.infer<typeof clientRow>

/** One who works. */
export const personnelRow = personnel.extend({ Deleted: z.boolean().nullish() })

/** A decision. */
export const decisionRow = z.object({
  Id: z.number().int(),
  PersonId: text,
  Date: text.nullish(),
  FromDate: text.nullish(),
  ToDate: text.nullish(),
  Type: codeText.nullish(),
  Hour: z.number().nullish(),
  HourType: codeText.nullish(),
  ExecutionStartDate: text.nullish(),
  ExecutionEndDate: text.nullish(),
  Deleted: z.boolean().nullish(),
})
export type DecisionRow = z.infer<typeof decisionRow>

/** What can be said of a row of somebody's that cannot be read as a whole. */
export const brokenPerson = z.object({ Id: z.number().int().nullish().catch(null), PersonId: aside })

const long = z.string().max(20_000)

/** A genomförandeplan. */
export const planRow = z.object({
  Id: z.number().int(),
  PersonId: text,
  EstablishedDate: text,
  EndDate: text.nullish(),
  ClientParticipation: z.boolean(),
  ClientParticipationComment: long.nullish(),
  Participants: z.array(z.object({ Relation: text.nullish() })).nullish(),
  OtherInformation: z
    .array(z.object({ Headline: z.object({ Text: text.nullish() }).nullish(), Text: long.nullish() }))
    .nullish(),
  Services: z.array(z.object({ ServiceType: codeText.nullish() })).nullish(),
  OtherServices: long.nullish(),
  ImportantInformation: long.nullish(),
  FollowUpDate: text.nullish(),
})
export type PlanRow = z.infer<typeof planRow>

/** The rows that can be read, how many cannot, and which. One that is broken costs only itself. */
export function readRows<T>(
  schema: z.ZodType<T>,
  rows: readonly unknown[],
): { rows: T[]; unread: number; broken: unknown[] } {
  const read: T[] = []
  const broken: unknown[] = []
  for (const row of rows) {
    const parsed = schema.safeParse(row)
    if (parsed.success) read.push(parsed.data)
    else broken.push(row)
  }
  return { rows: read, unread: broken.length, broken }
}
