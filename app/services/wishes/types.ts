import type { Access } from '~/auth/types'
import type { Wish, WishCase } from '~/database/types'
import type { SendingTrouble } from '~/domain/delivery/undelivered'
import type { Known } from '~/domain/known'
import type { DayString } from '~/domain/time/time'
import type { HoursEffect } from '~/domain/wishes/effect'
import type { Seen } from '~/services/access-log/log.server'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import type { CallView } from '~/views/urgent/call'
import type { WishDraftValues, WishFault, WishFields, WishShift } from '~/views/wishes/draft'

/** A provider where the viewer has the right to send wishes, and whom to ring there. */
export type WishPlace = { providerId: string; name: string; call: CallView }

/**
 * Where the viewer may send a wish. `lacking`: the right is there, and the provider's system has no such thing: there is the
 * telephone; `unread`: it has not said. `notices`: what the page must say.
 */
export type WishOffers = { at: WishPlace[]; lacking: WishPlace[]; unread: WishPlace[]; notices: ProviderNotice[] }

/** What a wish is begun about. A shift has its day in Stockholm; `sectionIndex` null: the whole plan. */
export type WishStart =
  | { kind: 'cancel' | 'move' | 'otherPerson'; providerId: string; date: DayString; shiftId: string }
  | { kind: 'absence' | 'hospital'; providerId: string }
  | { kind: 'plan'; providerId: string; documentId: string; sectionIndex: number | null }

/**
 * What came of beginning one. `begun`: a draft, perhaps one that was under way about the same thing. `over`: the shift has begun
 * or is cancelled already, so that there is nothing to wish of it. `lacks`: the provider's system takes no wishes. `unread`: the
 * schedule, the plan or what the provider offers cannot be read now; `call` is whom to ring instead.
 */
export type WishBegun =
  | { state: 'begun'; draftId: string }
  | { state: 'over'; providerId: string; call: CallView }
  | { state: 'lacks' | 'unread'; providerId: string; call: CallView; notices: ProviderNotice[] }

/** A draft as it is found: being written, or become a wish. */
export type FoundWishDraft =
  | { state: 'open'; id: string; version: number; values: WishDraftValues; updatedAt: Date }
  | { state: 'submitted'; wishId: string }

/** What the form sent, which draft version and page it was written on, and whether it goes on (`passed`) or is only put aside. */
export type SentWishForm = { fields: WishFields; version: number; page: string; passed: boolean }

/** `conflict`: another tab has said something else since the page came; nothing was written. */
export type SavedWish =
  | { state: 'saved'; values: WishDraftValues; faults: WishFault[] }
  | { state: 'conflict' }
  | { state: 'submitted'; wishId: string }

/** A finished draft before it is sent: what it says, and what it does to the hours by the plan as it is now. */
export type CheckedWish =
  | { state: 'submitted'; wishId: string }
  | { state: 'incomplete' }
  | {
      state: 'ready'
      id: string
      version: number
      values: WishDraftValues
      /** What has become of the shift meanwhile; null: nothing that is known. The values have it as it is now. */
      trouble: ShiftTrouble | null
      /** Null where there is nothing more to wish of the shift. */
      effect: HoursEffect | null
      /** When the schedule that the hours are counted by was read; null where it is not needed, or could not be. */
      asOf: Date | null
      /** Others hold the right together with the viewer: it is sent by the viewer alone, and they see it (docs/adr/0061). */
      jointWith: readonly string[]
      notices: ProviderNotice[]
    }

/**
 * What has become of the shift that a draft is about since it was begun. `over`: it has begun or is cancelled; `gone`: it is not in
 * the schedule of that day any more; `moved`: it has another time there, or, where that is what is wished, somebody else is to come.
 */
export type ShiftTrouble = 'over' | 'gone' | 'moved'

/**
 * What came of sending a draft; in all states but `sent` nothing was sent. `changed`: another tab has changed it since it was
 * checked. `otherwise`: the shift is not what it was (`ShiftTrouble`, which the check says). `settled`: somebody else has sent the
 * refused wish again, or taken it back.
 */
