import type { Asked, MayDo } from '~/domain/joint/act'
import type { DayString } from '~/domain/time/time'
import type { ObjectionReason } from '~/domain/objections/objection'
import { openingScopes, type ActorRole } from '~/domain/access/representation'
import type { ObjectionTarget, Span } from '../../../provider-api/contract'
import { untilText } from '~/views/access/draft'
import { targetOf, type About } from '~/views/objections/about'
import type { JointPayload } from './payload'
import { saidView, type SaidView } from '~/views/objections/facts'
import type { Scene } from '~/views/frame/scene'

/** An act that waits for others, or has; `state` is what it is now. */
export type ActData = Omit<Asked, 'confirmations'> & {
  id: string
  name: string
  askedAs: ActorRole
  waitsFor: readonly string[]
  createdAt: Date
  endedAt: Date | null
  endedBy: string | null
  reason: string | null
  resultId: string | null
  confirmations: readonly { personId: string; alone: boolean; name: string; at: Date }[]
}

/** An act with what the viewer may do, and whether it waits for the viewer (domain/joint/act `asksFor`). */
export type JudgedAct = { act: ActData; may: MayDo; asks: boolean }

/** Who looks. `base`: `/b/<id>`. */
export type ActViewer = { personId: string; base: string }

/** One in the list. `name`: of the one who asks. */
export type JointItem = { id: string; name: string; href: string; text: string; asked: string; state: string }
/** What has been asked: what waits first. */
export type JointListView = { heading: string; waiting: JointItem[]; ended: JointItem[] }

/** A part of what is to be given; `own`: in somebody's own words. */
export type GivenPart = { part: 'roll' | 'vem' | 'vad' | 'tid' | 'meddelande'; lines: string[]; own?: boolean }

/** One act, finished. */
export type JointActView = {
  kind: Asked['kind']
  href: string
  heading: string
  lead: string
  /** Who asked. */
  name: string
  /** "Per Sjö vill göra en invändning." */
  what: string
  asked: string
  /** Who has said yes, a sentence each. */
  yes: string[]
  /** Whose yes is waited for, and until when; null when nothing is. */
  waits: string | null
  answerBy: string | null
  said: SaidView | null
  parts: GivenPart[]
  /** Why it was withdrawn, in the words of the one who asks. */
  ownText: string | null
  declined: string | null
  reason: string | null
  may: MayDo
  /** It waits, and a yes cannot be taken now; null when it can. */
  unsure: string | null
  /** What it became, or the question that it was asked again by. */
  result: { href: string; text: string } | null
}

type Withdrawn = {
  id: string
  target: ObjectionTarget
  reason: ObjectionReason
  ownVersion: Span | null
  text: string
  about: About | null
}

/** The list of what has been asked. */
export function jointListView(all: readonly JudgedAct[], viewer: ActViewer, scene: Scene): JointListView {
  const items = all.map((one) => ({ state: one.act.state, item: itemOf(one, viewer, scene) }))
  const waiting = items.filter(({ state }) => state === 'waiting').map(({ item }) => item)
  const yours = all.filter(({ act, asks }) => act.state === 'waiting' && asks).length
  const { t } = scene
  return {
    // What waits for the viewer first, as everywhere; the rest is in the list.
    heading:
      waiting.length === 0
        ? t('joint.list.none')
        : yours > 0
          ? t('joint.list.yours', { count: yours })
          : t('joint.list.others', { count: waiting.length }),
    waiting,
    ended: items.filter(({ state }) => state !== 'waiting').map(({ item }) => item),
  }
}

function itemOf({ act, asks }: JudgedAct, { base }: ActViewer, scene: Scene): JointItem {
  const { t, f } = scene
  const { id, kind, name } = act
  return {
    ...{ id, name },
    href: `${base}/tillsammans/${id}`,
    text: t(`joint.wants.${kind}`, { name }),
    asked: t('joint.asked', { time: f.dateTime(act.createdAt) }),
    state: act.state === 'waiting' ? waitsText(act, asks, scene) : t(`joint.state.${act.state}`),
  }
}

