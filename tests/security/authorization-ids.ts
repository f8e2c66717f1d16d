/** What the addresses of one brukare are made of. `base` is `/b/<id>`. */
export type Ids = {
  base: string
  providerId: string
  shiftId: string
  /** The day of the shift. */
  date: string
  /** Who comes then, with a picture; `noPicture` where nobody of the first shifts has one. */
  staffId: string
  reportId: string
  rowId: string
  draftId: string
  objectionId: string
  accessDraftId: string
  representationId: string
  noteId: string
  /** A plan of the help, and a document that the schedule's right opens. */
  planId: string
  documentId: string
  /** An address of a calendar. */
  feedId: string
  /** What several must agree to; `noJointAct` where there is none. */
  jointActId: string
  wishId: string
  wishDraftId: string
}

/** Nobody who comes has this id. */
export const noPicture = 'stf-utan-bild'

/** No act has this id. */
export const noJointAct = 'ingen-fraga'

/** What nobody has. */
export const unknown: Ids = {
  base: '/b/AAAAAAAAAAAAAAAAAAAAAA',
  providerId: 'farsta',
  shiftId: 'shf-finns-inte',
  date: '2026-11-19',
  staffId: 'stf-finns-inte',
  reportId: 'rep-finns-inte',
  rowId: 'row-finns-inte',
  draftId: '00000000-0000-4000-8000-000000000000',
  objectionId: '00000000-0000-4000-8000-000000000000',
  accessDraftId: '00000000-0000-4000-8000-000000000000',
  representationId: '00000000-0000-4000-8000-000000000000',
  noteId: '00000000-0000-4000-8000-000000000000',
  planId: 'doc-finns-inte',
  documentId: 'doc-finns-inte',
  feedId: '00000000-0000-4000-8000-000000000000',
  jointActId: '00000000-0000-4000-8000-000000000000',
  wishId: '00000000-0000-4000-8000-000000000000',
  wishDraftId: '00000000-0000-4000-8000-000000000000',
}
