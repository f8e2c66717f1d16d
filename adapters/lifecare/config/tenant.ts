import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { methods } from '../words'

const day = z.iso.date()
const words = z.record(z.string().regex(/^\d+$/, 'is not a code'), z.string().trim().min(1).max(100))
const law = z.enum(['SoL', 'LSS', 'SFB'])

const schema = z
  .strictObject({
    /** How the provider is called. */
    name: z.string().trim().min(1).max(100),
    unit: z.string().trim().min(1).max(100),
    municipality: z.string().trim().min(1).max(100).optional(),
    /** The law of a client without a decision that says one. */
    law,
    role: z.enum(['assistant', 'homeCarer', 'nurse']),
    phones: z.array(
      z.strictObject({
        purpose: z.enum(['jour', 'office']),
        number: z.string().min(3).max(30),
        hours: z.string().min(1).max(100).optional(),
      }),
    ),
    /** What a time without an offset means, and whether an activity's start is when one is there. */
    times: z.strictObject({ local: z.enum(['stockholm', 'utc']), startIs: z.enum(['arrival', 'departure']) }),
    /** From when on the plan is asked for at the first pull, and from which day on all is known. */
    pullFrom: z.iso.datetime({ offset: true }),
    dataFrom: day,
    /** How many days ahead, from today, the plan is published whole; and how long before its day a shift may stand untouched. */
    plannedDaysAhead: z.number().int().min(0).max(365),
    longestNoticeDays: z.number().int().min(0).max(730).default(180),
    /** Whether those with protected identity are here without a name, or not at all. */
    protectedIdentity: z.enum(['leaveOut', 'withoutName']),
    /** Whether objections are taken. Nobody can answer them here yet, so only where it is tried. */
    takesObjections: z.boolean().default(false),
    /** The laws whose decisions the tenant's key may read, and the codes of types of decision that grant something. */
    decisions: z.array(z.enum(['SoL', 'LSS'])).default(['SoL', 'LSS']),
    grantedTypes: z.array(z.number().int()),
    /** Registers from which much may be gone at once: set it when it is true that it is, and take it away after. */
    acceptLoss: z.array(z.enum(['clients', 'personnel', 'decisions', 'plans'])).default([]),
    /** Codes of services, and what they are called to those who get them. */
    services: words,
    unknownService: z.enum(['raw', 'leaveOut']),
    /** Codes of types of hours, and what the hours of a decision are for each of. */
    hourTypes: z.record(z.string().regex(/^\d+$/, 'is not a code'), z.enum(['week', 'month', 'period'])),
    /** How a quittance is told. */
    methods: z.strictObject({
      None: z.enum(methods),
      Nfc: z.enum(methods),
      Bluetooth: z.enum(methods),
      Lock: z.enum(methods),
    }),
    rule: z.strictObject({
      startToleranceMinutes: z.number().int().min(0).max(1440),
      endToleranceMinutes: z.number().int().min(0).max(1440),
      totalMode: z.enum(['sum', 'duration']),
      totalToleranceMinutes: z.number().int().min(0).max(1440),
    }),
  })
  .refine(({ pullFrom, dataFrom }) => pullFrom.slice(0, 10) <= dataFrom, {
    path: ['dataFrom'],
    message: 'is before pullFrom: earlier days would be told as known and empty',
  })

/** What is particular to a tenant: names, word lists, and how its times and codes are meant. */
export type Tenant = z.infer<typeof schema>

/** Reads a tenant's configuration. Throws with every fault, one a line, and with no value of the file. */
export function readTenant(file: string): Tenant {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`LIFECARE_TENANT ${file}: cannot be read as JSON`)
  }
  return parseTenant(json, file)
}

/** The same from what has been read. `file` is named in the faults. */
export function parseTenant(json: unknown, file: string): Tenant {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`)
  throw new Error(`LIFECARE_TENANT ${file}:\n${faults.join('\n')}`)
}
