import type { Access } from '~/auth/types'
import type { Database, Draft } from '~/database/types'
import { grantableScopes } from '~/domain/access/giving'
import { twelveDigits } from '~/domain/sign-in/personal-number'
import { stockholmDate } from '~/domain/time/time'
import { placesWith } from '~/domain/access/rights'
import {
  accessDraftSchema,
  accessFaults,
  kindOf,
  newAccessDraft,
  withAccessStep,
  type AccessDraft,
  type AccessFault,
  type AccessFields,
  type AccessFormStep,
  type NumberFault,
} from '~/views/access/draft'

type Parts = {
  database: Pick<Database, 'drafts' | 'persons' | 'brukare' | 'representations'>
  /** What the providers call the one with a number of 12 digits. */
  pseudonymOf: (number: string) => string
}

/** A draft as it is found: being written, or become a representation. */
export type FoundAccessDraft =
  { state: 'open'; version: number; values: AccessDraft } | { state: 'submitted'; representationId: string }

/** `conflict`: the draft has been saved since the page came; nothing was written. */
export type SavedAccessStep =
  | { state: 'saved'; values: AccessDraft; faults: AccessFault[] }
  | { state: 'conflict' }
  | { state: 'submitted'; representationId: string }

/** Who gives, for whom, in what capacity and where. */
type Giver = Pick<Access, 'role' | 'places'> & { brukare: { id: string }; viewer: { personId: string } }

export type AccessDraftsService = ReturnType<typeof createAccessDrafts>

/** Accesses that are being given: each step is saved, sealed, on the server before the next comes. */
export function createAccessDrafts({ database, pseudonymOf }: Parts) {
  const { drafts } = database
  const ownerOf = (access: Access) => ({ personId: access.viewer.personId, brukareId: access.brukare.id })

  async function find(access: Access, id: string): Promise<FoundAccessDraft | null> {
    const draft = await drafts.find({ id, ...ownerOf(access) })
    if (draft === null || draft.kind !== 'access') return null
    if (draft.submittedAs !== null) return { state: 'submitted', representationId: draft.submittedAs }
    const values = valuesOf(draft)
    return values && { state: 'open', version: draft.version, values }
  }

  /**
   * Why someone with a number may not be given access by this giver for this brukare; null when they may. All is asked
   * every time, of what the giver may see: neither the answer nor its time tells whether the portal knows the number.
   */
  async function numberFault(access: Giver, number: string): Promise<NumberFault | null> {
    const { brukare, role, viewer, places } = access
    // What was given where this giver decides nothing is nothing to this giver.
    const at =
      role === 'brukare' ? 'everywhere' : placesWith({ places }, 'access:manage').map(({ providerId }) => providerId)
    const [isBrukare, isOwn, isOffered] = await Promise.all([
      database.brukare.hasPseudonym(brukare.id, pseudonymOf(number)),
      database.persons.hasNumber(viewer.personId, number),
      database.representations.isOffered(brukare.id, number, { at, givenBy: viewer.personId }),
    ])
    if (isBrukare) return role === 'brukare' ? 'numberOwn' : 'numberBrukare'
    if (isOwn) return 'numberOwn'
    return isOffered ? 'numberHas' : null
  }

  return {
    find,
    numberFault,

    /** Those in which something has been said, the last saved first. */
    async list(access: Access): Promise<{ id: string; values: AccessDraft; updatedAt: Date }[]> {
      return (await drafts.list(ownerOf(access))).flatMap((draft) => {
        const values = draft.kind === 'access' ? valuesOf(draft) : null
        return values && values.passed.length > 0 ? [{ id: draft.id, values, updatedAt: draft.updatedAt }] : []
      })
    },

    begin: async (access: Access): Promise<string> =>
      (await drafts.create({ kind: 'access', ...ownerOf(access), values: newAccessDraft })).id,

    async save(
      access: Access,
      id: string,
      step: AccessFormStep,
      sent: { fields: AccessFields; version: number; passed: boolean; now: Date },
    ): Promise<SavedAccessStep | null> {
      const found = await find(access, id)
      if (found === null || found.state === 'submitted') return found
      const today = stockholmDate(sent.now)
      const typed = step === 'vem' ? sent.fields.number.trim() : ''
      const number = typed === '' ? keptNumber(found.values, step, sent.fields) : twelveDigits(typed, today)
      const refused = number === null ? 'numberWrong' : number === '' ? null : await numberFault(access, number)
      const next = narrowed(
        access,
        withAccessStep(found.values, step, sent.fields, {
          number: step === 'vem' && refused !== null ? '' : (number ?? ''),
          passed: sent.passed,
        }),
      )
      const saved = await drafts.save({ id, ...ownerOf(access) }, next, sent.version)
      if (saved.state === 'missing') return null
      if (saved.state !== 'saved') return { state: 'conflict' }
      const lost = found.values.number !== '' && number === '' ? ('numberAgain' as const) : null
      const faults = accessFaults(next, step, today).map((fault) =>
        fault.fault === 'numberMissing' ? { ...fault, fault: refused ?? lost ?? fault.fault } : fault,
      )
      return { state: 'saved', values: next, faults }
    },

    remove: (access: Access, id: string): Promise<boolean> => drafts.delete({ id, ...ownerOf(access) }),
  }
}

/** A giver cannot choose what is not theirs to give, nor what the kind cannot have. */
function narrowed(access: Access, draft: AccessDraft): AccessDraft {
  const kind = kindOf(draft)
  if (kind === null) return draft
  const grantable = grantableScopes(kind, access)
  return { ...draft, scopes: grantable.filter((scope) => draft.scopes.includes(scope)) }
}

/**
 * A name and a number are one person's: with another name, the number that was saved with the one before is not kept.
 */
function keptNumber({ name, number }: AccessDraft, step: AccessFormStep, fields: AccessFields): string {
  return step === 'vem' && name !== '' && fields.name !== name ? '' : number
}

function valuesOf(draft: Draft): AccessDraft | null {
  return accessDraftSchema.safeParse(draft.values).data ?? null
}