/** One act with all that is asked. */
export function jointActView(
  found: JudgedAct & {
    payload: JointPayload
    /** When the right of the one who asks ends, and with it what is given by it; null: it does not, as far as is known. */
    endsBy: DayString | null
    objection: Withdrawn | null
    /** Whether it may still be done cannot be known now. */
    isUnsure: boolean
    /** The question that it was asked again by; null: it was not. */
    later: string | null
    /** Empty when it is done at no provider. */
    providerName: string
  },
  viewer: ActViewer,
  scene: Scene,
): JointActView {
  const { act, payload, may, asks, isUnsure, later, endsBy, objection, providerName } = found
  const { t, f } = scene
  const { kind, state, name } = act
  const waits = state === 'waiting'
  return {
    ...{ kind, may, name, ...wordsOf(found, viewer, scene) },
    href: `${viewer.base}/tillsammans/${act.id}`,
    what: `${t(`joint.wants.${kind}`, { name })}.`,
    asked: t('joint.askedBy', { name, role: t(`terms.role.${act.askedAs}`), time: f.dateTime(act.createdAt) }),
    yes: act.confirmations.map((yes) => t('joint.saidYes', { name: yes.name, time: f.dateTime(yes.at) })),
    waits: waits ? waitsText(act, asks, scene) : null,
    answerBy: waits ? f.dateLong(act.expiresAt) : null,
    said: saidOf(payload, objection, scene),
    parts: partsOf(payload, { providerName, endsBy }, scene),
    ownText: payload.kind === 'withdrawObjection' ? payload.text : null,
    declined:
      act.endedBy === null || act.endedAt === null
        ? null
        : t('joint.saidNo', { name: act.endedBy, time: f.dateTime(act.endedAt) }),
    reason: act.reason,
    unsure: waits && isUnsure && asks ? t('joint.unsure', { name }) : null,
    result:
      later === null
        ? resultOf(act, viewer, scene)
        : { href: `${viewer.base}/tillsammans/${later}`, text: t('joint.see.newer') },
  }
}

/** Those whose yes is asked for, as a list of names. */
export function others({ waitsFor, confirmations }: ActData, { t, f }: Scene): string {
  const left = waitsFor.filter((name) => confirmations.every((yes) => yes.name !== name))
  return left.length === 0 ? t('joint.someone') : f.list(left)
}

function wordsOf(
  { act, may, asks }: JudgedAct,
  { personId }: ActViewer,
  scene: Scene,
): { heading: string; lead: string } {
  const { t } = scene
  const { kind, state, name } = act
  const names = others(act, scene)
  switch (state) {
    case 'waiting':
      if (asks) return { heading: t('joint.heading.yours', { name }), lead: t('joint.lead.yours') }
      if (personId === act.personId) {
        return { heading: t('joint.heading.waiting', { names }), lead: t('joint.lead.waiting', { names }) }
      }
      return {
        heading: t('joint.heading.waiting', { names }),
        lead: may.confirm ? t('joint.lead.instead', { name, names }) : t('joint.lead.others', { name }),
      }
    case 'done':
      return { heading: t(`joint.heading.done.${kind}`), lead: t('joint.lead.done') }
    case 'declined': {
      const byLaw = act.askedAs === 'godMan' || act.askedAs === 'forvaltare'
      return {
        heading: t('joint.heading.declined', { name: act.endedBy ?? t('joint.someone') }),
        lead: t(byLaw ? 'joint.lead.disagree' : 'joint.lead.nothing'),
      }
    }
    case 'takenBack':
      return { heading: t('joint.heading.takenBack', { name }), lead: t('joint.lead.nothing') }
    case 'expired':
      return { heading: t('joint.heading.expired'), lead: t('joint.lead.expired') }
  }
}

/** Who waits for whom: the same sentence in the list and on the page, by what the first page and the work list tell by too. */
function waitsText(act: ActData, asks: boolean, scene: Scene): string {
  return asks ? scene.t('joint.state.yours') : scene.t('joint.state.waiting', { names: others(act, scene) })
}

function saidOf(payload: JointPayload, objection: Withdrawn | null, scene: Scene): SaidView | null {
  if (payload.kind === 'lodgeObjection') {
    return saidView({ ...payload, target: targetOf(payload.about) }, payload.about, scene)
  }
  return objection && saidView(objection, objection.about, scene)
}

function partsOf(
  payload: JointPayload,
  { providerName, endsBy }: { providerName: string; endsBy: DayString | null },
  scene: Scene,
): GivenPart[] {
  const { t } = scene
  if (payload.kind === 'giveFullmakt') {
    return [
      { part: 'roll', lines: [t('joint.arbetsledare', { provider: providerName })] },
      { part: 'tid', lines: [untilText(payload.to, scene)] },
    ]
  }
  if (payload.kind !== 'giveAccess') return []
  const { role, name, scopes, validTo, message } = payload
  return [
    { part: 'roll', lines: [t(`access.step.roll.${role}`)] },
    { part: 'vem', lines: [name] },
    {
      part: 'vad',
      lines: openingScopes.filter((scope) => scopes.includes(scope)).map((scope) => t(`access.can.${scope}`)),
    },
    { part: 'tid', lines: [untilText(validTo, scene, endsBy)] },
    { part: 'meddelande', lines: [message === '' ? t('access.check.noMessage') : message], own: message !== '' },
  ]
}

function resultOf({ kind, state, resultId }: ActData, { base }: ActViewer, { t }: Scene): JointActView['result'] {
  if (state !== 'done' || resultId === null) return null
  const places = {
    lodgeObjection: `invandningar/${resultId}/kvitto`,
    withdrawObjection: `invandningar/${resultId}`,
    giveAccess: `behoriga/${resultId}`,
    giveFullmakt: 'fullmakt',
  } as const
  return { href: `${base}/${places[kind]}`, text: t(`joint.see.${kind}`) }
}
