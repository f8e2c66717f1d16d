/** A number that is not taken; of 24^5 one is soon found. @throws when twenty were taken */
export async function freeReference(
  make: () => string,
  isTaken: (reference: string) => Promise<boolean>,
): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const reference = make()
    if (!(await isTaken(reference))) return reference
  }
  throw new Error('no free reference number was found in 20 attempts')
}
