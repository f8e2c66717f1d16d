import { shownOf, type Known } from '~/domain/known'
import type { Newness } from '~/domain/news/news'
import { openedKeys } from '~/domain/news/opened'
import { mixed, type Mixed } from '~/i18n/origin'
import { isBlank } from '~/i18n/outside-text'
import type { Scene } from '~/views/frame/scene'
import type { Document } from '../../../provider-api/contract'

/** A document, ready to be shown: what it is called, facts about it, and the ways to it. */
export type DocumentItem = {
  key: string
  title: Mixed
  /** Whether it is new to the viewer; they have read it when they have opened its page or fetched its file. */
  newness: Newness | null
  lines: string[]
  /** The page of a plan; null: there is the file alone. */
  plan: { href: string; text: Mixed } | null
  file: { href: string; text: Mixed; about: string }
}

/** The documents that the viewer may read. */
export type DocumentsView = { heading: string; items: DocumentItem[] }

/** A document with where it is. */
export type DocumentAt = { document: Document; providerId: string; providerName: string }

/** Makes the list, in the order that the providers give. */
export function documentsView(known: Known<readonly DocumentAt[]>, brukareId: string, scene: Scene): DocumentsView {
  const { t } = scene
  const all = shownOf(known)
  const several = new Set(all.map(({ providerId }) => providerId)).size > 1
  const headings = {
    known: () => t('documents.heading.known', { count: all.length }),
    partly: () => t('documents.heading.partly', { count: all.length }),
    none: () => t('documents.heading.none'),
    unknown: () => t('documents.heading.unknown'),
    notYours: () => t('documents.heading.none'),
  }
  return { heading: headings[known.is](), items: all.map((one) => itemOf(one, brukareId, several, scene)) }
}

function itemOf(
  { document, providerId, providerName }: DocumentAt,
  brukareId: string,
  several: boolean,
  { t, f, isNew }: Scene,
): DocumentItem {
  const { id, title, updatedAt, sections } = document
  const at = `${providerId}/${id}`
  const named = { title: { text: title, from: 'provider' as const } }
  return {
    key: at,
    title: [isBlank(title) ? t('format.notGiven') : named.title],
    newness: isNew?.(new Date(updatedAt), openedKeys.document(providerId, id)) ?? null,
    lines: [
      t('documents.updated', { date: f.dateLong(new Date(updatedAt)) }),
      ...(several ? [t('documents.from', { provider: providerName })] : []),
    ],
    plan:
      sections === undefined ? null : { href: `/b/${brukareId}/plan/${at}`, text: mixed(t, 'documents.read', named) },
    file: {
      href: `/b/${brukareId}/dokument/${at}`,
      text: mixed(t, 'documents.fetch', named),
      about: fileText(document, { t, f }),
    },
  }
}

/** What a file is, before it is fetched: "PDF, 12 kB, på svenska". */
export function fileText(
  { mediaType, bytes, language = 'sv' }: Pick<Document, 'mediaType' | 'bytes' | 'language'>,
  { t, f }: Pick<Scene, 't' | 'f'>,
): string {
  const format = t(mediaType === 'application/pdf' ? 'documents.format.pdf' : 'documents.format.text')
  const values = { format, size: sizeText(bytes, { t, f }) }
  const name = f.languageName(language)
  return name === null ? t('documents.about.bare', values) : t('documents.about.whole', { ...values, language: name })
}

const [kilo, mega] = [1_000, 1_000_000]

/** Rounded upwards to a whole kB, and from a million bytes to a tenth of a MB. */
function sizeText(bytes: number, { t, f }: Pick<Scene, 't' | 'f'>): string {
  if (bytes < mega) return t('documents.size.kilo', { size: f.number(Math.max(1, Math.ceil(bytes / kilo))) })
  return t('documents.size.mega', { size: f.number(Math.ceil((bytes * 10) / mega) / 10) })
}
