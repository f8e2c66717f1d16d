import type { Access } from '~/auth/types'
import type { Database, Draft, ObjectionCase } from '~/database/types'
import { mayAt } from '~/domain/access/rights'
import type { ObjectionReason } from '~/domain/objections/objection'
import { clockTime, stockholmDate } from '~/domain/time/time'
import { aboutSchema, type About } from '~/views/objections/about'
import {
  draftSchema,
  draftSteps,
  faultsOf,
  newDraft,
  sameStep,
  subjectKey,
  withStep,
  type DraftValues,
  type FormStep,
  type StepFault,
  type StepFields,
} from '~/views/objections/draft'
import { turnAt } from '~/views/objections/time'

/** A draft as it is found: being written, or become an objection. */
export type FoundDraft =
  { state: 'open'; id: string; version: number; values: DraftValues } | { state: 'submitted'; objectionId: string }

/** What a step sent: its fields, and which draft version and page they were written on. `passed`: and now goes on. */
export type SentStep = { fields: StepFields; version: number; page: string; passed: boolean }

/** `conflict`: another tab has said something else in this step since the page came; nothing was written. */
export type SavedStep =
  | { state: 'saved'; values: DraftValues; faults: StepFault[] }
  | { state: 'conflict' }
  | { state: 'submitted'; objectionId: string }

export type OpenDraft = { id: string; values: DraftValues; updatedAt: Date }

/** Two tabs that save again and again at once is not what people do. */
const attempts = 5

export type ObjectionDraftsService = ReturnType<typeof createObjectionDrafts>

/** Objections that are being written: each step is saved on the server before the next comes. */
export function createObjectionDrafts({ drafts }: Pick<Database, 'drafts'>) {
  const ownerOf = (access: Access) => ({ personId: access.viewer.personId, brukareId: access.brukare.id })

  async function find(access: Access, id: string): Promise<FoundDraft | null> {
    const draft = await drafts.find({ id, ...ownerOf(access) })
    if (draft === null || draft.kind !== 'objection') return null
    if (draft.submittedAs !== null) return { state: 'submitted', objectionId: draft.submittedAs }
    const values = valuesOf(draft)
    return openTo(access, values) ? { state: 'open', id, version: draft.version, values } : null
  }

  async function list(access: Access): Promise<OpenDraft[]> {
    return openOf(access, await drafts.list(ownerOf(access)))
  }

  function openOf(access: Access, found: readonly Draft[]): OpenDraft[] {
    return found.flatMap((draft) => {
      const values = draft.kind === 'objection' ? valuesOf(draft) : null
      return openTo(access, values) ? [{ id: draft.id, values, updatedAt: draft.updatedAt }] : []
    })
  }

  async function save(access: Access, id: string, step: FormStep, sent: SentStep): Promise<SavedStep | null> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const found = await find(access, id)
      if (found === null || found.state === 'submitted') return found
      const { values, version } = found
      const next = withStep(values, step, sent.fields, sent.passed)
      const last = values.saved[step]
      const another = last !== undefined && last.version > sent.version && last.page !== sent.page
      if (another && !sameStep(values, next, step)) return { state: 'conflict' }
      const saved = { ...next.saved, [step]: { version: version + 1, page: sent.page } }
      const result = await drafts.save({ id, ...ownerOf(access) }, { ...next, saved }, version)
      if (result.state === 'saved') return { state: 'saved', values: next, faults: faultsOf(next, step) }
      if (result.state === 'missing') return null
    }
    return { state: 'conflict' }
  }

  return {
    find,
    list,
    save,

    /** The same of several brukare at once, of one viewer; by the brukare's id. */
    async listOf(accesses: readonly Access[]): Promise<ReadonlyMap<string, OpenDraft[]>> {
      const [first] = accesses
      if (first === undefined) return new Map()
      const brukareIds = accesses.map(({ brukare }) => brukare.id)
      const found = await drafts.list({ personId: first.viewer.personId, brukareId: brukareIds })
      return new Map(
        accesses.map((access) => [
          access.brukare.id,
          openOf(
            access,
            found.filter(({ brukareId }) => brukareId === access.brukare.id),
          ),
        ]),
      )
    },

    /** The drafts about the same thing that have not been sent. */
    async about(access: Access, providerId: string, offer: About): Promise<OpenDraft[]> {
      const key = subjectKey({ providerId, offer })
      return (await list(access)).filter(({ values }) => values.resendOf === null && subjectKey(values) === key)
    },

    /** Begins a draft, with the reason where that was said first. One about the same thing in which nothing has been said is used again: a double press makes one. */
    async begin(
      access: Access,
      providerId: string,
      offer: About,
      chosen: readonly string[],
      reason: ObjectionReason | null = null,
    ): Promise<string> {
      const said = reason === null ? {} : { reason, passed: ['orsak'] }
      const values = draftSchema.parse({ ...newDraft(providerId, offer, chosen), ...said })
      const same = (await list(access)).find((draft) => JSON.stringify(draft.values) === JSON.stringify(values))
      return same?.id ?? (await drafts.create({ kind: 'objection', ...ownerOf(access), values })).id
    },

    /** Begins a draft of what the provider has refused, with all that was said; one that is under way is used again. */
    async beginAgain(access: Access, refused: ObjectionCase): Promise<string | null> {
      const underWay = (await list(access)).find(({ values }) => values.resendOf === refused.id)
      if (underWay) return underWay.id
      const about = aboutSchema.safeParse(refused.about)
      if (!about.success) return null
      const values: DraftValues = {
        ...newDraft(refused.providerId, about.data, idsOf(about.data)),
        ...{ reason: refused.reason, text: refused.text, time: typedTime(refused.ownVersion), resendOf: refused.id },
        passed: draftSteps.filter((step) => step !== 'kontrollera'),
      }
      return (await drafts.create({ kind: 'objection', ...ownerOf(access), values })).id
    },

    remove: (access: Access, id: string): Promise<boolean> => drafts.delete({ id, ...ownerOf(access) }),
  }
}

/** A draft is about one provider's matters: where the right there is gone, it is not there. */
function openTo(access: Access, values: DraftValues | null): values is DraftValues {
  return values !== null && mayAt(access, values.providerId, 'object')
}

function valuesOf(draft: Draft): DraftValues | null {
  return draftSchema.safeParse(draft.values).data ?? null
}

function idsOf(about: About): string[] {
  if (about.type === 'rows') return about.rows.map(({ id }) => id)
  if (about.type === 'claim') return about.lines.map(({ id }) => id)
  return about.type === 'faststallande' ? about.versions.map(({ id }) => id) : []
}

function typedTime(span: { start: string; end: string } | null): DraftValues['time'] {
  if (span === null) return { date: '', start: '', end: '' }
  const [start, end] = [new Date(span.start), new Date(span.end)]
  const typed = { date: stockholmDate(start), start: clockTime(start), end: clockTime(end) }
  const [startTurn, endTurn] = [turnAt(start), turnAt(end)]
  return { ...typed, ...(startTurn === null ? {} : { startTurn }), ...(endTurn === null ? {} : { endTurn }) }
}