export type WishSubmitted =
  { state: 'sent'; wishId: string } | { state: 'incomplete' | 'changed' | 'otherwise' | 'settled' }

/** A wish, and what of it is still to be sent; `unsent` null: nothing is. What it was about when it was written: `about`, by `wishDraftSchema`. */
export type ListedWish = Wish & { providerName: string; unsent: WishUnsent | null }

/** A wish, or its withdrawal, that has not reached the provider yet. `trouble` null: it is only on its way. */
export type WishUnsent = { what: 'wish' | 'wishWithdrawal'; since: Date; trouble: SendingTrouble | null }

/** A draft that is being written. */
export type OpenWishDraft = Extract<FoundWishDraft, { state: 'open' }>

export type WishList = { wishes: Known<readonly ListedWish[]>; drafts: OpenWishDraft[]; notices: ProviderNotice[] }

/** One wish with everything that happened, and what the viewer may do with it. */
export type WishPage = {
  wish: WishCase & { providerName: string; unsent: WishUnsent | null }
  /** It waits for the provider, or the provider has asked: the viewer may take it back. */
  mayWithdraw: boolean
  /** The provider refused it, and it can be written again. */
  mayResend: boolean
  /** Whom to ring: the answer to a question is the telephone, or a wish that says more. */
  call: CallView
  notices: ProviderNotice[]
  log: Seen
}

/** What came of a withdrawal: done (also when it was before), or the provider has decided. */
export type WishWithdrawn = 'done' | 'tooLate'

/** Wishes, as the pages use them. Null always: no such thing that is the viewer's; the page is then not found. */
export type WishesService = {
  /** At which providers the viewer may send a wish. Empty `at`, `lacking` and `unread`: the viewer has not the right (scope `wish`). */
  offers: (access: Access, scene: Scene) => Promise<WishOffers>
  /** True where the viewer may send a wish and the provider takes them; false too while it has not said. */
  takes: (access: Access, scene: Scene, providerId: string) => Promise<boolean>
  /** What can be chosen to wish something of: the shifts of the coming days at a provider (`aheadDays`) that have not begun and are not cancelled. */
  ahead: (
    access: Access,
    scene: Scene,
    providerId: string,
  ) => Promise<{ shifts: Known<readonly WishShift[]>; notices: ProviderNotice[] }>
  /** Begins a draft. Null: no right at the provider, or no such shift or plan there. */
  begin: (access: Access, scene: Scene, start: WishStart) => Promise<WishBegun | null>
  draft: (access: Access, draftId: string) => Promise<FoundWishDraft | null>
  /** Saves the form, also when something in it is wrong. */
  save: (access: Access, scene: Scene, draftId: string, sent: SentWishForm) => Promise<SavedWish | null>
  check: (access: Access, scene: Scene, draftId: string) => Promise<CheckedWish | null>
  /** Sends it, once: the same draft gives the same wish. `version`: as it was checked. Ask for a fresh sign-in first (`confirmed('act')`). */
  submit: (access: Access, scene: Scene, draft: { draftId: string; version: number }) => Promise<WishSubmitted | null>
  remove: (access: Access, draftId: string) => Promise<boolean>
  /** Newest first, those that wait before those that are decided. */
  list: (access: Access, scene: Scene) => Promise<WishList>
  case: (access: Access, scene: Scene, wishId: string) => Promise<WishPage | null>
  /** The wish by which a shift is not to be given, as the provider has said yes to; null: none that the viewer may see. */
  declining: (access: Access, at: { providerId: string; shiftId: string }) => Promise<string | null>
  /** Takes it back, at once here; what the provider must be told is sent. */
  withdraw: (access: Access, scene: Scene, wishId: string) => Promise<WishWithdrawn | null>
  /** A draft of what the provider has refused, with all that was said; its id is null when there is nothing to send again. Null: no such wish. */
  beginAgain: (access: Access, wishId: string) => Promise<{ draftId: string | null } | null>
}
