/** Somebody who comes, as far as the rule goes. */
type Shown = { photoUrl?: string | undefined; photoConsent?: boolean | undefined }

/**
 * THE rule (docs/adr/0038): the address of the picture of somebody who comes, at the provider; null where it is not shown. It takes
 * the person's yes, and a brukare without protected identity: who knows the faces may know where they go.
 */
export function photoOf({ photoUrl, photoConsent }: Shown, brukareIsProtected: boolean): string | null {
  return photoConsent === true && photoUrl !== undefined && !brukareIsProtected ? photoUrl : null
}
