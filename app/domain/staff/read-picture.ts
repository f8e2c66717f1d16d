/** What a reader of one kind of file finds: its sides in pixels, whether it moves, and the parts of it that are kept. */
export type ReadPicture = { width: number; height: number; moves: boolean; kept: readonly Uint8Array[] }
