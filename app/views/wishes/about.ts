import { z } from 'zod'
import type { WishKind } from '~/domain/wishes/wish'
import type { Scene } from '~/views/frame/scene'
import { minutesBetween } from '~/domain/time/time'
import { isAboutDays, wishPlanSchema, wishShiftSchema, type WishPlan, type WishShift } from './draft'

/** What a wish says, whether it is being written or sent. Days are 'yyyy-mm-dd'; `wanted` is RFC 3339. */
export type Said = {
  kind: WishKind
  shift: WishShift | null
  plan: WishPlan | null
  wanted: { start: string; end: string } | null
  from: string | null
  to: string | null
  text: string
}

const aboutSchema = z.object({
  shift: wishShiftSchema.nullish().transform((shift) => shift ?? null),
  plan: wishPlanSchema.nullish().transform((plan) => plan ?? null),
})

/** What a sent wish was about when it was written; nothing of one that was sent elsewhere. */
export function aboutOf(about: unknown): Pick<Said, 'shift' | 'plan'> {
  return aboutSchema.catch({ shift: null, plan: null }).parse(about ?? {})
}

/** The wish in one line, without a full stop: "Avboka passet torsdag 19 november från klockan 7 till 14:30". */
export function wishTitle({ kind, shift, plan, from, to }: Omit<Said, 'text' | 'wanted'>, { t, f }: Scene): string {
  if (isAboutDays(kind)) {
    if (from === null) return t(`wishes.kind.${kind}`)
    if (to === null) return t(`wishes.item.${kind}Open`, { date: f.date(from) })
    return t(`wishes.item.${kind}`, { days: f.dateRange(from, to) })
  }
  if (kind === 'plan') {
    const part = plan === null ? null : partOf(plan, { t })
    return part === null ? t('wishes.item.wholePlan') : t('wishes.item.plan', { part })
  }
  if (shift === null) return t(`wishes.kind.${kind}`)
  const [start, end] = [new Date(shift.start), new Date(shift.end)]
  return t(`wishes.item.${kind}`, { date: f.date(start), span: f.span(start, end) })
}

/** "Passet torsdag 19 november från klockan 7 till 14:30, Anna Ek". */
export function shiftText(shift: WishShift | null, { t, f }: Scene): string {
  if (shift === null) return t('wishes.about.shiftUnknown')
  const [start, end] = [new Date(shift.start), new Date(shift.end)]
  const values = { date: f.date(start), span: f.span(start, end) }
  return shift.staffName === null
    ? t('wishes.about.shiftVacant', values)
    : t('wishes.about.shift', { ...values, staff: shift.staffName })
}

/** Which plan and which part of it. */
export function planText(plan: WishPlan | null, { t }: Pick<Scene, 't'>): string {
  if (plan === null) return t('wishes.about.planUnknown')
  const part = partOf(plan, { t })
  return part === null
    ? t('wishes.about.wholePlan', { title: plan.title })
    : t('wishes.about.plan', { title: plan.title, part })
}

const ourParts = ['decided', 'how', 'matters', 'participation', 'participants'] as const

/** The heading of a part: ours where everybody's plan has it, else the provider's own; null for the whole plan. */
function partOf({ section }: WishPlan, { t }: Pick<Scene, 't'>): string | null {
  if (section === null) return null
  const ours = ourParts.find((kind) => kind === section.kind)
  if (ours !== undefined) return t(`documents.plan.part.other.${ours}`)
  return section.heading ?? t('documents.plan.more')
}

/** What was said, or is about to be, as names and values. */
export type SaidView = { facts: { name: string; value: string }[]; text: string }

/** A wish in words, thing by thing. */
export function saidView(said: Said, scene: Scene): SaidView {
  const { t, f } = scene
  const { kind, shift, plan, wanted, from, to, text } = said
  const fact = (name: 'what' | 'shift' | 'wanted' | 'from' | 'to' | 'plan', value: string) => ({
    name: t(`wishes.said.${name}`),
    value,
  })
  const facts = [fact('what', t(`wishes.kind.${kind}`))]
  if (isAboutDays(kind)) {
    if (from !== null) facts.push(fact('from', f.dateLong(from)))
    facts.push(fact('to', to === null ? t('wishes.said.noEnd') : f.dateLong(to)))
  } else if (kind === 'plan') facts.push(fact('plan', planText(plan, scene)))
  else facts.push(fact('shift', shiftText(shift, scene)))
  if (wanted !== null) facts.push(fact('wanted', wantedText(wanted, scene)))
  return { facts, text }
}

function wantedText({ start, end }: NonNullable<Said['wanted']>, { t, f }: Scene): string {
  const [from, to] = [new Date(start), new Date(end)]
  return t('wishes.about.wanted', {
    date: f.date(from),
    span: f.span(from, to),
    length: f.duration(minutesBetween(from, to)),
  })
}
