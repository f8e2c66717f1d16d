/** For what only repeats as a picture what is said beside it: hidden from voices, and known as that to who holds seen against said. */
export const picture = { 'aria-hidden': true, 'data-picture': '' } as const
