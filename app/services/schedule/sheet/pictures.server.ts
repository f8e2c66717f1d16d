import type { Picture } from '~/domain/staff/picture'

const alphaKinds: ReadonlySet<number> = new Set([4, 6])

/**
 * A picture as a PDF can hold it, as a data address; null for one that would have to be unpacked here first: WebP, and a PNG that can be
 * seen through or is interlaced. What comes from outside is never unpacked in the portal (docs/adr/0038).
 */
export function onPdf({ type, bytes }: Picture): string | null {
  const file = Buffer.from(bytes)
  if (type === 'image/webp' || (type === 'image/png' && isToBeUnpacked(file))) return null
  return `data:${type};base64,${file.toString('base64')}`
}

/** By the first chunk of a PNG, IHDR: the kind of colour, and whether it is interlaced; and the chunk that makes a palette see-through. */
function isToBeUnpacked(file: Buffer): boolean {
  const [kind, interlaced] = [file[25], file[28]]
  return kind === undefined || alphaKinds.has(kind) || interlaced !== 0 || file.includes('tRNS', 33, 'latin1')
}
