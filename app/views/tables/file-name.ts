import { stockholmDate } from '~/domain/time/time'

/** Whose matters a file is about. */
export type Whose = { name: string; protectedIdentity: boolean }
/**
 * What a file is. `what`: in Swedish, as in the addresses. `about`: the assistant, when it is about one. `when`: a day, week,
 * month or year as in the addresses; without it, the day that the file is made.
 */
export type FileFacts = { what: string; about?: string; when?: string }

const longest = 40
/** Letters that are not a letter and a sign, and so cannot be taken apart. */
const alone: Record<string, string> = { ı: 'i', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th' }

/**
 * What a file is called: "tidrapport-lindqvist-2026-10.csv". It says what, whose and when, so that it is known among others;
 * of one with protected identity it names nobody. Only a to z, digits and hyphens, which every program can keep.
 */
export function fileName({ what, about, when }: FileFacts, whose: Whose, now: Date, ending: string): string {
  const named = whose.protectedIdentity ? '' : surname(about ?? whose.name)
  return `${[what, named, when ?? stockholmDate(now)].filter((part) => part !== '').join('-')}.${ending}`
}

/** "al-amin" of "Nour Al-Amin"; the whole name when the last part is but a letter, "kim-a"; '' when there is no letter for it. */
function surname(name: string): string {
  const last = plain(name.trim().split(/\s+/).at(-1) ?? '')
  return (last.length > 1 ? last : plain(name)).slice(0, longest).replace(/-+$/, '')
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]/g, (sign) => alone[sign] ?? '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
}
