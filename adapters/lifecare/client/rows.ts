/**
 * What is taken out of Lifecare's answers. Everything else is dropped here, before anything is kept or logged: keys and door
 * codes, positions, addresses, telephones, devices, reasons, names of activities and their descriptions.
 */
import { z } from 'zod'

const text = z.string().max(300)
const codeText = z.object({ Code: z.number().int(), Text: text.nullish() })
const personnel = z.object({ PersonId: text, FirstName: text.nullish(), LastName: text.nullish() })

const activity = z.object({
  Id: text,
  StartTime: text,
  Duration: text,
  TraveltimeToActivity: text.nullish(),
  TypeOfPlannedActivity: text.nullish(),
  Client: z.object({ PersonId: text }).nullish(),
  ServiceItems: z.array(z.object({ Type: codeText.nullish() })).nullish(),
})

/** A planned shift of one who works. */
export const workshiftRow = z.object({
  Id: text,
  ModificationTime: text,
  Personnel: personnel.nullish(),
  PlannedActivities: z.array(activity).nullish(),
  IsRevoked: z.boolean().nullish(),
})
export type WorkshiftRow = z.infer<typeof workshiftRow>
export type ActivityRow = z.infer<typeof activity>

const quittance = z.enum(['None', 'Nfc', 'Bluetooth', 'Lock'])

/** A registered visit. */
export const visitRow = z.object({
  Id: z.number().int(),
  ClientPersonId: text,
  PersonnelPersonId: text,
  Law: text.nullish(),
  StartTime: text,
  EndTime: text.nullish(),
  Status: z.enum(['Started', 'Completed', 'Cancelled', 'Declined', 'CompletedAndChangedTime']),
  OriginalStartTime: text.nullish(),
  OriginalEndTime: text.nullish(),
  LastUpdatedTime: text.nullish(),
  PlannedVisitId: text.nullish(),
  Services: z.array(z.object({ ServiceType: codeText.nullish(), Status: text.nullish() })).nullish(),
  StartQuittanceType: quittance,
  EndQuittanceType: quittance,
  Approved: z.boolean().nullish(),
  Deleted: z.boolean().nullish(),
})
export type VisitRow = z.infer<typeof visitRow>

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
  Hour: z.number().nullish(),
  HourType: codeText.nullish(),
  ExecutionStartDate: text.nullish(),
  Deleted: z.boolean().nullish(),
})
export type DecisionRow = z.infer<typeof decisionRow>

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

/** The rows that can be read, and how many cannot. One that is broken costs only itself. */
export function readRows<T>(schema: z.ZodType<T>, rows: readonly unknown[]): { rows: T[]; unread: number } {
  const read = rows.flatMap((row) => {
    const parsed = schema.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
  return { rows: read, unread: rows.length - read.length }
}
